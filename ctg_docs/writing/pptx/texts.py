"""Paragraphs and lists, on the levels of the master."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ctg_docs.document.nodes import Block, Blocks, Inlines, ListBlock, Paragraph
from ctg_docs.writing.office.elements import Element, node
from ctg_docs.writing.pptx.context import SlideContext
from ctg_docs.writing.pptx.inlines import PLAIN, RunLook, inlines, properties
from ctg_docs.writing.pptx.levels import level_of_list, level_of_role

_ALIGNMENTS = {"left": "", "right": "r", "center": "ctr"}


@dataclass(frozen=True, slots=True)
class ParagraphPlace:
    """The place of paragraphs: the lists around, the face and the alignment of a cell."""

    depth: int = 0
    face: RunLook = PLAIN
    align: str = "left"


FREE = ParagraphPlace()


def body(blocks: Blocks, context: SlideContext, around: ParagraphPlace = FREE) -> list[Element]:
    """Return the paragraphs of a text; there is always one, though it may be empty."""
    found = [element for block in blocks for element in _block(block, context, around)]
    return found or [paragraph((), context, around=around)]


def paragraph(
    content: Inlines,
    context: SlideContext,
    level: int = 0,
    around: ParagraphPlace = FREE,
    face: RunLook | None = None,
) -> Element:
    """Return a paragraph on a level, from 0."""
    attributes = {"lvl": str(level)} if level else {}
    if align := _ALIGNMENTS[around.align]:
        attributes["algn"] = align
    runs = inlines(content, context, face or around.face)
    runs = runs or [properties(context, face or around.face, "a:endParaRPr")]
    return node("a:p", {}, node("a:pPr", attributes), *runs)


def _block(block: Block, context: SlideContext, around: ParagraphPlace) -> Iterator[Element]:
    match block:
        case Paragraph(content, role):
            face = replace(around.face, bold=True) if role == "formule" else around.face
            yield paragraph(content, context, level_of_role(role), around, face)
        case ListBlock():
            yield from _list(block, context, replace(around, depth=around.depth + 1))
        case _:
            raise TypeError(f"a slide does not hold a {type(block).__name__} among its text")


def _list(block: ListBlock, context: SlideContext, around: ParagraphPlace) -> Iterator[Element]:
    broken = False
    for rank, item in enumerate(block.items, block.start):
        first, *rest = item or (Paragraph(()),)
        if isinstance(first, Paragraph):
            element = paragraph(first.content, context, level_of_list(around.depth), around)
            if block.ordered:
                element[0].extend(_number(block, rank if broken else block.start))
            yield element
        else:
            rest = [first, *rest]
        broken = any(isinstance(more, Paragraph) for more in rest)
        for more in rest:
            yield from _within(more, context, around)


def _within(block: Block, context: SlideContext, around: ParagraphPlace) -> Iterator[Element]:
    """Yield the blocks after the first paragraph of an item, aligned with its words."""
    if not isinstance(block, Paragraph):
        yield from _block(block, context, around)
        return
    element = paragraph(block.content, context, level_of_list(around.depth), around)
    element[0].set("indent", "0")
    element[0].append(node("a:buNone", {}))
    yield element


def _number(block: ListBlock, start: int) -> list[Element]:
    """Return the mark of an item; after a paragraph without number its rank must be told."""
    attributes = {"type": "alphaLcParenR" if block.lettered else "arabicPeriod"}
    if start > 1:
        attributes["startAt"] = str(start)
    return [node("a:buFont", {"typeface": "+mj-lt"}), node("a:buAutoNum", attributes)]
