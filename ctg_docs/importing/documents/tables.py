"""Tables of a document: actions row by row, a sheet of one action, problems beside stakes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from ctg_docs.importing.documents.landmarks import Landmark, landmark_of, level_key, list_heading
from ctg_docs.importing.documents.outline import FINDINGS, OBJECTIVES, DocumentOutline
from ctg_docs.importing.documents.typed import TypedLine, TypedSheet
from ctg_docs.importing.plans.account import Account
from ctg_docs.importing.plans.gathering import GatheredAction, Given
from ctg_docs.importing.plans.labels import Labelled, bare_label, label_headings, labelled
from ctg_docs.importing.plans.mapping import FILLED_DOWN, MappedHeading, SheetMapping
from ctg_docs.importing.plans.proposing import propose
from ctg_docs.importing.plans.reading_texts import unnumbered
from ctg_docs.importing.plans.sheets import gather, gather_labels
from ctg_docs.importing.values import wordings
from ctg_docs.importing.workbooks.cells import SheetCell
from ctg_docs.suggestions import fold


class Tables:
    """The tables of a document, each read as what it looks like."""

    def __init__(self, account: Account) -> None:
        self._account = account

    def take(self, table: TypedSheet, outline: DocumentOutline) -> None:
        """Give the cells of a table to the project that is being read, or tell that none is."""
        (known,) = propose([table])
        if announced := _announced(table):
            self._lists(table, announced, outline)
        elif known.form == "tableau" and any(h.cle == "titre" for h in known.headings):
            outline.sheets.close()
            for action in gather([table], (known,), self._account):
                self._attach(action, outline)
                outline.sheets.found.append(action)
        elif known.form == "fiche" or (
            (outline.sheets.is_sheet or _is_sheet(table)) and _labels(table)
        ):
            self._sheet(table, known, outline)
        else:
            for cell in table.own_cells:
                self._account.add(table, cell, "laisse", "tableau non reconnu")

    def _attach(self, action: GatheredAction, outline: DocumentOutline) -> None:
        """Attach an action to what is open, for the levels that its table does not say."""
        if not any(cle in action.context for cle in FILLED_DOWN) or "champ" not in action.context:
            action.context = {**outline.standing.context, **action.context}

    def _sheet(self, table: TypedSheet, known: SheetMapping, outline: DocumentOutline) -> None:
        if known.form != "fiche":
            known = SheetMapping(table.name, "fiche", (), label_headings([table]))
        labels = labelled(table)
        headings = tuple(_settled(heading, labels) for heading in known.headings)
        known = replace(known, headings=headings)
        current = outline.sheets.current if outline.sheets.is_sheet else None
        if current and outline.sheets.has_detail and _is_another(current, table, known):
            outline.sheets.close()
            current = None
        action = current or GatheredAction(table, 1)
        titled = action.of("titre")
        gather_labels(action, table, known, self._account)
        _attach_to_aims(action, table, labels)
        self._keep_one_title(action, len(titled))
        self._attach(action, outline)
        if current is not None:
            return
        if action.of("titre"):
            outline.sheets.close()
            outline.sheets.found.append(action)
        else:
            self._account.remark(table.name, "fiche sans titre d’action", "laisse")
            for given in [*action.given, *action.context.values()]:
                if given.sheet is table:
                    self._account.add(table, given.cell, "laisse", "action sans titre")

    def _keep_one_title(self, action: GatheredAction, known: int) -> None:
        """Leave out the title that a table says again."""
        titles = action.of("titre")
        if known and len(titles) > known:
            for given in titles[known:]:
                action.given.remove(given)
                self._account.add(given.sheet, given.cell, "laisse", "titre déjà donné")

    def _lists(
        self,
        table: TypedSheet,
        announced: dict[int, list[tuple[Landmark, SheetCell]]],
        outline: DocumentOutline,
    ) -> None:
        """Read lists that their heading stands over, or on the left of."""
        heads = {cell.row: None for several in announced.values() for _, cell in several}
        by_row = {cell.row: mark for several in announced.values() for mark, cell in several}
        for cell in table.own_cells:
            above = next((m for m, c in announced.get(cell.column, ()) if c.row <= cell.row), None)
            landmark = above if len(heads) == 1 else by_row.get(cell.row)
            own = landmark_of(cell.line)
            if own and own.cle in FINDINGS and not own.titre:
                self._account.add(table, cell, "importe", list_heading(own.cle))
            elif landmark is None:
                self._account.add(table, cell, "laisse", "tableau non reconnu")
            else:
                for words in wordings.items(cell.words, cell.words.split("\n")):
                    outline.add(
                        landmark.cle, TypedLine(SheetCell(cell.row, cell.column, words), table)
                    )


def _announced(table: TypedSheet) -> dict[int, list[tuple[Landmark, SheetCell]]]:
    """Return the cells that announce a list, by column: those of one row, or of one column."""
    found = [
        (mark, cell)
        for cell in table.own_cells
        if (mark := landmark_of(cell.line)) and mark.cle in FINDINGS and not mark.titre
    ]
    rows, columns = {cell.row for _, cell in found}, {cell.column for _, cell in found}
    first = min((cell.row for cell in table.own_cells), default=0)
    whole = (rows == {first} and len(found) == len(table.rows[first])) or columns == {1}
    by_column: dict[int, list[tuple[Landmark, SheetCell]]] = {}
    for mark, cell in found if whole else ():
        by_column.setdefault(cell.column, []).append((mark, cell))
    return by_column


def _settled(heading: MappedHeading, labels: Sequence[Labelled]) -> MappedHeading:
    """Return a label with the key that its number, or the lines of its value, settle."""
    if _is_number_of_action(heading.intitule):
        return replace(heading, cle="titre")
    values = (
        value for one in labels if bare_label(one.label) == heading.intitule for value in one.values
    )
    aims = next((found for value in values if (found := _aims(value))), [])
    return replace(heading, cle=level_key(aims[-1])) if aims else heading


def _attach_to_aims(action: GatheredAction, table: TypedSheet, labels: Sequence[Labelled]) -> None:
    """Attach an action to the objectives that a cell names, each on its line."""
    for cell in (cell for one in labels for cell in one.values):
        for mark in _aims(cell):
            heading = MappedHeading(None, "", level_key(mark))
            given = Given(heading, replace(cell, value=mark.titre), table)
            action.context[heading.cle] = given


def _aims(cell: SheetCell) -> list[Landmark]:
    """Return the objectives that the lines of a cell name, none when one of them says else."""
    marks = [landmark_of(line) for line in cell.words.split("\n") if line.strip()]
    aims = [one for one in marks if one and one.titre and one.cle in OBJECTIVES]
    return aims if len(aims) == len(marks) else []


def _is_sheet(table: TypedSheet) -> bool:
    """Say whether a table begins with the number of the action that it describes."""
    return any(_is_number_of_action(cell.line) for cell in islice(table.own_cells, 1))


def _is_number_of_action(line: str) -> bool:
    mark = landmark_of(line)
    return mark is not None and mark.cle == "action" and bool(mark.numero) and not mark.titre


def _is_another(current: GatheredAction, table: TypedSheet, known: SheetMapping) -> bool:
    """Say whether a table describes another action than the one above, which is told already."""
    titles = {heading.intitule for heading in known.headings if heading.cle == "titre"}
    named = [
        fold(unnumbered(value.line))
        for one in labelled(table, frozenset(titles))
        if bare_label(one.label) in titles
        for value in one.values
    ]
    own = [fold(unnumbered(given.cell.line)) for given in current.of("titre")]
    return bool(own and named and named[0] not in own)


def _labels(table: TypedSheet) -> bool:
    return any(heading.cle for heading in label_headings([table])) and bool(labelled(table))
