"""A document → the files of a draft, and the account of its lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from ctg_docs.importing.documents import refusals
from ctg_docs.importing.documents.duration import period_said
from ctg_docs.importing.documents.opening import read_document
from ctg_docs.importing.documents.outline import DocumentOutline
from ctg_docs.importing.documents.signatories import NamedParty, parties_data, parties_of
from ctg_docs.importing.documents.tables import Tables
from ctg_docs.importing.documents.typed import TypedDocument
from ctg_docs.importing.plans.account import Account
from ctg_docs.importing.plans.assembling import Assembling, PlanImport
from ctg_docs.importing.plans.existing import Existing, Known
from ctg_docs.importing.plans.merging import Merging, plain
from ctg_docs.importing.plans.reading_figures import scales_of
from ctg_docs.importing.plans.tree import CONSTATS, Branch
from ctg_docs.model.projet import NIVEAUX
from ctg_docs.suggestions import fold

Data = dict[str, Any]


def import_document(path: Path, existing: Existing | None, *, merged: bool) -> PlanImport:
    """Return the draft of a convention, a diagnostic or a deck (DOCX, PPTX, ODT).

    With `merged`, what the sources have already is completed, by changes that touch nothing else.
    Raises SourceError for a document that is refused. One in which nothing is recognised, or that
    tells what the sources have already, is told in `problems`.
    """
    document = read_document(path)
    account = Account()
    outcome = PlanImport(account)
    assembling = Assembling(path.name, existing, outcome, merged=merged)
    outline = DocumentOutline(document, assembling.tree, account)
    gathered = outline.read(Tables(account).take)
    scales = scales_of(gathered)
    for one in gathered:
        assembling.add(one, scales)
    others = _Others(existing, assembling.merging, account)
    others.period(period_said(document, account))
    others.diagnostic(outline.chapters.data(assembling.identifiers))
    others.parties(parties_of(outline.preamble, account), assembling)
    if not (gathered or outline.standing.found or others.found):
        outcome.problems.append(refusals.projectless(path.name))
        return outcome
    outcome.counts = _counts(assembling.tree.champs, outcome.actions, outline)
    outcome.counts += [one for one in others.counts if one[0]]
    assembling.close(others.files)
    _close(account, document)
    return outcome


def _counts(
    champs: Sequence[Branch], actions: int, outline: DocumentOutline
) -> list[tuple[int, str, str]]:
    """Return the number of each kind that a document gives, with its names, 0 left out."""
    new = [one for one in champs if not one.known]
    objectives = [one for champ in champs for one in champ.branches]
    below = [one for objective in objectives for one in objective.branches]
    constats = {cle: [o for c in champs for o in c.constats.get(cle, ())] for cle in CONSTATS}
    chapters = [one for one in outline.chapters.found if one.titre]
    found = [
        (len(new), *NIVEAUX["champ"][:2]),
        *((len([o for o in constats[cle] if not o.known]), *NIVEAUX[cle][:2]) for cle in CONSTATS),
        (len([o for o in objectives if not o.known]), *NIVEAUX["objectif_strategique"][:2]),
        (len([o for o in below if not o.known]), *NIVEAUX["objectif_operationnel"][:2]),
        (actions, *NIVEAUX["action"][:2]),
        (len(chapters), "chapitre du diagnostic", "chapitres du diagnostic"),
    ]
    return [one for one in found if one[0]]


def _close(account: Account, document: TypedDocument) -> None:
    """Tell what nothing took, and what stands beside the text."""
    why = "rien n’y est reconnu : à recopier s’il le faut"
    account.close([document.text, *document.tables], why)
    for place, words, what in document.aside:
        account.note(place, words, what)
    ranks = {place: rank for rank, place in enumerate(document.places)}
    account.lines.sort(key=lambda line: ranks.get(line.place, len(ranks)))


class _Others:
    """The groups of a draft that come once: the period, the diagnostic, the parties."""

    def __init__(
        self, existing: Existing | None, merging: Merging | None, account: Account
    ) -> None:
        self._existing, self._merging, self._account = existing, merging, account
        self.files: dict[str, Data] = {}
        self.counts: list[tuple[int, str, str]] = []
        self.found = False

    def period(self, said: Mapping[str, str]) -> None:
        """Write the period of the convention where none is written."""
        if said:
            self.counts.append((1, "période", "périodes"))
            self._group("convention", {"periode": dict(said)}, "import-convention")

    def diagnostic(self, data: Data) -> None:
        """Write the diagnostic, its chapters after those that there are."""
        if data:
            self._group("diagnostic", data, "import-diagnostic")

    def parties(self, parties: Sequence[NamedParty], assembling: Assembling) -> None:
        """Write the parties that the sources do not know, and those who represent them."""
        known = list(self._existing.entries("parties")) if self._existing else []
        new = []
        for party in parties:
            self.found = True
            former = next((one for one in known if _is_same(one.data, party)), None)
            if former:
                self._account.leave(_party_lines(party), _known_already(party, former))
            else:
                new.append(party)
        self.counts.append((len(new), "partie", "parties"))
        if new:
            persons, listed = parties_data(new, assembling.identifiers)
            data = ({"personnes": persons} if persons else {}) | {"parties": listed}
            self.files["import-parties"] = data

    def _group(self, key: str, data: Data, name: str) -> None:
        self.found = True
        known = next(iter(self._existing.groups(key)), None) if self._existing else None
        if known is None:
            self.files[name] = {key: data}
        elif self._merging is None:
            why = f"« {key} » est dans vos sources : --dans le complète"
            self._account.remark(str(known.place), f"{why} ({', '.join(_named(data))})")
        else:
            self._complete(known, data, self._merging)

    def _complete(self, known: Known, data: Data, merging: Merging) -> None:
        for cle, value in plain(data).items():  # type: ignore[union-attr]
            said = known.data.get(cle)
            if isinstance(value, list) and isinstance(said, list):
                titles = {fold(str(one.get("titre"))) for one in said if isinstance(one, dict)}
                for one in value:
                    if isinstance(one, dict) and fold(str(one.get("titre"))) not in titles:
                        merging.insert_item(known.file, (*known.path, cle), one)
            elif isinstance(value, dict) and isinstance(said, dict):
                inside = Known(known.file, (*known.path, cle), said)
                self._complete(inside, value, merging)
            elif said is None:
                merging.insert_key(known.file, known.path, cle, value)
            elif said != value:
                what = f"« {cle} » reste ce que disent vos sources"
                self._account.remark(str(known.file.positions.locate((*known.path, cle))), what)


def _party_lines(party: NamedParty) -> tuple[str, ...]:
    """Return the words that tell the lines of a party."""
    return (f"partie « {party.nom} »", f"représentation de « {party.nom} »")


def _known_already(party: NamedParty, former: Known) -> str:
    """Return why a party is left out: the sources have it, perhaps without saying its name."""
    said = "déjà dans vos sources"
    if not former.data.get("nom_officiel"):
        said = "tenue pour celle de vos sources, la seule de cette sorte"
    more = party.persons and not former.data.get("representants")
    left = " ; qui la représente est à recopier" if more else ""
    return f"partie « {party.nom} » : {said} ({former.place}){left}"


def _named(data: Data) -> list[str]:
    return [cle for cle in data if "/" not in cle]


def _is_same(data: Mapping[str, Any], party: NamedParty) -> bool:
    """Say whether the sources know a party: its name, or the only one of its kind."""
    if data.get("type") != party.type:
        return False
    named = str(data.get("nom_officiel") or "")
    return not named or fold(named) == fold(party.nom)
