"""Three ways: what the workbook was built with, what it says, what the sources say today."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from ctg_docs.importing.state import State
from ctg_docs.importing.suivi.entered import EntryError, alike, entered, known, plain_words, shown
from ctg_docs.importing.suivi.kept import Kept, Value, Values
from ctg_docs.importing.suivi.returned import ReturnedRow, ReturnedTable
from ctg_docs.importing.workbooks.cells import SheetCell
from ctg_docs.suggestions import fold


@dataclass
class Proposal:
    """A cell that says something else than what it was built with, and what becomes of it.

    `row` and `key` are those of the sources today, `source` their file and line; `before`, `value`
    and `today` are what the workbook was built with, what it says and what the sources say.
    """

    state: State
    place: str
    what: str = ""
    row: str = ""
    key: str = ""
    before: str = ""
    value: str = ""
    today: str = ""
    note: str = ""
    source: str = ""


def decide(kept: Kept, tables: Sequence[ReturnedTable], today: Values) -> Iterator[Proposal]:
    """Yield the proposals of a workbook, in the order of its tables and rows."""
    for name, expected in kept.tables.items():
        found = [table for table in tables if table.name == name]
        by_key: dict[str, list[ReturnedRow]] = {}
        for row in (row for table in found for row in table.rows):
            by_key.setdefault(row.key, []).append(row)
        for key, rows in by_key.items():
            if key in expected:
                today_row = _today_row(key, kept.values, today)
                yield from _row(rows, kept.values[key], today_row, today)
            else:
                yield Proposal("remarque", rows[0].start, note=_UNKNOWN_ROW)
        yield from _around(name, found, expected, kept.values)


_UNKNOWN_ROW = "ligne dont le repère n’est pas de ce classeur : laissée de côté"


def _row(
    rows: list[ReturnedRow], base: dict[str, Value], today_row: str, today: Values
) -> Iterator[Proposal]:
    for title, (key, said) in base.items():
        holding = [row for row in rows if title in row.columns]
        if not key:
            yield from _of_the_plan(holding, title, said)
            continue
        current = (v for v in today.get(today_row, {}).values() if v.key == key)
        ours = next((known(key, value.said) for value in current), None)
        model = Proposal("repris", "", title, today_row, key, known(key, said))
        yield from _open(holding, title, model, ours)


def _of_the_plan(rows: list[ReturnedRow], title: str, said: str) -> Iterator[Proposal]:
    """Yield the refusal of each change of a column that the workbook only shows."""
    for row in rows:
        cell = row.cell(title)
        if not _same(cell, said):
            value = cell.line if cell else ""
            note = f"« {title} » vient du plan et ne se change pas dans le classeur"
            yield Proposal("refuse", row.place(title), title, row.key, "", said, value, said, note)


def _open(
    rows: list[ReturnedRow], title: str, model: Proposal, ours: str | None
) -> Iterator[Proposal]:
    """Yield the proposals of an open cell; a row that stands twice may say one change only."""
    changed: dict[str, str] = {}
    model = replace(model, today=ours or "")
    for row in rows:
        cell, place = row.cell(title), row.place(title)
        try:
            value = entered(model.key, cell)
        except EntryError as error:
            words = cell.line if cell else ""
            yield replace(model, state="refuse", place=place, value=words, note=str(error))
            continue
        if not alike(model.key, value, model.before):
            changed.setdefault(value, place)
    if len(changed) > 1:
        twice = ", ".join(f"{shown(model.key, v)} ({place})" for v, place in changed.items())
        place, note = next(iter(changed.values())), f"la ligne y est deux fois : {twice}"
        yield replace(model, state="refuse", place=place, note=note)
        return
    for value, place in changed.items():
        yield _three_ways(replace(model, place=place, value=value), ours)


def _three_ways(one: Proposal, ours: str | None) -> Proposal:
    if ours is None:
        return replace(one, state="refuse", note="les sources n’ont plus cette ligne")
    if alike(one.key, one.value, ours):
        return replace(one, state="deja", note="déjà dans les sources")
    return replace(one, state="repris" if alike(one.key, ours, one.before) else "conflit")


def _today_row(row: str, base: Values, today: Values) -> str:
    """Return the row of today that stands for one of the workbook.

    One that has a rank for a name is known by what the plan says of it: a line of budget may have
    been added before it.
    """
    parent, _, rank = row.rpartition("/")
    if not rank.isdecimal():
        return row
    plan = _plan(base[row])
    if row in today and _plan(today[row]) == plan:
        return row
    alike = [key for key in today if key.startswith(f"{parent}/") and _plan(today[key]) == plan]
    if len(alike) == 1:
        return alike[0]
    count = sum(key.startswith(f"{parent}/") for key in base)
    same = count == sum(key.startswith(f"{parent}/") for key in today)
    return row if same and not alike else ""


def _plan(values: dict[str, Value]) -> dict[str, str]:
    """Return the words of the plan for a line of an action, the name of the action left out."""
    return {title: v.said for title, v in list(values.items())[2:] if not v.key}


def _same(cell: SheetCell | None, said: str) -> bool:
    """Tell whether a cell still says what it was built with, whatever saved it."""
    if cell is None or not cell.words.strip():
        return not said or bool(cell and cell.broken)
    if fold(plain_words(cell.words)) == fold(plain_words(said)):
        return True
    match cell.value:
        case bool():
            return False
        case date():
            return cell.value.isoformat()[:10] == said
        case int() | float():
            return _same_number(Decimal(repr(cell.value)), said)
    return False


def _same_number(number: Decimal, said: str) -> bool:
    """Tell whether a number is a value, a percentage, a code (1.10 is 1010) or a year of a day."""
    if said.replace("-", "", 1).replace(".", "", 1).isdecimal():
        whole, _, rank = said.partition(".")
        code = rank and whole.isdecimal() and number == 1000 * int(whole) + int(rank)
        return bool(code) or any(abs(number * k - Decimal(said)) < _NOISE for k in (1, 100))
    return said[4:5] == "-" and str(number) == said[:4]


_NOISE = Decimal("1e-6")


def _around(
    name: str, tables: Sequence[ReturnedTable], expected: Sequence[str], values: Values
) -> Iterator[Proposal]:
    """Yield a remark for each thing that a table has more, or less, than when it was built."""
    if not tables:
        note = f"le tableau « {name} », ou sa colonne cachée, n’y est plus : rien n’en est repris"
        yield Proposal("remarque", name, note=note)
        return
    titles = {title for row in expected for title in values[row]}
    for table in tables:
        for title in sorted(titles - {*table.columns}):
            note = f"la colonne « {title} » n’y est plus : rien n’en est repris"
            yield Proposal("remarque", table.sheet.name, note=note)
        for cell in table.strangers:
            note = "ligne ajoutée : laissée de côté, une action s’ajoute dans les sources"
            yield Proposal("remarque", table.sheet.place(cell), note=note)
    gone = len({*expected} - {row.key for table in tables for row in table.rows})
    if gone:
        note = f"{gone} ligne{'s' if gone > 1 else ''} en moins : rien n’en change"
        yield Proposal("remarque", tables[0].sheet.name, note=note)
