"""The table of contents: a field whose lines are already there."""

from __future__ import annotations

from ctg_docs.document.nodes import TableOfContents, TocEntry
from ctg_docs.document.numbering import number_words
from ctg_docs.writing.docx.context import WordContext
from ctg_docs.writing.docx.elements import Element, paragraph, run, w
from ctg_docs.writing.docx.fields import field, field_end, field_start
from ctg_docs.writing.docx.inlines import inlines

DEEPEST = 3
"""Levels of the contents that have a style."""


def draw_contents(node: TableOfContents, context: WordContext) -> list[Element]:
    """Return the block of contents that Word knows how to update."""
    lines = [_entry(entry, context) for entry in node.entries]
    if lines:
        depth = min(node.depth, DEEPEST)
        for rank, element in enumerate(field_start(f'TOC \\o "1-{depth}" \\h \\z \\u'), 1):
            lines[0].insert(rank, element)
        lines[-1].append(field_end())
    title = paragraph("TOCHeading", inlines(node.title, context))
    gallery = w("docPartGallery", val="Table of Contents")
    properties = w("sdtPr", w("docPartObj", gallery, w("docPartUnique")))
    return [w("sdt", properties, w("sdtContent", title, *lines))]


def _entry(entry: TocEntry, context: WordContext) -> Element:
    bookmark = context.bookmarks.contents(entry.target)
    page = field(f"PAGEREF {bookmark} \\h", context.pages.page(entry.target))
    words = [run("", w("t", number_words(entry.number)))] if entry.number else []
    words += inlines(entry.title, context)
    link = w("hyperlink", *words, run("", w("tab")), *page, anchor=bookmark, history=1)
    return paragraph(f"TOC{min(entry.depth, DEEPEST)}", [link])
