"""Runs of text: words, links, references, gaps."""

from __future__ import annotations

from docx.opc.constants import RELATIONSHIP_TYPE

from ctg_docs.document.nodes import (
    Blank,
    Edited,
    Emphasis,
    Inline,
    Inlines,
    LineBreak,
    Link,
    PageCount,
    Reference,
    Strong,
    Superscript,
    Text,
)
from ctg_docs.document.words import blank_text
from ctg_docs.writing.docx.context import WordContext
from ctg_docs.writing.docx.elements import Element, paragraph, run, w
from ctg_docs.writing.docx.fields import field
from ctg_docs.writing.docx.references import reference
from ctg_docs.writing.docx.revisions import line_mark
from ctg_docs.writing.docx.styles import character_style

_LINK = "Hyperlink"


def inlines(
    content: Inlines, context: WordContext, styles: frozenset[str] = frozenset()
) -> list[Element]:
    """Return the runs of a text, on which character styles may already lie."""
    return [element for node in content for element in _inline(node, context, styles)]


def line(style: str, content: Inlines, context: WordContext, *, keep_next: bool = False) -> Element:
    """Return a paragraph that is there for its words alone, and comes or goes with them."""
    drawn = paragraph(style, inlines(content, context), keep_next=keep_next)
    return context.revisions.end(drawn, *line_mark(content))


def _inline(node: Inline, context: WordContext, styles: frozenset[str]) -> list[Element]:
    style = character_style(styles)
    match node:
        case Text(words):
            return [run(style, w("t", words))] if words else []
        case Strong(content):
            return inlines(content, context, styles | {"Strong"})
        case Emphasis(content):
            return inlines(content, context, styles | {"Emphasis"})
        case Superscript(content):
            return inlines(content, context, styles | {"Exposant"})
        case LineBreak():
            return [run(style, w("br"))]
        case Link(href, content):
            return _link(href, inlines(content, context, styles | {_LINK}), context)
        case Blank():
            return [run("ACompleter", w("t", blank_text(node)))]
        case Edited(kind, content):
            return context.revisions.runs(kind, inlines(content, context, styles))
        case PageCount():
            return field("NUMPAGES", str(context.pages.total), style)
        case Reference(target, form="page"):
            bookmark = context.bookmarks.reference(target)
            return field(f"PAGEREF {bookmark} \\h", context.pages.page(target), style)
        case Reference():
            return reference(node, style, context, inside_link=_LINK in styles)


def _link(href: str, runs: list[Element], context: WordContext) -> list[Element]:
    relation = context.part.relate_to(href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = w("hyperlink", *runs, history=1)
    link.set("r:id", relation)
    return [link]
