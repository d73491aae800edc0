"""Word models of communes: their parts, and the relations between them."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from lxml import etree

from ctg_docs.document.theme import ModeleWord
from ctg_docs.problems import Place
from ctg_docs.writing.docx.charter.archive import read_parts, refused, unreadable

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_RELATIONS = R.strip("{}") + "/"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}.main+xml"
_DOCUMENTS = {_MAIN.format("document"), _MAIN.format("template")}
_WEB = ("https://", "mailto:")
_PARSER = etree.XMLParser(
    resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
)

Node = Any
"""An element of lxml."""


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation: from a part to another, or to something outside the file."""

    id: str
    kind: str
    """The end of its type: `header`, `image`, `attachedTemplate`."""
    target: str
    """Name of a part, or an address."""
    external: bool


class Model:
    """The parts of a Word model, read and never changed: `xml` returns a copy."""

    def __init__(self, source: ModeleWord) -> None:
        self.source = source
        self.parts: Mapping[str, bytes] = read_parts(source)
        self._trees: dict[str, Node] = {}
        self._refuse_macros()
        kind = self._types.get(self.document, "")
        if kind not in _DOCUMENTS:
            raise self._unreadable()
        if self.xml(self.document).tag != f"{W}document":
            raise self._unreadable()

    @cached_property
    def document(self) -> str:
        """Name of the part that holds the text."""
        found = [r.target for r in self.relations("") if r.kind == "officeDocument"]
        if not found or found[0] not in self.parts:
            raise self._unreadable()
        return found[0]

    def xml(self, name: str) -> Node:
        """Return the root of a part, to be changed at will."""
        if name not in self._trees:
            try:
                root = etree.fromstring(self.parts[name], _PARSER)
            except (KeyError, etree.XMLSyntaxError) as error:
                raise self._unreadable() from error
            if root.getroottree().docinfo.doctype:
                raise refused(self.source, f"sa partie « {name} » déclare un type de document")
            self._trees[name] = root
        return deepcopy(self._trees[name])

    def related(self, kind: str) -> Node | None:
        """Return the root of the part of a kind that the document leads to, if any."""
        name = self.part(kind)
        return self.xml(name) if name else None

    def part(self, kind: str) -> str:
        """Return the name of the part of a kind that the document leads to, or nothing."""
        found = (r.target for r in self.relations(self.document) if r.kind == kind)
        return next((name for name in found if name in self.parts), "")

    def relations(self, part: str) -> list[Relation]:
        """Return the relations of a part, or of the whole file for no name."""
        folder, name = posixpath.split(part)
        path = posixpath.join(folder, "_rels", f"{name}.rels")
        if path not in self.parts:
            return []
        return [_relation(node, folder) for node in self.xml(path).iter(_RELATIONSHIP)]

    @cached_property
    def running(self) -> list[str]:
        """Names of the parts that hold its heads and feet."""
        related = self.relations(self.document)
        names = (r.target for r in related if r.kind in ("header", "footer"))
        return [name for name in dict.fromkeys(names) if name in self.parts]

    def outside(self) -> Iterator[tuple[str, str]]:
        """Yield the address of what each part wants from elsewhere: templates, pictures, and so on.

        Links that readers follow are told apart, in the heads and feet that are kept.
        """
        for part in sorted(self.parts):
            for relation in self.relations(part):
                followed = relation.kind == "hyperlink"
                kept = is_web_link(relation) if part in self.running else followed
                if relation.external and not kept:
                    yield part, relation.target

    @cached_property
    def _types(self) -> dict[str, str]:
        """Content types of the parts that have their own."""
        return {
            node.get("PartName", "").lstrip("/"): node.get("ContentType", "")
            for node in self.xml("[Content_Types].xml")
            if node.get("PartName")
        }

    def _refuse_macros(self) -> None:
        types = [kind.lower() for kind in self._types.values()]
        names = [name.lower() for name in self.parts]
        if (
            any("macroenabled" in kind or "vbaproject" in kind for kind in types)
            or any(name.endswith(("vbaproject.bin", "vbadata.xml")) for name in names)
            or any("/activex/" in name for name in names)
        ):
            raise refused(self.source, "il contient des macros")

    def _unreadable(self) -> Exception:
        hint = "Ouvrez-le dans Word, puis enregistrez-le au format « Document Word (.docx) »."
        return unreadable(self.source, hint)


def is_web_link(relation: Relation) -> bool:
    """Tell whether a relation is a link that readers follow if they want to."""
    return relation.kind == "hyperlink" and is_web_address(relation.target)


def is_web_address(address: str) -> bool:
    """Tell whether an address is that of a page or of a mailbox, and of nothing else."""
    return address.lower().startswith(_WEB)


def open_model(source: ModeleWord) -> Model:
    """Return the model, read once as long as its file does not change."""
    try:
        state = source.fichier.stat()
    except OSError as error:
        hint = "Vérifiez que ce fichier existe et que vous avez le droit de le lire."
        raise unreadable(source, hint) from error
    return _opened(source.fichier, source.place, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=4)
def _opened(path: Path, place: Place, _changed: int, _size: int) -> Model:
    return Model(ModeleWord(path, place))


def _relation(node: Node, folder: str) -> Relation:
    kind = node.get("Type", "").removeprefix(_RELATIONS)
    target = node.get("Target", "")
    external = node.get("TargetMode") == "External"
    if not external:
        target = posixpath.normpath(posixpath.join("/", folder, unquote(target))).lstrip("/")
    return Relation(node.get("Id", ""), kind, target, external)
