"""The Word document, from the resolved tree to the bytes of the file."""

from __future__ import annotations

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml
from docx.package import Package
from docx.parts.document import DocumentPart

from ctg_docs.document.nodes import Cover, Document
from ctg_docs.document.pagination import Pagination
from ctg_docs.document.theme import Theme
from ctg_docs.writing.docx.blocks import draw
from ctg_docs.writing.docx.context import Context, Spot
from ctg_docs.writing.docx.elements import Element, xml
from ctg_docs.writing.docx.parts import add_house
from ctg_docs.writing.docx.running import body_references, cover_references
from ctg_docs.writing.docx.sections import section, text_width
from ctg_docs.writing.office.archive import package_bytes
from ctg_docs.writing.office.parts import add_metadata

_NAMESPACES = nsdecls("w", "r", "wp", "a", "pic")


def write_docx(document: Document, theme: Theme, pages: Pagination) -> bytes:
    """Return a resolved document as a Word file, the same bytes for the same tree.

    `pages` gives the numbers shown until Word counts them. Raises `SourceError` when a picture
    cannot be read.
    """
    package = Package()
    uri = PackURI("/word/document.xml")
    root = parse_xml(f"<w:document {_NAMESPACES}/>")
    part = DocumentPart(uri, CONTENT_TYPE.WML_DOCUMENT_MAIN, root, package)
    package.relate_to(part, RELATIONSHIP_TYPE.OFFICE_DOCUMENT)
    context = Context(draw, theme, package, part, pages)
    body = xml(_body(document, theme, context))
    root.append(parse_xml(f"<w:body {_NAMESPACES}>{body}</w:body>"))
    add_house(document, theme, context)
    add_metadata(document, theme, package)
    return package_bytes(package)


def _body(document: Document, theme: Theme, context: Context) -> list[Element]:
    """Return the cover, in a section of its own, then the rest."""
    spot = Spot(text_width(theme.marges, document.page))
    blocks = document.blocks
    elements: list[Element] = []
    if blocks and isinstance(blocks[0], Cover):
        elements = draw(blocks[:1], context, spot)
        references = cover_references(document, theme, context)
        elements[-1][0].append(section(theme.marges, document.page, references))
        blocks = blocks[1:]
    elements += draw(blocks, context, spot)
    elements.append(section(theme.marges, document.page, body_references(document, theme, context)))
    return elements
