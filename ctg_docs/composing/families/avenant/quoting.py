"""Text of one document as another quotes it: nothing in it leads elsewhere, nor is numbered."""

from __future__ import annotations

import re
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
from ctg_docs.document.words import inline_text

_OPEN, _CLOSE = Text("«\u00a0"), Text("\u00a0»")
_ENDS = {True: ".", False: "\u00a0;"}
_STOPPED = re.compile(r"[.!?…]\W*$")


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


def with_end(blocks: Blocks, *, last: bool) -> Blocks:
    """Return a quotation with the mark that ends its step, after the one that closes it.

    A step that others follow ends with a semicolon; the last one with a full stop, unless the text
    that it quotes has its own. What ends without closing marks, as a table, takes none.
    """
    line = _last_line(blocks[-1]) if blocks else None
    if line is None or line.content[-1:] != (_CLOSE,):
        return blocks
    mark = "" if last and _STOPPED.search(inline_text(line.content[:-1])) else _ENDS[last]
    return (*blocks[:-1], _extended(blocks[-1], Text(mark))) if mark else blocks


def _last_line(block: Block) -> Paragraph | None:
    match block:
        case Paragraph():
            return block
        case ListBlock((*_, (*_, Paragraph() as last))):
            return last
    return None


def _extended(block: Block, mark: Text) -> Block:
    """Return a block whose last line says one mark more."""
    match block:
        case Paragraph():
            return rebuilt(block, content=(*block.content, mark))
        case ListBlock((*items, (*rest, Paragraph() as last))):
            longer = rebuilt(last, content=(*last.content, mark))
            return rebuilt(block, items=(*items, (*rest, longer)))
    return block


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
    return _extended(block, _CLOSE) if _last_line(block) else None
