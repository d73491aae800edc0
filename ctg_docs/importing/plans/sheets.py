"""Sheets of a workbook, gathered action by action as its correspondence says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ctg_docs.importing.plans.account import Account
from ctg_docs.importing.plans.gathering import GatheredAction, Given, give
from ctg_docs.importing.plans.key_names import key_name
from ctg_docs.importing.plans.labels import bare_label, labelled, own_title
from ctg_docs.importing.plans.mapping import MappedHeading, Mapping, SheetMapping
from ctg_docs.importing.plans.table_rows import Rows
from ctg_docs.importing.workbooks.cells import Sheet

_NUMBER_ALONE = re.compile(
    r"(?:fiche[- ]?)?(?:action|projet|mesure)?\s*(?:n\s*[°ºo])?\s*[\d.]*\W*", re.IGNORECASE
)


def gather(sheets: Sequence[Sheet], mapping: Mapping, account: Account) -> list[GatheredAction]:
    """Return the actions of a workbook, in their order; the account gets what is no part of any."""
    by_name = {one.name: one for one in mapping}
    found: list[GatheredAction] = []
    for sheet in sheets:
        known = by_name.get(sheet.name)
        if known is None or known.form == "ignorer":
            _leave_out(sheet, account)
        elif known.form == "fiche":
            found += _one_action(sheet, known, account)
        else:
            found += Rows(sheet, known, account).actions()
    return [one for one in found if not _is_unfilled(one, account)]


def _is_unfilled(action: GatheredAction, account: Account) -> bool:
    """Say whether an action is the row of a form that nobody filled in: « Action n° 1 » alone."""
    given = action.given
    if len(given) != 1 or not _NUMBER_ALONE.fullmatch(given[0].cell.line):
        return False
    account.add(given[0].sheet, given[0].cell, "laisse", "un numéro, sans action")
    return True


def _leave_out(sheet: Sheet, account: Account) -> None:
    what = "feuille masquée" if sheet.hidden else "feuille sans tableau d’actions reconnu"
    for cell in sheet.own_cells:
        if cell.value != "":
            account.add(sheet, cell, "laisse", what)


def _one_action(sheet: Sheet, known: SheetMapping, account: Account) -> Iterator[GatheredAction]:
    action = GatheredAction(sheet, 1, champ=known.champ)
    gather_labels(action, sheet, known, account)
    if action.of("titre"):
        yield action
    else:
        account.remark(sheet.name, "feuille sans titre d’action", "laisse")
        for given in [*action.given, *action.context.values()]:
            account.add(sheet, given.cell, "laisse", "action sans titre")


def gather_labels(
    action: GatheredAction, sheet: Sheet, known: SheetMapping, account: Account
) -> None:
    """Give an action the cells that the labels of a sheet name."""
    by_label = {heading.intitule: heading for heading in known.headings}
    for one in labelled(sheet, frozenset(by_label)):
        heading = by_label.get(bare_label(one.label))
        if heading and one.values:
            account.add(sheet, one.label, "importe", f"intitulé : {key_name(heading.cle)}")
        for cell in one.values:
            give(action, heading, cell, account, sheet)
    if not action.of("titre") and (title := own_title(sheet)):
        heading = MappedHeading(None, title.line, "titre")
        action.given.append(Given(heading, title, sheet))
