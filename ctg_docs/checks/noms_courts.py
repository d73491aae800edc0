"""Short names: each tells one party or one group, and a group has the number that it says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ctg_docs.checks.territory import CheckedTerritory
from ctg_docs.french.letters import cardinal
from ctg_docs.model.nommees import nommees
from ctg_docs.problems import Problem
from ctg_docs.reading.positions import Chemin

_NUMBERS = {cardinal(number, genre): number for number in range(2, 200) for genre in ("m", "f")}
_COUNTED = re.compile(r"les ([a-zéû\-]+(?: et une?)?|\d+)\b", re.IGNORECASE)


def check(territory: CheckedTerritory) -> Iterator[Problem]:
    """Yield the short names given to two parties, and the numbers that a group does not have."""
    yield from _twice(territory)
    for rank, group in enumerate(territory.convention.groupes):
        members = [p for p in territory.convention.parties if p.groupe == group.id]
        said = _number(group.nom_court)
        if members and said is not None and said != len(members):
            path: Chemin = ("groupes", rank, "nom_court")
            message = f"« {group.nom_court} » : {len(members)} parties portent ce groupe"
            hint = "Écrivez le nombre des parties du groupe, ou un nom sans nombre."
            yield territory.erreur(path, "groupe-nombre", message, hint)


def _twice(territory: CheckedTerritory) -> Iterator[Problem]:
    first: dict[str, Chemin] = {}
    for name, path in _named(territory):
        known = first.setdefault(name.casefold(), path)
        if known != path:
            place = territory.place(known)
            message = (
                f"le nom court « {name} » désigne déjà une autre partie"
                f" ({place.file}, ligne {place.line})"
            )
            hint = "Donnez à chacune le sien, par exemple « la commune de Valbrune »."
            yield territory.erreur(path, "nom-court-double", message, hint)


def _named(territory: CheckedTerritory) -> Iterator[tuple[str, Chemin]]:
    """Yield the short name of each party and of each group, where it is written."""
    for rank, party in enumerate(nommees(territory.convention)):
        own = ("nom_court",) if party.partie.nom_court else ()
        yield party.nom_court, ("parties", rank, *own)
    for rank, group in enumerate(territory.convention.groupes):
        yield group.nom_court, ("groupes", rank, "nom_court")


def _number(name: str) -> int | None:
    """Return the number that opens the name of a group, None without any."""
    counted = _COUNTED.match(name)
    if counted is None:
        return None
    words = counted[1].casefold()
    bare = re.split(r" et une?$", words)[0]
    return int(words) if words.isdigit() else _NUMBERS.get(words, _NUMBERS.get(bare))
