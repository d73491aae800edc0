"""Blocks: one element each, sections and lists holding others."""

from __future__ import annotations

from ctg_docs.document.nodes import (
    Block,
    Blocks,
    Cover,
    Figure,
    KeyFigures,
    ListBlock,
    Paragraph,
    Record,
    Section,
    SignatureGrid,
    Table,
    TableOfContents,
)
from ctg_docs.document.words import heading_separator
from ctg_docs.writing.html.cover import contents, cover
from ctg_docs.writing.html.inlines import inlines
from ctg_docs.writing.html.markup import element, text
from ctg_docs.writing.html.panels import figure, key_figures, record, signatures
from ctg_docs.writing.html.tables import table

DEEPEST = 6


def blocks(content: Blocks) -> str:
    """Return the markup of blocks in reading order."""
    return "".join(map(_block, content))


def _block(node: Block) -> str:
    match node:
        case Paragraph():
            return element("p", inlines(node.content), node.role, "solidaire" if node.keep else "")
        case Section():
            return _section(node)
        case ListBlock():
            return _list(node)
        case Table():
            return table(node, compact)
        case Record():
            return record(node, compact)
        case KeyFigures():
            return key_figures(node)
        case Figure():
            return figure(node)
        case SignatureGrid():
            return signatures(node)
        case Cover():
            return cover(node)
        case TableOfContents():
            return contents(node)


def compact(content: Blocks) -> str:
    """Return the blocks of a cell, a field or an item, the first paragraph without element.

    A list item of a tagged PDF may hold words but no paragraph.
    """
    match content:
        case (Paragraph(words, role="corps"), *others):
            return inlines(words) + "".join(map(_inner, others))
    return "".join(map(_inner, content))


def _inner(node: Block) -> str:
    # A list right inside an item is read after all the item's words, where the engine puts it.
    markup = _block(node)
    return element("div", markup, "sous-liste") if isinstance(node, ListBlock) else markup


def _section(node: Section) -> str:
    level = min(node.level, DEEPEST)
    number = text(node.number + heading_separator(node.number)) if node.number else ""
    # The target is the heading, not the section: a section may open at the very end of a page
    # that its heading no longer fits in.
    title = element(
        f"h{level}",
        number + inlines(node.title),
        "titre",
        f"titre-{min(level, 4)}",
        f"titre-{node.kind}",
        id=node.id,
    )
    return element(
        "section", title + blocks(node.content), "nouvelle-page" if node.new_page else ""
    )


def _list(node: ListBlock) -> str:
    items = "".join(element("li", compact(item), "point") for item in node.items)
    return element("ol" if node.ordered else "ul", items, "liste")
