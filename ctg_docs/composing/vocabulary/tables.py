"""Tables and key figures that a template builds, from values or from the body of a call."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from typing import Any, Literal

from ctg_docs.composing.vocabulary.cells import (
    ChiffreCle,
    Colonne,
    Intertitre,
    Rangee,
    Valeur,
    colonne,
    column,
    rangee,
    valeur,
)
from ctg_docs.composing.vocabulary.constructors import NOTHING, Nothing, blocs, gras, inconnue, mots
from ctg_docs.composing.vocabulary.faults import GabaritError
from ctg_docs.composing.vocabulary.rendering import Corps, body_of, said
from ctg_docs.document.nodes import Cell, KeyFigure, KeyFigures, Table
from ctg_docs.document.slots import Slot
from ctg_docs.document.widths import column_widths
from ctg_docs.french.numbers import nombre_ecrit
from ctg_docs.model.diagnostic import Tableau
from ctg_docs.reading.origins import UNKNOWN, Origin, computed

EMPTY = "–"
SHORT = 12
"""Rows up to which a table is never cut by a page."""
_CODES = re.compile(r"\b(?:codes?|siren|siret|insee|postal|téléphone|nº|n°)\b", re.IGNORECASE)
_YEAR = re.compile(r"(?:1[89]|2[01])[0-9]{2}|\W*")
_FIGURE = re.compile(r"[-+]?[\d\s\u00a0\u202f]+([.,]\d+)?[\s\u00a0\u202f]*[%€]?|–?")


def tableau(  # noqa: PLR0913 - keyword arguments of a template, all optional
    colonnes: Sequence[tuple[Any, ...] | Colonne],
    lignes: Iterable[Sequence[Any] | Intertitre] = (),
    *,
    legende: Any = None,
    id: str = "",
    entier: bool | None = None,
    entete_ligne: bool = True,
    total: Sequence[Any] | Rangee | None = None,
    feuille: Any = "",
    compact: bool = False,
    caller: Corps = None,
) -> Table:
    """Return a table; a column is (title, share, alignment), the first one names the rows.

    Rows are `lignes`, then what the body of the call prints (`rangee`, `intertitre`).
    `entete_ligne=False` is for a table whose first column is no name, like two lists side by side.
    One of a few rows is never cut by a page; `entier` says it of a long one, or lets a page cut
    one whose cells are tall. `total` is a last row, which sums the others; `feuille` names the
    sheet of a workbook; the rows of a `compact` one stand close. Raises GabaritError for any other
    thing in the body.
    """
    given = [line if isinstance(line, Intertitre) else _as_row(line) for line in lignes]
    rows = [*map(Slot, given), *_printed(caller, Rangee, Intertitre)]
    built = [column(c) for c in colonnes]
    left_out = {n for n, c in enumerate(built) if c.facultative and not _says(rows, n)}
    shown = _without(left_out, built)
    head = tuple(Cell(blocs(c.titre), "col") for c in shown)
    body = [_row(row, left_out, len(shown), entete_ligne) for row in rows]
    if total is not None:
        last = enumerate(_without(left_out, _as_row(total).cellules))
        body.append(tuple(_cell(_bold(v), entete_ligne and not n) for n, v in last))
    return Table(
        tuple(c.colonne for c in shown),
        (head,),
        tuple(body),
        mots(legende),
        anchor=id,
        whole=len(body) <= SHORT if entier is None else entier,
        totals=total is not None,
        compact=compact,
        keys=_keys(rows),
        sheet=str(feuille),
    )


def _keys(rows: Iterable[Slot]) -> tuple[str, ...]:
    """Return the values of the sources that rows stand for, nothing at all when none says it."""
    keys = tuple(getattr(row.value, "repere", "") for row in rows)
    return keys if any(keys) else ()


def tableau_ecrit(written: Tableau) -> Table:
    """Return a table as the sources write it; a column of figures reads from the right."""
    widths = column_widths([written.colonnes, *written.lignes])
    colonnes = [
        (titre, width, "droite" if _holds_figures(written, rank) else "gauche")
        for rank, (titre, width) in enumerate(zip(written.colonnes, widths.signs, strict=True))
    ]
    columns = [_typeset(written, rank) for rank in range(len(written.colonnes))]
    rows = [[columns[rank](cell) for rank, cell in enumerate(row)] for row in written.lignes]
    drawn = tableau(colonnes, rows, legende=written.titre)
    return replace(drawn, dense=widths.dense)


def _typeset(written: Tableau, column: int) -> Callable[[str], str]:
    """Return a setter of the numbers of a column; codes and years stay as they are."""
    cells = [row[column] for row in written.lignes if column < len(row)]
    if _CODES.search(written.colonnes[column]) or all(_YEAR.fullmatch(cell) for cell in cells):
        return str
    return _number


def _number(cell: str) -> str:
    said: str = computed(nombre_ecrit(cell), cell)
    return cell if said == cell else said


def _holds_figures(written: Tableau, column: int) -> bool:
    cells = [row[column] for row in written.lignes if column < len(row)]
    return bool(cells) and all(_FIGURE.fullmatch(cell) for cell in cells)


def chiffres(
    items: Iterable[tuple[Any, Any, Any]] = (), *, caller: Corps = None
) -> KeyFigures | Nothing:
    """Return figures to be read at a glance, each (value, label, note); NOTHING without any.

    They are `items`, then what the body of the call prints (`chiffre`). Raises GabaritError for any
    other thing in the body.
    """
    given = [
        *(ChiffreCle(*item) for item in items),
        *(s.value for s in _printed(caller, ChiffreCle)),
    ]
    figures = tuple(KeyFigure(mots(c.valeur), mots(c.libelle), mots(c.note)) for c in given)
    return KeyFigures(figures) if figures else NOTHING


def _printed(caller: Corps, *kinds: type) -> list[Slot]:
    """Return the values of these kinds that the body of a call prints."""
    slots = body_of(caller) if caller else []
    for slot in slots:
        if not isinstance(slot.value, kinds):
            raise GabaritError(f"ce corps n’admet que {_NAMES[kinds[0]]}")
    return slots


def _as_row(line: Sequence[Any] | Rangee) -> Rangee:
    return line if isinstance(line, Rangee) else Rangee(tuple(map(said, line)))


def _says(rows: Iterable[Slot], column: int) -> bool:
    """Tell whether a cell of a column says anything."""
    cells = [s.value.cellules[column : column + 1] for s in rows if isinstance(s.value, Rangee)]
    return any(not inconnue(value) for cell in cells for value in cell)


def _without(ranks: Collection[int], values: Iterable[Any]) -> list[Any]:
    if not ranks:
        return list(values)
    return [value for rank, value in enumerate(values) if rank not in ranks]


def _row(row: Slot, left_out: Collection[int], width: int, named: bool) -> tuple[Cell, ...]:
    if isinstance(row.value, Intertitre):
        return (Cell(blocs(row.value.texte, row.origin), "row", colspan=width),)
    values = _without(left_out, row.value.cellules)
    cells = enumerate(EMPTY if inconnue(value) else value for value in values)
    return tuple(_cell(value, named and not rank, row.origin) for rank, value in cells)


def _cell(value: Any, names_row: bool, line: Origin = UNKNOWN) -> Cell:
    header: Literal["", "row"] = "row" if names_row else ""
    line = line if type(value) is str else UNKNOWN
    if isinstance(value, Valeur):
        return Cell(blocs(value.mots, line), header, value=value.valeur)
    return Cell(blocs(value, line) if value is not None else (), header)


def _bold(value: Any) -> Any:
    if isinstance(value, Valeur):
        return Valeur(gras(value.mots), value.valeur)
    return value if inconnue(value) else gras(value)


_NAMES = {ChiffreCle: "des chiffres (chiffre)", Rangee: "des rangées (rangee) et des intertitres"}
TABLEAUX = {
    "chiffre": ChiffreCle,
    "chiffres": chiffres,
    "colonne": colonne,
    "intertitre": Intertitre,
    "rangee": rangee,
    "tableau": tableau,
    "tableau_ecrit": tableau_ecrit,
    "valeur": valeur,
}
