"""Gathered actions and their objectives → the files of a draft, or changes of the sources."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from ctg_docs.french.counting import accorde
from ctg_docs.importing.plans.account import Account
from ctg_docs.importing.plans.actions import DraftedAction, draft
from ctg_docs.importing.plans.drafting import drafted_files, free, sealed
from ctg_docs.importing.plans.existing import Existing, Known
from ctg_docs.importing.plans.gathering import GatheredAction
from ctg_docs.importing.plans.key_names import key_name
from ctg_docs.importing.plans.merging import Merging
from ctg_docs.importing.plans.tree import Branch, Tree
from ctg_docs.model.identifiers import Identifiers
from ctg_docs.model.projet import NIVEAUX
from ctg_docs.problems import Problem
from ctg_docs.suggestions import fold


@dataclass
class PlanImport:
    """The outcome of an import: texts by their names in the folder, drafts that go, the account.

    `correspondance` is the text of the file to write, empty when there is none to write.
    `counts` are what a document gives, each with its name in the singular and in the plural.
    """

    account: Account
    correspondance: str = ""
    files: dict[str, str] = field(default_factory=dict)
    removed: list[str] = field(default_factory=list)
    actions: int = 0
    counts: list[tuple[int, str, str]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def counted(self) -> str:
        """Number of each thing that an import gives, in words: « 5 champs, 40 actions »."""
        counts = self.counts or [(self.actions, *NIVEAUX["action"][:2])]
        return ", ".join(f"{n} {accorde(n, one, several)}" for n, one, several in counts)


class Assembling:
    """The draft of a file, action after action; `tree` is what they belong to."""

    def __init__(
        self, origin: str, existing: Existing | None, outcome: PlanImport, *, merged: bool
    ) -> None:
        self._origin, self._existing, self._outcome = origin, existing, outcome
        self._account = outcome.account
        self.identifiers = Identifiers(existing.ids if existing else set())
        champs = existing.champs if existing else []
        self.tree = Tree(champs, self.identifiers, outcome.account)
        self._known = _by_title(existing)
        self.merging = Merging(existing, outcome.account) if existing and merged else None
        self._kept: dict[str, list[DraftedAction]] = {}

    def add(self, gathered: GatheredAction, scales: dict[str, str]) -> None:
        """Draft an action; one that the sources have already is completed, or refused."""
        drafted = draft(gathered, scales)
        former = self._known.get(fold(drafted.titre))
        if former and not self.merging:
            problem = _already(former, f"l’action « {drafted.titre} »")
            if problem not in self._outcome.problems:
                self._outcome.problems.append(problem)
            return
        attached, answered, champ = self.tree.attach(gathered)
        _tell(drafted, self._account)
        self._outcome.actions += 1
        if former and self.merging:
            self.merging.complete(former, drafted)
            return
        drafted.data |= {"id": self.identifiers.give(drafted.titre), "titre": drafted.titre}
        drafted.data |= {"rattachee_a": attached} | ({"repond_a": answered} if answered else {})
        self._kept.setdefault(champ.id, []).append(drafted)

    def close(self, others: dict[str, dict[str, Any]] | None = None) -> None:
        """Write the files of the draft, and those of the sources that are completed.

        `others` are the data of more files, by their names without their ending.
        """
        outcome, champs = self._outcome, self.tree.champs
        if self._existing and not self.merging:
            outcome.problems += _grown_fields(champs, self._existing)
        fields = [(champ, self._kept.get(champ.id, [])) for champ in champs]
        new = [(champ, actions) for champ, actions in fields if actions or not champ.known]
        taken = {file.name for file in self._existing.files} if self._existing else set()
        drafts = drafted_files(new, taken)
        drafts |= {free(name, taken): data for name, data in (others or {}).items()}
        outcome.files = {n: sealed(n, data, self._origin) for n, data in drafts.items()}
        if self.merging:
            outcome.files |= self.merging.changed(self.tree)
        former = self._existing.drafts if self._existing else []
        outcome.removed = [name for name in former if name not in outcome.files]


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
        what = f"action « {drafted.titre} », {key_name(given.cle)}"
        if id(given) not in doubted and account.knows(given.sheet, given.cell):
            continue
        if id(given) in doubted:
            why = doubted[id(given)]
            account.add(given.sheet, given.cell, "verifier", f"{what} : {why}" if why else what)
        else:
            account.add(given.sheet, given.cell, "importe", what)
