"""The whole page: metadata, running head and body."""

from __future__ import annotations

from ctg_docs.document.nodes import Document
from ctg_docs.document.theme import Theme
from ctg_docs.document.units import POINTS_PER_MILLIMETRE
from ctg_docs.writing.html.blocks import HtmlBlocks
from ctg_docs.writing.html.inlines import inlines
from ctg_docs.writing.html.slides import screen
from ctg_docs.writing.markup import element, text, void
from ctg_docs.writing.pages.heights import page_area


def render_html(document: Document, theme: Theme) -> str:
    """Return the document as one page, well-formed HTML and XML at once, without style.

    Images are data: URIs; targets are ids; page numbers are left to the style sheet.
    """
    header = element("div", inlines(document.header), "entete") if document.header else ""
    body = element("body", header + _blocks(document, theme).blocks(document.blocks))
    return "<!DOCTYPE html>\n" + element("html", _head(document) + body, lang=document.language)


def _blocks(document: Document, theme: Theme) -> HtmlBlocks:
    if document.page == "diapositive":
        return screen(document, theme)
    width, _ = theme.marges.text(document.page)
    area = page_area(theme, document.page)
    return HtmlBlocks(theme, width * POINTS_PER_MILLIMETRE, area=area)


def _head(document: Document) -> str:
    day = document.date.isoformat() if document.date else ""
    metas = {
        "author": document.author,
        "description": document.subject,
        "keywords": ", ".join(document.keywords),
        "generator": "ctg-docs",
        "dcterms.created": day,
        "dcterms.modified": day,
    }
    return element(
        "head",
        void("meta", charset="utf-8")
        + element("title", text(document.title))
        + "".join(void("meta", name=n, content=c) for n, c in metas.items() if c),
    )
