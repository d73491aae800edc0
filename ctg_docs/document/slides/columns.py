"""Columns of slides: blocks shared out among as many as they need."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from ctg_docs.document.balancing import balanced
from ctg_docs.document.nodes import (
    Block,
    Blocks,
    ListBlock,
    Paragraph,
)
from ctg_docs.document.slides.frames import ALONE, stacked
from ctg_docs.document.slides.geometry import BULLETS, LISTED_WORDS, WORDS, Box
from ctg_docs.document.slides.heights import measure
from ctg_docs.document.slides.slicing import Slice, follows, joined, leads, slices
from ctg_docs.document.theme import Theme
from ctg_docs.document.words import inline_text


@dataclass(frozen=True, slots=True)
class SlideColumn:
    """The column of a slide: the box in which blocks must hold.

    A `whole` one has as many words and bullets as it has the height for.
    """

    box: Box
    theme: Theme
    whole: bool = False

    def fits(self, column: Blocks) -> bool:
        """Whether blocks hold in the box and read at a glance."""
        return (self.whole or legible(column)) and self.height(column) <= self.box.height

    def height(self, column: Blocks) -> float:
        """Return the height of blocks, in millimetres."""
        return stacked(column, self.box.width, measure(self.theme, self.box))

    def pages(self, column: Blocks) -> list[Blocks]:
        """Return blocks in the fewest even parts that fit; charts and figures stand alone."""
        found: list[Blocks] = []
        for segment in _segments(column):
            if found and self.fits((*found[-1], *segment)):
                found[-1] = (*found[-1], *segment)
            elif self.fits(segment):
                found.append(segment)
            else:
                found += self._parted(segment)
        return found

    def _parted(self, column: Blocks) -> Iterator[Blocks]:
        atoms = list(_atoms(slices(column, self.fits), self.fits))

        def weigh(part: Sequence[tuple[Slice, ...]]) -> float | None:
            blocks = joined(s for atom in part for s in atom)
            high = self.height(blocks)
            return high if self.fits(blocks) else None

        for part in balanced(atoms, weigh):
            yield joined(s for atom in part for s in atom)


def legible(column: Blocks) -> bool:
    """Whether a slide has few enough bullets and words: six, and 55 (75 in a list).

    A label, which is read at a glance, does not count.
    """
    texts = [
        block
        for block in column
        if isinstance(block, ListBlock)
        or (isinstance(block, Paragraph) and block.role != "etiquette")
    ]
    listed = any(isinstance(block, ListBlock) for block in texts)
    return bullets(column) <= BULLETS and words(texts) <= (LISTED_WORDS if listed else WORDS)


def bullets(column: Blocks) -> int:
    """Return the number of items in the lists of a column, at their first level."""
    return sum(len(block.items) for block in column if isinstance(block, ListBlock))


def sentence_alone(column: Blocks) -> Blocks:
    """Return the column; a bullet that is alone in it, which lists nothing, is a sentence."""
    if bullets(column) != 1:
        return column
    found: list[Block] = []
    for block in column:
        match block:
            case ListBlock(items=(item,)) if all(isinstance(b, Paragraph) for b in item):
                found += item
            case _:
                found.append(block)
    return tuple(found)


def words(blocks: Sequence[Block]) -> int:
    """Return the number of words in paragraphs and lists."""
    count = 0
    for block in blocks:
        match block:
            case Paragraph(content):
                # A mark that a space sets apart is no word.
                tokens = inline_text(content).split()
                count += sum(any(map(str.isalnum, token)) for token in tokens)
            case ListBlock(items):
                count += sum(words(item) for item in items)
    return count


def _segments(column: Blocks) -> Iterator[Blocks]:
    """Yield texts and tables together, and each chart with its heading and its source."""
    run: list[Block] = []
    alone = False
    for block in column:
        if isinstance(block, ALONE):
            start = len(run) - sum(1 for _ in takewhile(leads, reversed(run)))
            if run[:start]:
                yield tuple(run[:start])
            run, alone = [*run[start:], block], True
        elif alone and not follows(block):
            yield tuple(run)
            run, alone = [block], False
        else:
            run.append(block)
    if run:
        yield tuple(run)


def _atoms(found: Sequence[Slice], fits: Callable[[Blocks], bool]) -> Iterator[tuple[Slice, ...]]:
    """Yield slices with those that they must not leave, as far as a slide holds them."""
    atom: list[Slice] = []
    for piece in found:
        if atom and not fits(joined([*atom, piece])):
            yield tuple(atom)
            atom = []
        atom.append(piece)
        if not piece.glued:
            yield tuple(atom)
            atom = []
    if atom:
        yield tuple(atom)
