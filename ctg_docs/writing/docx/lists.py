"""Bulleted and numbered lists, in the styles that bear their marks."""

from __future__ import annotations

from dataclasses import replace

from ctg_docs.document.nodes import Blocks, ListBlock, Paragraph
from ctg_docs.writing.docx.context import Context, Spot
from ctg_docs.writing.docx.counters import DEFINITIONS
from ctg_docs.writing.docx.elements import Element, paragraph, w
from ctg_docs.writing.docx.inlines import inlines
from ctg_docs.writing.docx.styles import DEEPEST_LIST, ListKind, list_style

Numbering = tuple[int, int] | None


def draw_list(block: ListBlock, context: Context, spot: Spot) -> list[Element]:
    """Return the paragraphs of a list; a numbered one counts from one."""
    inside = replace(spot, depth=spot.depth + 1)
    kind: ListKind = "Number" if block.ordered else "Bullet"
    numbering = _restart(context, inside) if block.ordered else None
    elements: list[Element] = []
    for item in block.items:
        elements += _item(item, kind, numbering, context, inside)
    if elements and inside.depth == 1 and spot.cell is None:
        _close(elements[-1])
    return elements


def _restart(context: Context, spot: Spot) -> Numbering:
    small = spot.cell is not None and spot.cell.small_lists
    return context.lists.restart(min(spot.depth, DEEPEST_LIST) - 1, small=small)


def _item(
    item: Blocks, kind: ListKind, numbering: Numbering, context: Context, spot: Spot
) -> list[Element]:
    match item:
        case (Paragraph() as first, *others):
            words, rest = first, tuple(others)
        case _:
            words, rest = Paragraph(()), item
    marked = list_style(kind, spot.depth, spot.cell)
    unmarked = list_style("Continue", spot.depth, spot.cell)
    elements = [_line(words, marked, context, spot, numbering)]
    for block in rest:
        if isinstance(block, Paragraph):
            elements.append(_line(block, unmarked, context, spot))
        else:
            elements += context.draw((block,), context, spot)
    return elements


def _line(
    words: Paragraph, style: str, context: Context, spot: Spot, numbering: Numbering = None
) -> Element:
    keep = words.keep or spot.keep
    return paragraph(style, inlines(words.content, context), keep_next=keep, numbering=numbering)


def _close(last: Element) -> None:
    """Give the last paragraph of a list the space that parts the list from what follows.

    Its style follows the one of its level, but only the latter is bound to the marks of the
    level: bullets are asked for by the paragraph, as numbers already are.
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
        properties.append(w("numPr", w("ilvl", val=level), number))
