"""Communes of an archive, and what became of those that are no longer there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ctg_docs.reference.refresh.archive import Archive, Entry
from ctg_docs.suggestions import fold

_PARTS_BY_TYPE = {
    "commune-deleguee": "deleguee",
    "commune-associee": "associee",
    "arrondissement-municipal": "arrondissement",
}
_PARTS = frozenset(_PARTS_BY_TYPE.values())
# A commune that ended before the first territorial conventions is of no use to their authors.
_FIRST_YEAR = 2009


@dataclass(frozen=True, order=True)
class Ancienne:
    """A code or a name that is no longer a commune's; `annee` is the first Cog without it."""

    code: str
    nom: str
    nature: str
    annee: str
    actuelle: str


def current(archive: Archive) -> dict[str, Entry]:
    """Return the communes of the edition by code."""
    return {c["code"]: c for c in archive.communes if c["type"] == "commune-actuelle"}


def tncc(entry: Entry) -> int:
    """Return INSEE's article code; overseas collectivities have none, their name tells it."""
    if "typeLiaison" in entry:
        return int(entry["typeLiaison"])
    for start, code in (("Le ", 2), ("La ", 3), ("Les ", 4), ("L'", 5)):
        if entry["nom"].startswith(start):
            return code
    return int(fold(entry["nom"])[0] in "aeiouy")


def successors(archive: Archive) -> dict[str, str]:
    """Return the current commune of every code that the edition knows."""
    found = {code: code for code in current(archive)}
    for commune in current(archive).values():
        for old in commune.get("anciensCodes", []):
            found.setdefault(old, commune["code"])
    for part in archive.communes:
        whole = part.get("chefLieu") or part.get("commune")
        if whole in found:
            found.setdefault(part["code"], found[whole])
    return found


def anciennes(
    archive: Archive, known: list[Ancienne], before: dict[str, str], year_before: int
) -> list[Ancienne]:
    """Return every ended code or name, given those `known` and the names of the last edition."""
    now, leads_to = current(archive), successors(archive)
    kept: dict[tuple[str, str], Ancienne] = {}
    # What was part of a commune may be so no longer: the last source says what still is.
    past = (replace(one, nature="ancienne") if one.nature in _PARTS else one for one in known)
    sources = (_history(archive), past, _gone(archive, before, year_before), _parts(archive))
    for one in (ancienne for source in sources for ancienne in source):
        key = (one.code, fold(one.nom))
        if one.code in now and fold(now[one.code]["nom"]) == key[1]:
            continue
        earlier = kept.get(key)
        annee = (earlier and earlier.annee) or one.annee
        actuelle = leads_to.get(one.code) or leads_to.get(one.actuelle, "")
        kept[key] = Ancienne(one.code, one.nom, one.nature, annee, actuelle)
    return sorted(kept.values())


def _parts(archive: Archive) -> Iterator[Ancienne]:
    for part in archive.communes:
        if part["type"] in _PARTS_BY_TYPE:
            yield Ancienne(part["code"], part["nom"], _PARTS_BY_TYPE[part["type"]], "", "")


def _gone(archive: Archive, before: dict[str, str], year: int) -> Iterator[Ancienne]:
    now = current(archive)
    for code, nom in before.items():
        if code not in now:
            yield Ancienne(code, nom, "ancienne", str(archive.millesime), "")
        elif fold(now[code]["nom"]) != fold(nom) and year < archive.millesime:
            yield Ancienne(code, nom, "ancien_nom", str(archive.millesime), "")


def _history(archive: Archive) -> Iterator[Ancienne]:
    """Yield the communes ended since 2009 and the years of the parts, from INSEE's history file."""
    events = {event["id"]: event for event in archive.historique}
    parts = {(c["code"], fold(c["nom"])) for c in archive.communes if c["type"] in _PARTS_BY_TYPE}
    # Some communes ended, came back and ended again: the last time comes first and is kept.
    for event in sorted(archive.historique, key=lambda e: e.get("dateFin", ""), reverse=True):
        if event["type"] != "COM" or "dateFin" not in event:
            continue
        year = int(event["dateFin"][:4]) + (event["dateFin"][5:] != "01-01")
        if year >= _FIRST_YEAR or (event["code"], fold(event["nom"])) in parts:
            last = _last(event, events)
            nature = "ancien_nom" if last == event["code"] else "ancienne"
            yield Ancienne(event["code"], event["nom"], nature, str(year), last)


def _last(event: Entry, events: dict[str, Entry]) -> str:
    """Follow an event to the commune that stands at the end of the file."""
    seen = set()
    while event["id"] not in seen:
        seen.add(event["id"])
        following = events.get(event.get("successeur") or event.get("pole") or "")
        if following is None:
            break
        event = following
    return str(event["code"])
