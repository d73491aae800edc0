"""Cells given to an action, and the reasons why others are not."""

from __future__ import annotations

from dataclasses import dataclass, field

from ctg_docs.importing.plans.account import Account
from ctg_docs.importing.plans.mapping import (
    A_CHOISIR,
    IGNORER,
    MappedHeading,
)
from ctg_docs.importing.workbooks.cells import Sheet, SheetCell

_REASONS = {
    IGNORER: "colonne laissée de côté",
    A_CHOISIR: "intitulé à préciser",
}


@dataclass(frozen=True)
class Given:
    """A cell given to a key; `place` is where it stands, `sheet` is its own."""

    heading: MappedHeading
    cell: SheetCell
    sheet: Sheet

    @property
    def cle(self) -> str:
        """The key."""
        return self.heading.cle

    @property
    def place(self) -> str:
        """The place of the cell."""
        return self.sheet.place(self.cell)


@dataclass
class GatheredAction:
    """The cells of one action, and those that hold for it and its neighbours."""

    sheet: Sheet
    row: int
    given: list[Given] = field(default_factory=list)
    context: dict[str, Given] = field(default_factory=dict)
    champ: str = ""

    def of(self, *keys: str) -> list[Given]:
        """Return the cells of some keys, in their order."""
        return [one for one in self.given if one.heading.cle in keys]


def give(
    action: GatheredAction,
    heading: MappedHeading | None,
    cell: SheetCell,
    account: Account,
    sheet: Sheet | None = None,
) -> None:
    """Give a cell to an action, or tell the account why it is not.

    `sheet` is that of the cell, when it is not the one where the action begins.
    """
    cle, sheet = heading.cle if heading else A_CHOISIR, sheet or action.sheet
    if heading is None or cle in _REASONS:
        account.add(sheet, cell, "laisse", reason(heading))
    elif heading.fills_down:
        action.context[cle] = Given(heading, cell, sheet)
    elif cell.value != "":
        action.given.append(Given(heading, cell, sheet))


def reason(heading: MappedHeading | None) -> str:
    """Return the reason why a cell under a heading is left out."""
    if heading is None:
        return "sans intitulé de colonne"
    if heading.hidden:
        return f"colonne masquée « {heading.intitule} »"
    return f"« {heading.intitule} » : {_REASONS[heading.cle]}"
