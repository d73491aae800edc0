"""Rows of panels: how fields, figures and signatures share lines, the same in every format."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from math import ceil
from typing import TypeVar

from ctg_docs.document.nodes import (
    Blocks,
    Cover,
    Field,
    KeyFigure,
    Paragraph,
    SignatureCell,
    SignatureGrid,
    Strong,
    TableOfContents,
    Text,
)
from ctg_docs.document.walk import rebuilt
from ctg_docs.document.words import blocks_text, inline_text

T = TypeVar("T")
M = TypeVar("M", KeyFigure, SignatureCell)
TILES = 4
"""Key figures in a row, at most."""
SIGNATURES = 2
"""Places of signature in a row."""
MANY = 12
"""Places of signature beyond which they stand three a row, each with less room, under a heading."""
CROWD = 10
"""Beyond this number, the parties of a cover stand in two columns of smaller type."""
CONTENTS = 46.5
"""Lines that a page has under the title of the contents."""
AIRY, CLOSE = (1.32, 1.07), (1.11, 1.0)
"""Lines that an entry of the contents takes, of the first level and of the others."""
LABEL = 28
"""Width of the label of a field, in millimetres."""
LEAD = "\u2002"
"""Space between a label and the words that it opens."""
COLUMN = 60
"""Signs of small type on a line of one of two columns."""
FIELD_GAP = 0.2
"""Space after a field of a column, in lines."""
GUTTER = 6
"""Space between two columns of text, in millimetres."""


def crowded(cover: Cover) -> bool:
    """Say whether the parties of a cover stand in two columns of smaller type."""
    return len(cover.parties) > CROWD


def is_close(contents: TableOfContents) -> bool:
    """Say whether closer lines spare a page that would hold a few lines of contents only."""
    return _lines(contents, CLOSE) <= CONTENTS < _lines(contents, AIRY)


def _lines(contents: TableOfContents, spacing: tuple[float, float]) -> float:
    first, other = spacing
    return sum(first if entry.depth == 1 else other for entry in contents.entries)


def is_long(grid: SignatureGrid) -> bool:
    """Tell whether the places of signature are so many that each takes less room."""
    return len(grid.cells) > MANY


def row_size(grid: SignatureGrid) -> int:
    """Return the number of places of signature in a row."""
    return SIGNATURES + is_long(grid)


def field_rows(fields: tuple[Field, ...]) -> Iterator[tuple[Field, ...]]:
    """Yield the lines of a sheet: two half fields that follow each other share one."""
    rank = 0
    while rank < len(fields):
        pair = fields[rank : rank + 2]
        shared = len(pair) > 1 and all(f.half for f in pair) and pair[0].edit == pair[1].edit
        size = 2 if shared else 1
        yield fields[rank : rank + size]
        rank += size


def text_columns(fields: tuple[Field, ...]) -> tuple[tuple[Field, ...], tuple[Field, ...]]:
    """Return the fields of running text in two columns, as even as can be, the first the longer."""
    lengths = [_length(field) for field in fields]
    tallest = [max(sum(lengths[:n]), sum(lengths[n:])) for n in range(len(fields) + 1)]
    cut = len(fields) - tallest[::-1].index(min(tallest))
    return fields[:cut], fields[cut:]


def _length(field: Field) -> float:
    """Return the lines of a column that a field takes with its space, from its signs."""
    return FIELD_GAP + ceil(
        len(f"{inline_text(field.label)}{LEAD}{blocks_text(field.content)}") / COLUMN
    )


def opened(field: Field) -> Blocks:
    """Return the words of a field, which its label opens."""
    label = (Strong(field.label),)
    match field.content:
        case (Paragraph(words, role="corps") as first, *others):
            lead = rebuilt(first, content=(*label, Text(LEAD), *words))
            return (lead, *others)
    return (Paragraph(label, keep=True, edit=field.edit), *field.content)


def even_rows(items: tuple[M, ...], most: int) -> tuple[int, Iterator[tuple[M, ...]]]:
    """Return the length of rows of so many items at most, as even as can be, and the rows."""
    rows = ceil(len(items) / most) or 1
    size = ceil(len(items) / rows) or 1
    return size, like_rows(items, size)


def like_rows(items: tuple[M, ...], size: int) -> Iterator[tuple[M, ...]]:
    """Yield the items so many at a time; those of one row bear one mark, or none."""
    for _, several in groupby(items, lambda item: item.edit):
        yield from chunks(tuple(several), size)


def chunks(items: tuple[T, ...], size: int) -> Iterator[tuple[T, ...]]:
    """Yield the items so many at a time; the last ones may be fewer."""
    return (items[start : start + size] for start in range(0, len(items), size))
