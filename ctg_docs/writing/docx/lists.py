"""Bulleted and numbered lists, in the styles that bear their marks."""

from __future__ import annotations

from dataclasses import replace

from ctg_docs.document.nodes import Blocks, ListBlock, Paragraph
from ctg_docs.writing.docx.context import Surroundings, WordContext
from ctg_docs.writing.docx.counters import DEFINITIONS
from ctg_docs.writing.docx.elements import Element, paragraph, w
from ctg_docs.writing.docx.inlines import inlines
from ctg_docs.writing.docx.revisions import line_mark
from ctg_docs.writing.docx.styles import DEEPEST_LIST, ListKind, list_style

Numbering = tuple[int, int] | None


def draw_list(block: ListBlock, context: WordContext, around: Surroundings) -> list[Element]:
    """Return the paragraphs of a list; a numbered one counts from its own start."""
    inside = replace(around, depth=around.depth + 1)
    kind: ListKind = "Number" if block.ordered else "Bullet"
    numbering = _restart(block, context, inside) if block.ordered else None
    elements: list[Element] = []
    for item in block.items:
        elements += _item(item, kind, numbering, context, inside)
    if elements and inside.depth == 1 and around.cell is None:
        _close(elements[-1])
    return elements


def _restart(block: ListBlock, context: WordContext, around: Surroundings) -> Numbering:
    small = around.cell is not None and around.cell.small_lists
    level = min(around.depth, DEEPEST_LIST) - 1
    return context.lists.restart(level, small=small, start=block.start, lettered=block.lettered)


def _item(
    item: Blocks, kind: ListKind, numbering: Numbering, context: WordContext, around: Surroundings
) -> list[Element]:
    match item:
        case (Paragraph() as first, *others):
            words, rest = first, tuple(others)
        case _:
            words, rest = Paragraph(()), item
    marked = list_style(kind, around.depth, around.cell)
    unmarked = list_style("Continue", around.depth, around.cell)
    elements = [_line(words, marked, context, around, numbering)]
    for block in rest:
        if isinstance(block, Paragraph):
            elements.append(_line(block, unmarked, context, around))
        else:
            elements += context.draw((block,), context, around)
    return elements


def _line(
    words: Paragraph,
    style: str,
    context: WordContext,
    around: Surroundings,
    numbering: Numbering = None,
) -> Element:
    keep = words.keep or around.keep
    drawn = paragraph(style, inlines(words.content, context), keep_next=keep, numbering=numbering)
    _, move = line_mark(words.content)
    return context.revisions.end(drawn, words.edit, move)


def _close(last: Element) -> None:
    """Give the last paragraph of a list the space that parts the list from what follows.

    The closing style is based on the style of the level, but Word gives the marks of a level to
    that style alone: the paragraph asks for its bullet itself, as numbered items already do.
    """
    properties = last[0]
    style = properties[0]
    name = style.get("w:val", "")
    if not name.startswith("List"):
        return
    style.set("w:val", f"{name}Fin")
    if name.startswith("ListBullet"):
        level = int(name.removeprefix("ListBullet") or 1) - 1
        number = w("numId", val=DEFINITIONS["Bullet"])
        # The mark of the end of a paragraph comes last among its properties.
        marked = properties[-1].tag == "w:rPr"
        place = len(properties) - 1 if marked else len(properties)
        properties.insert(place, w("numPr", w("ilvl", val=level), number))
