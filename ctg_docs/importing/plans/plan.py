"""A workbook → the files of a draft, its correspondence, and the account of its cells."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ctg_docs.importing.plans import correspondance
from ctg_docs.importing.plans.account import Account
from ctg_docs.importing.plans.assembling import Assembling, PlanImport
from ctg_docs.importing.plans.existing import Existing
from ctg_docs.importing.plans.mapping import Mapping
from ctg_docs.importing.plans.proposing import propose
from ctg_docs.importing.plans.reading_figures import scales_of
from ctg_docs.importing.plans.sheets import gather
from ctg_docs.importing.workbooks.cells import Sheet
from ctg_docs.importing.workbooks.opening import read_workbook
from ctg_docs.problems import Place, Problem, SourceError


def import_plan(
    workbook: Path, given: tuple[bytes, str] | None, existing: Existing | None, *, merged: bool
) -> PlanImport:
    """Return the draft of a workbook; `given` is the correspondence of its author, with its name.

    With `merged`, what the sources have already is completed, by changes that touch nothing else.
    Raises SourceError for a workbook or a correspondence that is refused. A workbook in which no
    action is found, or whose actions the sources have already, is told in `problems`, with its
    correspondence still to be written.
    """
    sheets = _sheets(workbook)
    mapping = correspondance.read(*given, sheets) if given else propose(sheets)
    account = Account()
    text = "" if given else correspondance.written(workbook.name, mapping)
    outcome = PlanImport(account, text)
    gathered = gather(sheets, mapping, account)
    if not gathered:
        outcome.problems.append(_no_action(workbook.name, mapping))
        return outcome
    drafting = Assembling(workbook.name, existing, outcome, merged=merged)
    scales = scales_of(gathered)
    for one in gathered:
        drafting.add(one, scales)
    drafting.close()
    account.close(sheets)
    return outcome


def _sheets(workbook: Path) -> list[Sheet]:
    """Return the sheets of a plan; the follow-up that the house builds is none, computed or not."""
    try:
        sheets = read_workbook(workbook)
    except SourceError as error:
        if all(p.code == "classeur-formules" for p in error.problems):
            _refuse_follow_up(read_workbook(workbook, computed=False), workbook.name)
        raise
    _refuse_follow_up(sheets, workbook.name)
    return sheets


def _refuse_follow_up(sheets: Sequence[Sheet], name: str) -> None:
    if _is_follow_up(sheets):
        message = "c’est le tableau de suivi que ctg-docs a construit, et non un plan à importer"
        hint = "Ce qui y a été rempli revient par « ctg importer suivi »."
        raise SourceError([Problem(Place(name), "plan-introuvable", message, hint)])


def _is_follow_up(sheets: Sequence[Sheet]) -> bool:
    """Tell whether a workbook is the one that the house builds to follow the actions."""
    hidden = [sheet for sheet in sheets if sheet.hidden]
    if not hidden:
        return False
    # What knows its memory knows how to write it: few workbooks hide a sheet.
    from ctg_docs.importing.suivi.kept import is_memory  # noqa: PLC0415

    return any(is_memory(sheet) for sheet in hidden)


def _no_action(name: str, mapping: Mapping) -> Problem:
    tables = [sheet.name for sheet in mapping if sheet.form != "ignorer"]
    if tables:
        message = f"aucune colonne ne donne le titre des actions ({', '.join(tables)})"
        hint = "Dans la correspondance, écrivez « titre » en face de la colonne qui le porte."
    else:
        message = "aucun tableau d’actions n’y est reconnu"
        hint = (
            "Une ligne d’intitulés (« Action », « Pilote »…) est attendue parmi les quinze "
            "premières, ou une fiche par feuille, intitulés à gauche."
        )
    return Problem(Place(name), "plan-introuvable", message, hint)
