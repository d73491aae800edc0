"""The Word document, from the resolved tree to the bytes of the file."""

from __future__ import annotations

from dataclasses import replace

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
from ctg_docs.writing.docx.context import Surroundings, WordContext
from ctg_docs.writing.docx.elements import Element, xml
from ctg_docs.writing.docx.paper import HousePaper, Paper
from ctg_docs.writing.docx.revisions import Revisions
from ctg_docs.writing.docx.sources import add_sources
from ctg_docs.writing.docx.targets import targets
from ctg_docs.writing.office.archive import package_bytes
from ctg_docs.writing.office.parts import add_metadata
from ctg_docs.writing.pages.heights import page_area

_NAMESPACES = nsdecls("w", "r", "wp", "a", "pic")


def write_docx(
    document: Document, theme: Theme, pages: Pagination, revisions: Revisions | None = None
) -> bytes:
    """Return a resolved document as a Word file, the same bytes for the same tree.

    `pages` gives the numbers shown until Word counts them, `revisions` who made the changes that a
    marked document shows. Raises `SourceError` when a picture,
    or the Word model of the theme, cannot be read.
    """
    package = Package()
    uri = PackURI("/word/document.xml")
    root = parse_xml(f"<w:document {_NAMESPACES}/>")
    part = DocumentPart(uri, CONTENT_TYPE.WML_DOCUMENT_MAIN, root, package)
    package.relate_to(part, RELATIONSHIP_TYPE.OFFICE_DOCUMENT)
    paper = _paper(document, theme)
    pages = replace(pages, starts=_title_pages(document, theme, pages))
    area = page_area(theme, document.page)
    context = WordContext(draw, theme, package, part, pages, paper.cover_height, area)
    if not document.marked:
        context = replace(context, targets=targets(document.blocks))
    if revisions:
        context = replace(context, revisions=revisions)
    body = xml(_body(document, paper, context))
    markup = f"{paper.background(context)}<w:body>{body}</w:body>"
    # In the place of the empty root: lxml takes the square of the length to move a tree into it.
    part._element = parse_xml(f"<w:document {_NAMESPACES}>{markup}</w:document>")
    paper.add_parts(context)
    add_sources(document, part)
    add_metadata(document, theme, package)
    return package_bytes(package)


def _paper(document: Document, theme: Theme) -> Paper:
    if theme.modele_word is None:
        return HousePaper(document, theme)
    from ctg_docs.writing.docx.charter.paper import CharterPaper  # noqa: PLC0415 - few have one

    return CharterPaper(document, theme, theme.modele_word)


def _title_pages(document: Document, theme: Theme, pages: Pagination) -> frozenset[str]:
    """Return the titles that begin a page whatever stands before them: none in a text that lives.

    A final file is signed as it is: each of its titles stays on the page that its contents
    announce. The pages of a Word model are not those of the PDF.
    """
    return pages.starts if document.final and not theme.modele_word else frozenset()


def _body(document: Document, paper: Paper, context: WordContext) -> list[Element]:
    """Return the cover, in a section of its own, then the rest."""
    blocks = document.blocks
    elements: list[Element] = []
    covered = bool(blocks) and isinstance(blocks[0], Cover)
    if covered:
        elements = draw(blocks[:1], context, Surroundings(paper.cover.text_width))
        elements[-1][0].append(paper.cover_section(context))
        blocks = blocks[1:]
    elements += draw(blocks, context, Surroundings(paper.body.text_width))
    elements.append(paper.body_section(context, alone=not covered))
    return elements
