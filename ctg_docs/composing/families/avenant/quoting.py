"""Text of one document as another quotes it: nothing in it leads elsewhere, nor is numbered."""

from __future__ import annotations

from collections.abc import Iterable

from ctg_docs.composing.families.avenant.pages import without_pages
from ctg_docs.document.nodes import (
    Block,
    Blocks,
    Chart,
    Figure,
    Inlines,
    ListBlock,
    Paragraph,
    Record,
    Reference,
    Section,
    Table,
    Text,
)
from ctg_docs.document.numbering import number_words
from ctg_docs.document.walk import change_blocks, change_inlines, rebuilt

_OPEN, _CLOSE = Text("«\u00a0"), Text("\u00a0»")


def quoted(blocks: Blocks) -> Blocks:
    """Return blocks as a quotation, its marks where words open and close it."""
    found = tuple(flat(blocks))
    opened = _opened(found[0]) if found else None
    if opened is None:
        return found
    found = (opened, *found[1:])
    closed = _closed(found[-1])
    # Marks go by pairs: what ends with a table needs none.
    return (*found[:-1], closed) if closed else tuple(flat(blocks))


def flat(blocks: Blocks) -> Iterable[Block]:
    """Yield blocks whose headings are plain lines, which no outline counts."""
    for block in change_blocks(tuple(map(without_pages, blocks)), _said):
        if isinstance(block, Section):
            title: Inlines = (Text(number_words(block.number)), *block.title)
            shown = title if block.number else block.title
            yield Paragraph(shown, "intertitre", keep=True, origin=block.origin)
            yield from flat(block.content)
        elif isinstance(block, Table | Record | Chart | Figure):
            yield rebuilt(block, anchor="")
        else:
            yield block


def _said(content: Inlines) -> Inlines:
    return change_inlines(content, _words, (Reference,))


def _words(reference: Reference) -> Inlines:
    return (Text(reference.text or "…", reference.origin),)


def _opened(block: Block) -> Block | None:
    match block:
        case Paragraph():
            return rebuilt(block, content=(_OPEN, *block.content))
        case ListBlock(((Paragraph() as first, *rest), *items)):
            opened = rebuilt(first, content=(_OPEN, *first.content))
            return rebuilt(block, items=((opened, *rest), *items))
    return None


def _closed(block: Block) -> Block | None:
    match block:
        case Paragraph():
            return rebuilt(block, content=(*block.content, _CLOSE))
        case ListBlock((*items, (*rest, Paragraph() as last))):
            closed = rebuilt(last, content=(*last.content, _CLOSE))
            return rebuilt(block, items=(*items, (*rest, closed)))
    return None
