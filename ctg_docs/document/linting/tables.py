"""Tables fit to be read aloud: a heading over each column, as many cells on each line."""

from __future__ import annotations

from collections.abc import Iterator

from ctg_docs.document.nodes import Cell, Paragraph, Table
from ctg_docs.document.runs import PlacedDocument
from ctg_docs.document.words import inline_text
from ctg_docs.problems import Problem
from ctg_docs.reading.origins import Origin


def check(placed: PlacedDocument) -> Iterator[Problem]:
    """Yield tables with uneven lines, without heads, or with heads that name nothing."""
    for block, origin in placed.blocks:
        if isinstance(block, Table):
            yield from _table(block, origin)


def _table(table: Table, origin: Origin) -> Iterator[Problem]:
    place, line = origin.place, origin.line
    words = max((inline_text(p.content) for p in _heads(table)), key=len, default="")
    widths = {sum(cell.colspan for cell in row) for row in (*table.head, *table.body)}
    if widths - {len(table.columns)}:
        message = f"un tableau de {len(table.columns)} colonnes a des lignes d’autres longueurs"
        yield Problem(place, "tableau-inegal", message, words=words, line=line)
    if not table.head:
        yield Problem(place, "tableau-sans-entete", "tableau sans ligne d’en-tête")
    named = [_named(cell) for row in table.head for cell in row]
    if not all(named):
        message = f"la colonne {named.index(False) + 1} d’un tableau n’a pas d’en-tête"
        hint = "Nommez ce que disent ses cases, celles de la première colonne comprises."
        yield Problem(place, "tableau-entete-vide", message, hint, words=words, line=line)


def _heads(table: Table) -> Iterator[Paragraph]:
    """Yield the words over the columns."""
    blocks = (block for row in table.head for cell in row for block in cell.content)
    return (block for block in blocks if isinstance(block, Paragraph))


def _named(cell: Cell) -> bool:
    return any(
        inline_text(block.content).strip() if isinstance(block, Paragraph) else True
        for block in cell.content
    )
