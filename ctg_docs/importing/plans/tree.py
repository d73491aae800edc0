"""The project that the actions of a workbook belong to: fields, problems, stakes, objectives."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ctg_docs.importing.plans.account import Account
from ctg_docs.importing.plans.gathering import GatheredAction, Given
from ctg_docs.importing.plans.key_names import key_name
from ctg_docs.importing.plans.reading_texts import LONGEST, unnumbered
from ctg_docs.importing.values import wordings
from ctg_docs.model.identifiers import Identifiers
from ctg_docs.starting.yaml_blocks import Paragraphes, YamlComment
from ctg_docs.suggestions import fold

UNSORTED = "À classer"
"""The field of the actions of which nothing says the field."""
LEVELS = ("objectif_strategique", "objectif_operationnel")
CONSTATS = {"problematique": "problematiques", "enjeu": "enjeux"}
"""Keys of what an action answers, with those of the lists of a field."""


@dataclass
class Branch:
    """A field or an objective: its id, its title, what it holds; `known` from the sources.

    `texte` is the prose that goes with it, `doubts` the comments of what has no type.
    """

    id: str
    titre: str
    known: bool = False
    texte: Paragraphes | None = None
    doubts: list[str] = field(default_factory=list)
    branches: list[Branch] = field(default_factory=list)
    constats: dict[str, list[Branch]] = field(default_factory=dict)

    def find(self, titre: str, cle: str = "") -> Branch | None:
        """Return the branch of a title, accents and case aside, None when there is none."""
        several = self.constats.get(cle, []) if cle else self.branches
        return next((one for one in several if fold(one.titre) == fold(titre)), None)

    @property
    def data(self) -> dict[str, Any]:
        """The keys of a field as the sources write them, empty lists included."""
        lists = {
            name: [one.own("description") for one in self.constats.get(cle, ())]
            for cle, name in CONSTATS.items()
        }
        found = {**self.own("constat"), **lists}
        return found | {"objectifs_strategiques": [one.objective for one in self.branches]}

    @property
    def objective(self) -> dict[str, Any]:
        """The keys of an objective as the sources write them."""
        inside = [one.objective for one in self.branches]
        return self.own("description") | ({"objectifs_operationnels": inside} if inside else {})

    def own(self, prose: str) -> dict[str, Any]:
        """Return the id, the title and the text, under the key that its kind gives to prose."""
        found: dict[str, Any] = {"id": self.id, "titre": self.titre}
        found |= {prose: self.texte} if self.texte else {}
        return found | {f"{prose}/{n}": YamlComment(one) for n, one in enumerate(self.doubts)}


class Tree:
    """The fields of a territory, to which actions are attached one by one."""

    def __init__(self, champs: list[Branch], identifiers: Identifiers, account: Account) -> None:
        self.champs = champs
        self._identifiers = identifiers
        self._account = account

    def attach(self, action: GatheredAction) -> tuple[str, list[str], Branch]:
        """Return the id that an action is attached to, those it answers, and its field.

        What is missing is added.
        """
        root = Branch("", "", branches=self.champs)
        champ = self.below(root, self._title(action, "champ") or action.champ or UNSORTED)
        if champ.titre == UNSORTED:
            self._account.remark(action.sheet.row_place(action.row), "action sans champ")
        holder = champ
        for level in LEVELS:
            if titre := self._title(action, level):
                holder = self.below(holder, titre)
        answered = [self.constat(champ, cle, one).id for cle, one in self._constats(action)]
        return holder.id, answered, champ

    def below(self, holder: Branch, titre: str) -> Branch:
        """Return the branch of a title below another one, added when it is missing."""
        found = holder.find(titre)
        if found is None:
            found = Branch(self._identifiers.give(titre), titre)
            holder.branches.append(found)
        return found

    def _title(self, action: GatheredAction, cle: str) -> str:
        given = action.context.get(cle)
        if given is None:
            return ""
        titre = unnumbered(wordings.one_line(given.cell.words))
        if not titre or wordings.provisional(titre) or len(titre) > LONGEST or given.cell.broken:
            self._tell(given, "verifier", f"{key_name(cle)} : à préciser")
            return ""
        self._tell(given, "importe", f"{key_name(cle)} « {titre} »")
        return titre

    def _constats(self, action: GatheredAction) -> Iterator[tuple[str, str]]:
        for cle in CONSTATS:
            given = action.context.get(cle)
            for titre in wordings.listed(given.cell.words, commas=False) if given else ():
                if given and len(titre) <= LONGEST and not wordings.provisional(titre):
                    self._tell(given, "importe", cle)
                    yield cle, unnumbered(titre)
                elif given:
                    self._tell(given, "verifier", cle)

    def constat(self, champ: Branch, cle: str, titre: str) -> Branch:
        """Return the problem or the stake of a field, added when it is missing."""
        found = champ.find(titre, cle)
        if found is None:
            found = Branch(self._identifiers.give(titre), titre)
            champ.constats.setdefault(cle, []).append(found)
        return found

    def _tell(self, given: Given, end: Any, what: str) -> None:
        if not self._account.knows(given.sheet, given.cell):
            self._account.add(given.sheet, given.cell, end, what)
