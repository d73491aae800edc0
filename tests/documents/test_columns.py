"""The tables of every shipped territory: no column is narrower than a word that it holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from livre import TERRITORIES, documents_of_a_territory, prepared
from sweeping import swept

from ctg_docs.document.nodes import Cell, Document, Paragraph, Table
from ctg_docs.document.theme import Theme
from ctg_docs.document.units import POINTS_PER_MILLIMETRE
from ctg_docs.document.walk import blocks_within
from ctg_docs.document.words import inline_text

SIDES = 10
"""Points on both sides of the words of a cell."""
BREAKS = re.compile(r"[ \n]+|(?<=[-–])")


@pytest.mark.parametrize("territory", swept(TERRITORIES, ["exemple-avenant", "nancy"]))
def test_each_word_of_a_table_holds_in_its_column(territory: str) -> None:
    found = prepared(territory, *documents_of_a_territory())
    assert found.theme is not None
    drawn = (p.document for p in found.pieces if "pdf" in p.formats)
    paged = [document for document in drawn if document.page != "diapositive"]
    assert paged
    assert [word for document in paged for word in overfull(document, found.theme)] == []


def overfull(document: Document, theme: Theme) -> Iterator[tuple[str, str]]:
    """Yield the words wider than their columns, each after the caption of its table."""
    paper = 210 if document.page == "portrait" else 297
    width = (paper - theme.marges.gauche - theme.marges.droite) * POINTS_PER_MILLIMETRE
    for table in blocks_within(document.blocks):
        if isinstance(table, Table):
            for cell, share in placed(table):
                for word in words(cell):
                    if measured(word, theme, cell) > share * width - SIDES:
                        yield inline_text(table.caption), word


def placed(table: Table) -> Iterator[tuple[Cell, float]]:
    """Yield the cells with the part of the width that each one takes."""
    total = sum(column.share for column in table.columns)
    for row in (*table.head, *table.body):
        place = 0
        for cell in row:
            columns = table.columns[place : place + cell.colspan]
            place += cell.colspan
            yield cell, sum(column.share for column in columns) / total


def words(cell: Cell) -> Iterator[str]:
    for block in cell.content:
        if isinstance(block, Paragraph):
            yield from BREAKS.split(inline_text(block.content))


def measured(word: str, theme: Theme, cell: Cell) -> float:
    """Return the width of a word in points, in the face of its cell."""
    advances, unit = face(theme.texte.gras if cell.header else theme.texte.normal)
    return sum(advances.get(sign, 0) for sign in word) * theme.tailles.petit / unit


@cache
def face(path: Path) -> tuple[dict[str, int], int]:
    """Return the advance of each sign of a face, and the units of its em."""
    font = TTFont(path)
    widths = font["hmtx"]
    return (
        {chr(code): widths[name][0] for code, name in font.getBestCmap().items()},
        font["head"].unitsPerEm,
    )
