"""The places of synthetic territories: every kind of name and of group, each place once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from itertools import count
from random import Random

from ctg_docs.reference import communes, epci
from ctg_docs.reference.tables import table
from ctg_docs.starting.place import Lieu
from ctg_docs.starting.samples.sizes import size

# A commune of fewer inhabitants seldom has services of its own.
_HABITANTS = 1_500
_VASTE = 50


class NoPlaceLeftError(Exception):
    """More territories are asked for than there are places."""


def lieux(graine: int) -> Iterator[Lieu]:
    """Yield the place of each rank; the same for a seed, however many are asked for.

    Raises NoPlaceLeftError once every place was given.
    """
    random = Random(f"ctg-exemple-{graine}")
    rayons = {name: random.sample(codes, len(codes)) for name, codes in _rayons().items()}
    ordre = _ordre(rayons)
    given: set[str] = set()
    for rang in count():
        name = "vastes" if size(rang).large else ordre[rang % len(ordre)]
        yield _lieu(_next(rayons[name], given) or _next(rayons["autres"], given))


def _ordre(rayons: dict[str, list[str]]) -> list[str]:
    """Return the kinds in turn, with one communauté de communes after every fourth."""
    kinds = [name for name in rayons if rayons[name] and name not in ("vastes", "autres")]
    groups = [kinds[at : at + 4] for at in range(0, len(kinds), 4)]
    return [name for group in groups for name in (*group, "cc")]


def _next(codes: list[str], given: set[str]) -> str:
    while codes:
        code = codes.pop()
        if code not in given:
            given.add(code)
            return code
    return ""


def _lieu(code: str) -> Lieu:
    found = communes.par_code(code) or epci.par_siren(code)
    if found is None:
        raise NoPlaceLeftError
    return found


@cache
def _rayons() -> dict[str, list[str]]:
    """Return the codes of each kind of place, in the order in which territories take them."""
    towns = _communes()
    named = {row[0]: (row[1], row[2]) for row in table("noms")}
    groups = {row[0]: (row[3], int(row[8])) for row in table("epci")}
    overseas = ("971", "972", "973", "974", "976")

    def of_code(*starts: str) -> list[str]:
        return [code for code in towns if code.startswith(starts)]

    def of_name(said: Callable[[str, str], bool]) -> list[str]:
        return [code for code in named if code in towns and said(*named[code])]

    def of_kind(kind: str) -> list[str]:
        return [siren for siren, (found, _) in groups.items() if found == kind]

    rayons = {kind: of_kind(kind) for kind in ("cc", "ca", "cu", "metropole", "ept")}
    rayons |= {start: of_code(start) for start in overseas}
    rayons |= {
        "corse": of_code("2A", "2B"),
        "lozere": [code for code in named if code.startswith("48")],
        "alsace-moselle": of_code("57", "67", "68"),
    }
    # The rare articles stand in names of small communes too.
    for tncc in "012345678":
        common = tncc in "01234"
        rayons[f"nom {tncc}"] = [
            code
            for code, (_, kind) in named.items()
            if kind == tncc and (code in towns or not common) and not code.startswith("98")
        ]
    rayons["nom en h"] = of_name(lambda nom, _: nom.startswith("H"))
    rayons["nom en y"] = of_name(lambda nom, _: nom.startswith(("Y", "Œ", "É")))
    rayons["vastes"] = [siren for siren, (_, members) in groups.items() if members >= _VASTE]
    rayons["autres"] = [*of_kind("cc"), *of_kind("ca"), *towns]
    return rayons


def _communes() -> dict[str, int]:
    """Return the inhabitants of the communes that count enough of them and have a caisse."""
    return {
        row[0]: int(row[2])
        for row in table("communes")
        if int(row[2]) >= _HABITANTS and not row[0].startswith(("975", "977", "978", "98"))
    }
