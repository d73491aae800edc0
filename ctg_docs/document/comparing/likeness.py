"""Likenesses: how much two blocks, rows, items or runs say the same words, from 0 to 1."""

from __future__ import annotations

from collections import Counter
from typing import Any

from ctg_docs.document.nodes import (
    Block,
    Blocks,
    Cell,
    Chart,
    Cover,
    Figure,
    Inlines,
    KeyFigures,
    ListBlock,
    Logos,
    Paragraph,
    Record,
    Section,
    SignatureGrid,
    Table,
    TableOfContents,
)
from ctg_docs.document.walk import change_blocks
from ctg_docs.document.words import inline_text
from ctg_docs.matching import words_likeness, words_weight

Row = tuple[Cell, ...]
_LIKE, _LIKE_BLOCK, _LIKE_ROW = 0.4, 0.3, 0.5
"""Share of the words in common from which paragraphs, larger blocks and rows are paired."""


def identity(block: Block) -> Any:
    """Return the identity of a block: the id of a section, all that any other says."""
    return ("section", block.id) if isinstance(block, Section) else block


class Likeness:
    """Likenesses of blocks, from 0 to 1; the words of each are counted once."""

    def __init__(self) -> None:
        self._known: dict[int, Counter[str]] = {}

    def of(self, old: Block, new: Block) -> float:
        """Return the likeness of two blocks, 0 for those that cannot be one."""
        match old, new:
            case (Paragraph(), Paragraph()):
                return self._words_alike(old, new, _LIKE) if old.role == new.role else 0.0
            case (ListBlock(), ListBlock()):
                same = old.ordered == new.ordered
                return self._words_alike(old, new, _LIKE_BLOCK) if same else 0.0
            case (Table(), Table()):
                return self._anchored(old, new) if _same_grid(old, new) else 0.0
            case (Record() | Chart() | Figure(), Record() | Chart() | Figure()) if type(
                old
            ) is type(new):
                return self._anchored(old, new)
            case (
                (KeyFigures(), KeyFigures())
                | (SignatureGrid(), SignatureGrid())
                | (Cover(), Cover())
                | (Logos(), Logos())
                | (TableOfContents(), TableOfContents())
            ):
                return 1.0
        return 0.0

    def weight(self, block: Block) -> float:
        """Return the weight of a block: the most words stay where two have changed places."""
        return words_weight(self._words(block))

    def _anchored(
        self, old: Table | Record | Chart | Figure, new: Table | Record | Chart | Figure
    ) -> float:
        if old.anchor and old.anchor == new.anchor:
            return 1.0
        return self._words_alike(old, new, _LIKE_BLOCK)

    def _words_alike(self, old: Block, new: Block, least: float) -> float:
        return words_likeness(self._words(old), self._words(new), least)

    def _words(self, block: Block) -> Counter[str]:
        if id(block) not in self._known:
            self._known[id(block)] = Counter(words_of((block,)))
        return self._known[id(block)]


def words_of(blocks: Blocks) -> list[str]:
    """Return the words of blocks."""
    found: list[str] = []

    def note(content: Inlines) -> Inlines:
        found.extend(inline_text(content).split())
        return content

    change_blocks(blocks, note)
    return found


def _same_grid(old: Table, new: Table) -> bool:
    """Tell whether two tables may be one: as many columns, and heads of one shape."""
    heads = [[_shape(row) for row in table.head] for table in (old, new)]
    return len(old.columns) == len(new.columns) and heads[0] == heads[1]


def _shape(row: Row) -> list[tuple[int, str]]:
    return [(cell.colspan, cell.header) for cell in row]


def items_weight(item: Blocks) -> float:
    """Return the weight of an item of a list."""
    return words_weight(Counter(words_of(item)))


def items_likeness(old: Blocks, new: Blocks) -> float:
    """Return the likeness of two items of lists."""
    return words_likeness(Counter(words_of(old)), Counter(words_of(new)), _LIKE)


def row_weight(row: Row) -> float:
    """Return the weight of a row."""
    return words_weight(Counter(words_of(tuple(b for cell in row for b in cell.content))))


def rows_likeness(old: Row, new: Row) -> float:
    """Return the likeness of two rows, 0 for those that have not the same cells."""
    if _shape(old) != _shape(new):
        return 0.0
    before, after = (words_of(tuple(b for cell in row for b in cell.content)) for row in (old, new))
    return words_likeness(Counter(before), Counter(after), _LIKE_ROW)


def runs_likeness(old: Inlines, new: Inlines) -> float:
    """Return the likeness of two runs."""
    before, after = (Counter(inline_text(run).split()) for run in (old, new))
    return words_likeness(before, after, _LIKE)
