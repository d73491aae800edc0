"""Rows of tables and lines of sheets that an avenant replaces, adds or removes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ctg_docs.composing.families.avenant.alineas import Unit
from ctg_docs.composing.families.avenant.pages import without_pages
from ctg_docs.composing.families.avenant.passages import Passage
from ctg_docs.composing.families.avenant.quoting import flat
from ctg_docs.composing.families.avenant.step import Step
from ctg_docs.document.comparing.likeness import rows_likeness, words_of
from ctg_docs.document.nodes import Blocks, Cell, Field, Record, Table
from ctg_docs.document.tables import is_title
from ctg_docs.document.walk import rebuilt
from ctg_docs.document.words import inline_text
from ctg_docs.french.counting import accorde
from ctg_docs.french.lists import enumeration
from ctg_docs.matching import matched

IN_A_TABLE = "dans "
"""How the sentences about rows begin."""
Row = tuple[Cell, ...]
_SHARE = 0.6
"""Share of the rows from which a table is replaced whole."""


def grid_steps(old: Unit, new: Unit, place: Passage) -> Iterator[Step]:
    """Yield the changes of a block that is no alinéa."""
    match without_pages(old.block), without_pages(new.block):
        case (Table() as before, Table() as after) if _same_grid(before, after):
            yield from _rows(before, after, new, place)
        case (Record() as before, Record() as after):
            yield from _fields(before, after, place)
        case _:
            yield _whole(old, new, place)


def _whole(old: Unit, new: Unit, place: Passage) -> Step:
    verb = "sont remplacés" if old.nom.startswith("les ") else f"est remplacé{old.feminine}"
    return Step(f"{old.nom}{place.de} {verb} par {new.indefinite}", _shown(new.shown))


def _same_grid(old: Table, new: Table) -> bool:
    return old.head == new.head and len(old.columns) == len(new.columns)


def _rows(old: Table, new: Table, unit: Unit, place: Passage) -> Iterator[Step]:
    pairs = matched(old.body, new.body, lambda row: row, rows_likeness)
    changed = [(i, j) for i, j in pairs if i is None or j is None or old.body[i] != new.body[j]]
    if len(changed) > max(2, _SHARE * len(old.body)) or any(_unnamed(old, new, p) for p in changed):
        yield _whole(Unit((old,), "", 0, old), unit, place)
        return
    where = f"{unit.nom}{place.de}".strip()
    replaced = [(old.body[i], new.body[j]) for i, j in changed if i is not None and j is not None]
    removed = [old.body[i] for i, j in changed if i is not None and j is None]
    if replaced:
        named, one = _named([row for row, _ in replaced]), len(replaced)
        verb = accorde(
            one, "est remplacée par la ligne suivante", "sont remplacées par les lignes suivantes"
        )
        yield Step(f"{IN_A_TABLE}{where}, {named} {verb}", _part(new, [row for _, row in replaced]))
    if removed:
        verb = accorde(len(removed), "est supprimée", "sont supprimées")
        yield Step(f"{IN_A_TABLE}{where}, {_named(removed)} {verb}")
    yield from _added_rows(new, pairs, where)


def _added_rows(
    new: Table, pairs: Sequence[tuple[int | None, int | None]], where: str
) -> Iterator[Step]:
    after: Row | None = None
    run: list[Row] = []
    for i, j in [*pairs, (0, None)]:
        if i is None and j is not None:
            run.append(new.body[j])
            continue
        if run:
            what = accorde(len(run), "la ligne suivante", "les lignes suivantes")
            verb = accorde(len(run), "est insérée", "sont insérées")
            lead = f"après {_named([after])}" if after else "en tête"
            yield Step(f"{IN_A_TABLE}{where}, {lead}, {verb} {what}", _part(new, run))
            run = []
        after = new.body[j] if j is not None else after


def _unnamed(old: Table, new: Table, pair: tuple[int | None, int | None]) -> bool:
    """Tell whether a row has no first words of its own to be called by, or sums the others."""
    i, j = pair
    row = old.body[i] if i is not None else new.body[j or 0]
    names = [_first(each) for each in (old.body if i is not None else new.body)]
    return is_title(row) or not _first(row) or names.count(_first(row)) > 1


def _first(row: Row) -> str:
    """Return the first words of a row, by which a sentence names it."""
    return next((" ".join(words) for cell in row if (words := words_of(cell.content))), "")


def _named(rows: Sequence[Row]) -> str:
    names = [f"« {_first(row)} »" for row in rows]
    lead = accorde(len(names), "la ligne", "les lignes")
    return f"{lead} {enumeration(names)}"


def _part(table: Table, rows: Sequence[Row]) -> Blocks:
    """Return a table of some of its rows, in its own columns."""
    part = rebuilt(
        table, body=tuple(rows), caption=(), anchor="", whole=False, totals=False, keys=(), edits=()
    )
    return _shown((part,))


def _shown(blocks: Blocks) -> Blocks:
    return tuple(flat(blocks))


def _fields(old: Record, new: Record, place: Passage) -> Iterator[Step]:
    known = {inline_text(field.label): field for field in old.fields}
    now = {inline_text(field.label): field for field in new.fields}
    changed = [f for name, f in now.items() if name in known and f.content != known[name].content]
    added = [field for name, field in now.items() if name not in known]
    removed = [field for name, field in known.items() if name not in now]
    if changed:
        what = accorde(
            len(changed),
            "est remplacée par la rubrique suivante",
            "sont remplacées par les rubriques suivantes",
        )
        yield Step(f"{_labels(changed)}{place.de} {what}", _sheet(new, changed))
    if added:
        what = accorde(len(added), "la rubrique suivante", "les rubriques suivantes")
        yield Step(f"{place.nom} est complétée par {what}", _sheet(new, added))
    if removed:
        verb = accorde(len(removed), "est supprimée", "sont supprimées")
        yield Step(f"{_labels(removed)}{place.de} {verb}")


def _labels(fields: Sequence[Field]) -> str:
    names = [f"« {inline_text(field.label)} »" for field in fields]
    return f"{accorde(len(names), 'la rubrique', 'les rubriques')} {enumeration(names)}"


def _sheet(record: Record, fields: Sequence[Field]) -> Blocks:
    return _shown((rebuilt(record, fields=tuple(fields), anchor=""),))
