"""EPCI of an archive, and those that are no longer there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields

from ctg_docs.reference.refresh.archive import Archive
from ctg_docs.reference.refresh.communes import current
from ctg_docs.reference.refresh.intitules import intitule
from ctg_docs.suggestions import fold


@dataclass(frozen=True, order=True)
class Groupement:
    """One line of `epci.tsv`, every value as text."""

    siren: str
    nom: str
    sigle: str
    type: str
    article: str
    charniere: str
    genre: str
    population: str
    communes: str


@dataclass(frozen=True, order=True)
class Ancien:
    """A number or a name that is no longer an EPCI's; successors by decreasing weight."""

    siren: str
    nom: str
    annee: str
    successeurs: str


def groupements(archive: Archive) -> list[Groupement]:
    """Return the EPCI and the Greater Paris territories of the edition, by number.

    Their population is the sum of their communes': the EPCI file counts another year.
    """
    inhabitants = {code: entry.get("population", 0) for code, entry in current(archive).items()}
    found = []
    for entry in archive.epci + archive.ept:
        said = intitule(entry["nom"], entry["type"])
        texts = (said.nom, said.sigle, said.type, said.article, said.charniere, said.genre)
        codes = [member["code"] for member in entry["membres"]]
        figures = (str(sum(inhabitants.get(code, 0) for code in codes)), str(len(codes)))
        found.append(Groupement(entry["code"], *texts, *figures))
    return sorted(found)


def members(archive: Archive) -> tuple[dict[str, str], dict[str, str]]:
    """Return the EPCI of each commune, and its Greater Paris territory where it has one."""
    epci = {m["code"]: entry["code"] for entry in archive.epci for m in entry["membres"]}
    ept = {m["code"]: entry["code"] for entry in archive.ept for m in entry["membres"]}
    return epci, ept


def anciens(
    archive: Archive,
    known: list[Ancien],
    before: list[Groupement],
    membership: Mapping[str, str],
    leads_to: Mapping[str, str],
) -> list[Ancien]:
    """Return every ended EPCI, given those `known` and the last edition's EPCI and communes.

    A commune's EPCI is followed through `leads_to`, the current commune of each code.
    """
    now = {g.siren: g for g in groupements(archive)}
    heirs = dict(_heirs(archive, membership, leads_to))

    def resolved(sirens: str) -> str:
        lines = (s if s in now else heirs.get(s, "") for s in sirens.split())
        return " ".join(dict.fromkeys(" ".join(lines).split()))

    kept: dict[tuple[str, str], Ancien] = {}
    for one in [*known, *_gone(archive, now, before)]:
        key = (one.siren, fold(one.nom))
        if one.siren in now and fold(now[one.siren].nom) == key[1]:
            continue
        first = kept.setdefault(key, one)
        kept[key] = Ancien(one.siren, one.nom, first.annee, resolved(one.successeurs))
    return sorted(kept.values())


def _gone(
    archive: Archive, now: Mapping[str, Groupement], before: list[Groupement]
) -> Iterator[Ancien]:
    year = str(archive.millesime)
    for old in before:
        if old.siren not in now or fold(now[old.siren].nom) != fold(old.nom):
            yield Ancien(old.siren, old.nom, year, old.siren)


def _heirs(
    archive: Archive, membership: Mapping[str, str], leads_to: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Yield, for each former EPCI, those its communes belong to now, most communes first."""
    epci, _ = members(archive)
    counts: dict[str, Counter[str]] = {}
    for commune, old in membership.items():
        heir = epci.get(leads_to.get(commune, ""))
        if old and heir:
            counts.setdefault(old, Counter())[heir] += 1
    for old, heirs in counts.items():
        yield old, " ".join(sorted(heirs, key=lambda siren: (-heirs[siren], siren)))


COLUMNS = [field.name for field in fields(Groupement)]
