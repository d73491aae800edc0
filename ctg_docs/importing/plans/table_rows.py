"""Rows of a table, gathered action by action: totals, sections, rows that go on with one above."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from ctg_docs.importing.plans.account import Account, End
from ctg_docs.importing.plans.gathering import GatheredAction, Given, give
from ctg_docs.importing.plans.mapping import (
    A_CHOISIR,
    FILLED_DOWN,
    IGNORER,
    MappedHeading,
    SheetMapping,
)
from ctg_docs.importing.values import amounts
from ctg_docs.importing.values.numerals import written
from ctg_docs.importing.workbooks.cells import Sheet, SheetCell

_TOTAL = re.compile(r"(?:sous[- ]?)?tota(?:l|ux)\b.*|somme\b.*|ensemble|cumul\b.*", re.IGNORECASE)
_SECTION = {
    "champ": re.compile(
        r"(?:axe|champ|th[èe]me|th[ée]matique|volet|domaine|orientation|pilier)\b.*", re.I
    ),
    "objectif_strategique": re.compile(
        r"(?:objectif (?:strat[ée]gique|g[ée]n[ée]ral)|OS|OG|objectif)\b.*", re.I
    ),
    "objectif_operationnel": re.compile(
        r"(?:objectif op[ée]rationnel|OO|sous[- ]objectif)\b.*", re.I
    ),
    "enjeu": re.compile(r"enjeu\b.*", re.I),
}  # fmt: skip
_REPEATABLE = (
    "description", "constat", "resultats_attendus", "public_cible", "territoire", "pilote",
    "partenaires", "moyens_materiels", "moyens_humains", "modalites_evaluation", "transversalites",
    "indicateurs", "budget", "financements", "calendrier.jalons", "avancement.commentaire",
)  # fmt: skip


class Rows:
    """The rows of a table, read from the top."""

    def __init__(self, sheet: Sheet, known: SheetMapping, account: Account) -> None:
        self._sheet, self._known, self._account = sheet, known, account
        self._by_column = {h.column: h for h in known.headings}
        self._titles = [h.column for h in known.headings if h.cle == "titre"]
        self._context: dict[str, Given] = {}
        self._found: list[GatheredAction] = []
        self._sums: dict[int, Decimal] = {}
        self._since: dict[int, Decimal] = {}

    def actions(self) -> list[GatheredAction]:
        """Return the actions of the table."""
        first, last = min(self._known.header), max(self._known.header)
        for row, cells in self._sheet.rows.items():
            filled = [cell for cell in cells if cell.value != ""]
            if row in self._known.header:
                self._tell(filled, "importe", "intitulé de colonne")
            elif row < first or not filled:
                self._tell(filled, "laisse", "au-dessus du tableau")
            elif row > last:
                self._row(row, filled)
        return self._found

    def _tell(self, cells: Sequence[SheetCell], end: End, what: str) -> None:
        for cell in cells:
            self._account.add(self._sheet, cell, end, what)

    def _row(self, row: int, cells: list[SheetCell]) -> None:
        own = [cell for cell in cells if not cell.spread]
        if self._is_header_again(own):
            self._tell(own, "laisse", "intitulés répétés")
        elif own and _TOTAL.fullmatch(own[0].line) and self._checks_sums(own):
            self._total(own)
        elif len({cell.line for cell in cells}) == 1 and self._section(cells):
            pass
        elif any(cell.column in self._titles for cell in cells):
            self._action(row, cells)
        else:
            self._continuation(row, cells)

    def _is_header_again(self, cells: Sequence[SheetCell]) -> bool:
        matched = [
            cell.line.casefold() == h.intitule.rpartition(" › ")[2].casefold()
            for cell in cells
            if (h := self._by_column.get(cell.column))
        ]
        return len(matched) > 1 and all(matched)

    def _checks_sums(self, own: Sequence[SheetCell]) -> bool:
        """Say whether a row holds nothing but a word and amounts, as a row of totals does."""
        texts = [c for c in own if isinstance(c.value, str) and amounts.amount(c) is None]
        return len(texts) <= 1 or all(_TOTAL.fullmatch(c.line) for c in texts)

    def _total(self, cells: Sequence[SheetCell]) -> None:
        partial = cells[0].line.lower().startswith("sous")
        for cell in cells:
            heading = self._by_column.get(cell.column)
            known = amounts.amount(cell)
            if heading is None or known is None or not heading.cle.startswith(("budget", "financ")):
                self._account.add(self._sheet, cell, "laisse", "ligne de total")
                continue
            total = (self._since if partial else self._sums).get(cell.column, Decimal(0))
            said = known.euros * heading.factor
            if said == total:
                self._account.add(self._sheet, cell, "importe", "total retrouvé")
            else:
                what = f"total annoncé, mais les lignes importées font {written(total)} €"
                self._account.add(self._sheet, cell, "verifier", what)
        self._since = {}

    def _section(self, cells: Sequence[SheetCell]) -> bool:
        """Take a row of one text as the field or the objective of the rows below."""
        cell = cells[0]
        if not isinstance(cell.value, str) or (cell.column in self._titles and len(cells) == 1):
            return False
        cle = next((k for k, pattern in _SECTION.items() if pattern.fullmatch(cell.line)), "")
        named = {heading.cle for heading in self._known.headings}
        if not cle or cle in named:
            return False
        self._enter(Given(MappedHeading(None, cell.line, cle), cell, self._sheet))
        return True

    def _enter(self, given: Given) -> None:
        """Make a value hold for the rows below; what a former one held inside it ends."""
        rank = FILLED_DOWN.index(given.cle)
        former = self._context.get(given.cle)
        if former is None or former.cell.line != given.cell.line:
            inside = (
                FILLED_DOWN[rank + 1 :] if given.cle in ("champ", "objectif_strategique") else ()
            )
            for cle in inside:
                self._context.pop(cle, None)
        self._context[given.cle] = given

    def _action(self, row: int, cells: Sequence[SheetCell]) -> None:
        title = next(cell for cell in cells if cell.column in self._titles)
        if title.spread and self._found and self._same_title(title):
            self._continue_with(self._found[-1], cells)
            return
        action = GatheredAction(self._sheet, row, champ=self._known.champ)
        self._fill(action, cells)
        action.context = dict(self._context)
        self._found.append(action)
        if row in self._sheet.hidden_rows:
            self._account.remark(self._sheet.row_place(row), "ligne masquée, importée")

    def _same_title(self, title: SheetCell) -> bool:
        former = self._found[-1].of("titre")
        return bool(former) and former[0].cell.value == title.value

    def _fill(self, action: GatheredAction, cells: Sequence[SheetCell]) -> None:
        for cell in sorted(cells, key=lambda c: self._rank(c.column)):
            heading = self._by_column.get(cell.column)
            if heading is not None and heading.fills_down:
                self._enter(Given(heading, cell, self._sheet))
            elif not cell.spread or self._starts(heading, cell):
                give(action, heading, cell, self._account)
                self._add_up(heading, cell)

    def _starts(self, heading: MappedHeading | None, cell: SheetCell) -> bool:
        """Say whether the copy of a merged cell holds for this action too: one of the rows above.

        A copy that stands on the right of its cell says nothing more, and an amount counts once.
        """
        above = self._sheet.cells.get((cell.row - 1, cell.column))
        counted = heading is not None and heading.cle.startswith(
            ("budget.m", "budget.r", "financements.m")
        )
        return bool(above and above.value == cell.value) and not counted

    def _rank(self, column: int) -> tuple[int, int]:
        heading = self._by_column.get(column)
        known = heading is not None and heading.fills_down
        return (FILLED_DOWN.index(heading.cle) if heading and known else len(FILLED_DOWN), column)

    def _add_up(self, heading: MappedHeading | None, cell: SheetCell) -> None:
        known = (
            amounts.amount(cell) if heading and heading.cle.startswith(("budget", "fin")) else None
        )
        if heading and known:
            for sums in (self._sums, self._since):
                euros = known.euros * heading.factor
                sums[cell.column] = sums.get(cell.column, Decimal(0)) + euros

    def _continuation(self, row: int, cells: Sequence[SheetCell]) -> None:
        """Give the cells of a row without a title to the action above, or leave them out."""
        for cell in cells:
            heading = self._by_column.get(cell.column)
            if heading is not None and heading.fills_down:
                self._enter(Given(heading, cell, self._sheet))
        own = [c for c in cells if not c.spread and not self._fills_down(c)]
        if self._found and self._found[-1].sheet is self._sheet:
            self._continue_with(self._found[-1], own)
        else:
            self._tell(own, "laisse", "ligne sans titre d’action")

    def _fills_down(self, cell: SheetCell) -> bool:
        heading = self._by_column.get(cell.column)
        return heading is not None and heading.fills_down

    def _continue_with(self, action: GatheredAction, cells: Sequence[SheetCell]) -> None:
        for cell in cells:
            heading = self._by_column.get(cell.column)
            if cell.spread or (heading and heading.fills_down):
                continue
            if (
                heading
                and not heading.cle.startswith(_REPEATABLE)
                and heading.cle not in (IGNORER, A_CHOISIR)
            ):
                self._account.add(self._sheet, cell, "verifier", "suite d’une action : à recopier")
            else:
                give(action, heading, cell, self._account)
                self._add_up(heading, cell)
