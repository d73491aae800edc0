"""Search of the place of a convention, by its name, its postal code or its official code."""

from __future__ import annotations

from ctg_docs.reference import communes, epci
from ctg_docs.reference.communes import Commune
from ctg_docs.reference.departements import departement_de
from ctg_docs.starting.place import Lieu, PlaceError, find

_MOST = 80


def search(typed: str) -> tuple[list[tuple[str, str]], str]:
    """Return the places that a text may name, as (code, name), and why there is none."""
    words = " ".join(typed.split())
    if not words:
        return [], ""
    several: list[Lieu] = [*communes.par_code_postal(words)]
    try:
        several.append(find(words, insee=True))
        why = ""
    except PlaceError as error:
        why = error.message
        several += [*communes.par_nom(words), *epci.par_nom(words)]
    near = [] if several else _near(words)
    found = {code_of(lieu): _named(lieu) for lieu in (*several, *near)}
    return [*found.items()][:_MOST], "" if several else why


def code_of(lieu: Lieu) -> str:
    """Return the official code of a place: it names no other."""
    return lieu.code if isinstance(lieu, Commune) else lieu.siren


def _near(words: str) -> list[Lieu]:
    named = (communes.par_nom(name) for name in communes.suggestions(words))
    grouped = (epci.par_nom(name) for name in epci.suggestions(words))
    return [*(one for several in named for one in several), *(one for s in grouped for one in s)]


def _named(lieu: Lieu) -> str:
    if not isinstance(lieu, Commune):
        return f"{lieu.nom} (intercommunalité)"
    home = departement_de(lieu.code)
    postal = f", {lieu.code_postal}" if lieu.code_postal else ""
    return f"{lieu.nom} ({home.nom}{postal})"
