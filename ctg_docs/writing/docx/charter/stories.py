"""Parts of a model that pass into the document, with the pictures they show."""

from __future__ import annotations

import posixpath

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from ctg_docs.writing.docx.charter.addresses import strip_addresses
from ctg_docs.writing.docx.charter.cleaning import prune
from ctg_docs.writing.docx.charter.fields import unlink
from ctg_docs.writing.docx.charter.model import Model, Node, Relation, is_web_link
from ctg_docs.writing.docx.context import WordContext
from ctg_docs.writing.docx.fonts import OBFUSCATED

_MEDIA = {
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "bmp": "image/bmp",
    "tif": "image/tiff",
    "tiff": "image/tiff",
    "emf": "image/x-emf",
    "wmf": "image/x-wmf",
}
"""Pictures that Word draws, by the end of their name."""


class Stories:
    """The parts taken from a model for one document; each picture comes once."""

    def __init__(self, model: Model, context: WordContext) -> None:
        self.model = model
        self.context = context
        self._carried: dict[str, Part] = {}

    def adopt(self, root: Node, source: str, uri: str, content_type: str) -> Part:
        """Return a part made of a root that came from a part of the model, pruned.

        Pictures, fonts and links to the web stay; what leads elsewhere goes.
        """
        contain(root)
        kept = {r.id: r for r in self.model.relations(source) if is_kept(self.model, r)}
        prune(root, kept)
        part = Part(PackURI(uri), content_type, serialized(root), self.context.package)
        used = {value for node in root.iter() for value in node.attrib.values()}
        for relation in kept.values():
            if relation.id not in used:
                continue
            if relation.external:
                link = RELATIONSHIP_TYPE.HYPERLINK
                part.load_rel(link, relation.target, relation.id, is_external=True)
            else:
                kind = RELATIONSHIP_TYPE.IMAGE.replace("image", relation.kind)
                part.load_rel(kind, self._carry(relation), relation.id)
        return part

    def background(self, root: Node) -> Node | None:
        """Return the background of the pages of the model, its picture related to the document."""
        found = root.find("{*}background")
        if found is None:
            return None
        contain(found)
        relations = self.model.relations(self.model.document)
        kept = {r.id: r for r in relations if r.kind == "image" and is_kept(self.model, r)}
        part = self.context.part

        def relate(id_: str) -> str:
            relation: str = part.relate_to(self._carry(kept[id_]), RELATIONSHIP_TYPE.IMAGE)
            return relation

        prune(found, kept, relate)
        return found

    def _carry(self, relation: Relation) -> Part:
        """Return the part of a picture or of a font, the same for all those that show it."""
        name = relation.target
        if name not in self._carried:
            rank, ending = len(self._carried) + 1, _ending(name)
            font = relation.kind == "font"
            uri = f"/word/{'fonts/font' if font else 'media/modele'}{rank}.{ending}"
            kind = OBFUSCATED if font else _MEDIA[ending]
            content = self.model.parts[name]
            self._carried[name] = Part(PackURI(uri), kind, content, self.context.package)
        return self._carried[name]


def is_kept(model: Model, relation: Relation) -> bool:
    """Tell whether a part that passes may still lead there: pictures, fonts, links to the web."""
    if relation.external or relation.target not in model.parts:
        return relation.external and is_web_link(relation)
    ending = _ending(relation.target)
    if relation.kind == "font":
        return ending == "odttf"
    return relation.kind == "image" and ending in _MEDIA


def contain(root: Node) -> None:
    """Leave in a part nothing that Word would run, nor fetch by an address of its own."""
    unlink(root)
    strip_addresses(root)


def serialized(root: Node) -> bytes:
    """Return a part as its bytes."""
    content: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return content


def _ending(name: str) -> str:
    return posixpath.splitext(name)[1].lstrip(".").lower()
