"""The parties that a convention names before « il est convenu », and who represents them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from ctg_docs.french.agreement import masculine_office
from ctg_docs.french.initials import capitale
from ctg_docs.importing.documents.typed import TypedLine
from ctg_docs.importing.plans.account import Account, End
from ctg_docs.model.identifiers import Identifiers
from ctg_docs.reference.reperes import noms_de_parties
from ctg_docs.suggestions import fold

_LEAD = re.compile(
    r"(?:et\s+|entre\s*:?\s+)?(?:la|le|les|l[’'])\s*|et\s+|entre\s*:?\s+", re.IGNORECASE
)
_PART = re.compile(r"d[’']une part|d[’']autre part|ci-apr[èe]s", re.IGNORECASE)
_BY = re.compile(r"repr[ée]sent[ée]e?s?\s+(?:par|ci-apr[èe]s par)\s+", re.IGNORECASE)
_PERSON = re.compile(
    r"(?P<civilite>Monsieur|Madame|Mme|M\.)\s+"
    r"(?P<prenom>[A-ZÀ-Ý][a-zà-ÿ’]+(?:-[A-ZÀ-Ý][a-zà-ÿ’]+)*)\s+"
    r"(?P<nom>[A-ZÀ-Ý][\w’'-]+(?:\s+[A-ZÀ-Ý][\w’'-]+)*)"
)
_OFFICE = re.compile(
    r"\s*,?\s*(?:en (?:sa )?qualité de\s+)?(?:son |sa |leur |la |le |l[’'])?(?P<office>[^,;()]+)"
)
_LONGEST = 90
_CIVILITIES = {"Monsieur": "M.", "M.": "M.", "Madame": "Mme", "Mme": "Mme"}


@dataclass
class NamedParty:
    """A party: its kind, its name as typed, the persons that represent it, with their offices."""

    type: str
    nom: str
    line: TypedLine
    persons: list[tuple[str, str, str, str]] = field(default_factory=list)


def parties_of(lines: Sequence[TypedLine], account: Account) -> list[NamedParty]:
    """Return the parties of a preamble; a line that names none goes on with the one above."""
    found: list[NamedParty] = []
    for line in lines:
        name = _LEAD.sub("", line.words, count=1)
        known = _kind(name)
        kind = known or _unknown_kind(name)
        if kind:
            found.append(NamedParty(kind, _name(name), line))
            end: End = "importe" if known else "devine"
            account.add(line.sheet, line.cell, end, f"partie « {found[-1].nom} »")
        if found and _BY.search(line.words):
            persons = list(_persons(line.words))
            found[-1].persons += persons
            if kind and not persons:
                what = f"« {found[-1].nom} » : son représentant n’est pas reconnu"
                account.remark(line.sheet.place(line.cell), what)
            if not kind:
                what = f"représentation de « {found[-1].nom} »"
                account.add(line.sheet, line.cell, "importe" if persons else "laisse", what)
    return found


def _kind(name: str) -> str:
    bare = f"{fold(name)} "
    fits = [(words, kind) for words, kind in _kinds() if bare.startswith(f"{words} ")]
    return max(fits, key=lambda fit: len(fit[0]))[1] if fits else ""


def _unknown_kind(name: str) -> str:
    """Return « autre » for a line that names somebody before « représenté », whom no list knows."""
    before = _BY.split(name, maxsplit=1)
    named = before[0].strip(" ,;:–—-") if len(before) > 1 else ""
    return "autre" if named and not _PART.match(named) else ""


@cache
def _kinds() -> list[tuple[str, str]]:
    return [(fold(one), kind) for kind, several in noms_de_parties().items() for one in several]


def _name(words: str) -> str:
    """Return the name of a party: what stands before its representative, its address."""
    bare = re.split(r"\s*[,;(]|\s+repr[ée]sent|\s+[–—]\s+", words, maxsplit=1)[0]
    return capitale(_PART.split(bare)[0].strip(" :.")[:_LONGEST])


def _persons(words: str) -> list[tuple[str, str, str, str]]:
    """Return the persons named after « représentée par », each with its office."""
    after = _BY.split(words, maxsplit=1)[1]
    found = []
    for person in _PERSON.finditer(after):
        before = after[: person.start()].rpartition(" et ")[2] or after[: person.start()]
        following = _OFFICE.match(after, person.end())
        office = before if before.strip(" ,") else following["office"] if following else ""
        office = re.sub(r"^(?:son |sa |leur |la |le |l[’'])", "", office.strip(" ,.")).lower()
        said = "" if _PART.match(office) or not office else masculine_office(office)
        civilite = _CIVILITIES[person["civilite"]]
        found.append((civilite, person["prenom"], _cased(person["nom"]), said))
    return found


def _cased(nom: str) -> str:
    """Return a name in capitals as it is read: « DE LA TOUR » keeps no more than its initials."""
    if not nom.isupper():
        return nom
    return re.sub(r"[^\W\d_]+", lambda found: found[0].capitalize(), nom)


def parties_data(
    parties: Sequence[NamedParty], identifiers: Identifiers
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return the persons, then the parties, as the sources write them."""
    persons: list[dict[str, Any]] = []
    listed: list[dict[str, Any]] = []
    for party in parties:
        signing = []
        for civilite, prenom, nom, office in party.persons:
            person = {"id": identifiers.give(f"{nom} {prenom}"), "civilite": civilite}
            persons.append({**person, "prenom": prenom, "nom": nom})
            signing.append({"personne": person["id"], "fonction": office or "représentant"})
        data = {"id": identifiers.give(party.nom), "type": party.type, "nom_officiel": party.nom}
        listed.append(data | ({"representants": signing[:3]} if signing else {}))
    return persons, listed
