"""A workbook → the files of a draft, its correspondence, and the account of its cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ctg_docs.importing.plans import correspondance
from ctg_docs.importing.plans.account import Account
from ctg_docs.importing.plans.actions import DraftedAction, draft
from ctg_docs.importing.plans.drafting import drafted_files
from ctg_docs.importing.plans.existing import Existing, Known
from ctg_docs.importing.plans.gathering import GatheredAction
from ctg_docs.importing.plans.mapping import Mapping
from ctg_docs.importing.plans.merging import Merging
from ctg_docs.importing.plans.proposing import propose
from ctg_docs.importing.plans.reading_figures import scales_of
from ctg_docs.importing.plans.sheets import gather
from ctg_docs.importing.plans.tree import Branch, Tree
from ctg_docs.importing.workbooks.opening import read_workbook
from ctg_docs.model.identifiers import Identifiers
from ctg_docs.problems import Place, Problem
from ctg_docs.suggestions import fold


@dataclass
class PlanImport:
    """The outcome of an import: texts by their names in the folder, drafts that go, the account.

    `correspondance` is the text of the file to write, empty when the author gave his.
    """

    correspondance: str
    account: Account
    files: dict[str, str] = field(default_factory=dict)
    removed: list[str] = field(default_factory=list)
    actions: int = 0
    problems: list[Problem] = field(default_factory=list)


def import_plan(
    workbook: Path, given: tuple[bytes, str] | None, existing: Existing | None, *, merged: bool
) -> PlanImport:
    """Return the draft of a workbook; `given` is the correspondence of its author, with its name.

    With `merged`, what the sources have already is completed, by changes that touch nothing else.
    Raises SourceError for a workbook or a correspondence that is refused. A workbook in which no
    action is found, or whose actions the sources have already, is told in `problems`, with its
    correspondence still to be written.
    """
    sheets = read_workbook(workbook)
    mapping = correspondance.read(*given, sheets) if given else propose(sheets)
    account = Account()
    text = "" if given else correspondance.written(workbook.name, mapping)
    outcome = PlanImport(text, account)
    gathered = gather(sheets, mapping, account)
    if not gathered:
        outcome.problems.append(_no_action(workbook.name, mapping))
        return outcome
    drafting = _Drafting(existing, outcome, merged=merged)
    scales = scales_of(gathered)
    for one in gathered:
        drafting.add(one, scales)
    drafting.close(workbook.name)
    account.close(sheets)
    return outcome


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


class _Drafting:
    """The draft of a workbook, action after action."""

    def __init__(self, existing: Existing | None, outcome: PlanImport, *, merged: bool) -> None:
        self._existing, self._outcome, self._account = existing, outcome, outcome.account
        self._identifiers = Identifiers(existing.ids if existing else set())
        champs = existing.champs if existing else []
        self._tree = Tree(champs, self._identifiers, outcome.account)
        self._known = _by_title(existing)
        self._merging = Merging(existing, outcome.account) if existing and merged else None
        self._kept: dict[str, list[DraftedAction]] = {}

    def add(self, gathered: GatheredAction, scales: dict[str, str]) -> None:
        """Draft an action; one that the sources have already is completed, or refused."""
        drafted = draft(gathered, scales)
        former = self._known.get(fold(drafted.titre))
        if former and not self._merging:
            self._outcome.problems.append(_already(former, f"l’action « {drafted.titre} »"))
            return
        attached, answered, champ = self._tree.attach(gathered)
        _tell(drafted, self._account)
        self._outcome.actions += 1
        if former and self._merging:
            self._merging.complete(former, drafted)
            return
        drafted.data |= {"id": self._identifiers.give(drafted.titre), "titre": drafted.titre}
        drafted.data |= {"rattachee_a": attached} | ({"repond_a": answered} if answered else {})
        self._kept.setdefault(champ.id, []).append(drafted)

    def close(self, workbook: str) -> None:
        """Write the files of the draft, and those of the sources that are completed."""
        outcome, champs = self._outcome, self._tree.champs
        if self._existing and not self._merging:
            outcome.problems += _grown_fields(champs, self._existing)
        fields = [(champ, self._kept.get(champ.id, [])) for champ in champs]
        new = [(champ, actions) for champ, actions in fields if actions or not champ.known]
        outcome.files = drafted_files(workbook, new)
        if self._merging:
            outcome.files |= self._merging.changed(self._tree)
        drafts = self._existing.drafts if self._existing else []
        outcome.removed = [name for name in drafts if name not in outcome.files]


def _by_title(existing: Existing | None) -> dict[str, Known]:
    entries = existing.entries("actions") if existing else ()
    return {fold(str(known.data.get("titre") or "")): known for known in entries}


_DANS = "Pour compléter ce que vous avez écrit, donnez le territoire par --dans."


def _already(known: Known, what: str) -> Problem:
    return Problem(known.place, "import-deja-la", f"{what} est dans vos sources", _DANS)


def _grown_fields(champs: Sequence[Branch], existing: Existing) -> list[Problem]:
    """Return a problem for each field of the sources to which something would have to be added."""
    by_id = {str(one.data.get("id")): one for one in existing.entries("champs")}
    grown = [champ for champ in champs if champ.known and _grown(champ)]
    return [_already(by_id[champ.id], f"le champ « {champ.titre} »") for champ in grown]


def _grown(branch: Branch) -> bool:
    inside = [*branch.branches, *(one for several in branch.constats.values() for one in several)]
    return any(not one.known or _grown(one) for one in inside)


def _tell(drafted: DraftedAction, account: Account) -> None:
    """Tell the end of each cell that an action was given."""
    doubted = {id(g): why for several in drafted.doubts.values() for g, why in several}
    for given in drafted.gathered.given:
        what = f"action « {drafted.titre} », {given.cle}"
        if id(given) in doubted:
            why = doubted[id(given)]
            account.add(given.sheet, given.cell, "verifier", f"{what} : {why}" if why else what)
        else:
            account.add(given.sheet, given.cell, "importe", what)
