"""The commune or the EPCI that an author names, by its code or by its name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ctg_docs.reference import caisses, communes, departements, epci
from ctg_docs.reference.communes import Commune
from ctg_docs.reference.departements import departement_de
from ctg_docs.reference.epci import EPCI
from ctg_docs.suggestions import fold

Lieu = Commune | EPCI

_INSEE = re.compile(r"\d[0-9AB]\d{3}")
_SIREN = re.compile(r"\d{9}")
_GROUP_WORDS = frozenset(
    ("communaute", "metropole", "eurometropole", "etablissement", "cc", "ca", "cu", "ept")
)


class PlaceError(Exception):
    """A text that names no territory, several candidates, or one without caisse."""

    def __init__(self, message: str, candidates: Sequence[str] = ()) -> None:
        super().__init__("\n".join((message, *candidates)))
        self.message = message
        self.candidates = candidates


def find(saisie: str, *, insee: bool = False) -> Lieu:
    """Return the commune of an INSEE code or name, or the EPCI of a SIREN or name.

    Five figures that are the INSEE code of a commune and the postal code of others are a question,
    unless they are said to be an INSEE code. Raises PlaceError, with the candidates of what is
    ambiguous and the successor of what ended.
    """
    typed = " ".join(saisie.split())
    code = typed.replace(" ", "").upper()
    if _SIREN.fullmatch(code):
        return _only([epci.par_siren(code)], epci.expliquer(code))
    if _INSEE.fullmatch(code):
        if not insee:
            _ask_which(code)
        return _only([communes.par_code(code)], communes.expliquer(code))
    found: list[Lieu] = [*communes.par_nom(typed), *epci.par_nom(typed)]
    found = found or [*epci.known_as(typed)]
    if len(found) > 1:
        message = f"« {typed} » désigne plusieurs territoires. Donnez son code :"
        raise PlaceError(message, [f"  {_candidate(lieu)}" for lieu in found])
    return _only(found, _unknown(typed))


def membres(lieu: Lieu) -> list[Commune]:
    """Return the communes of a territory, the most inhabited first."""
    found = [lieu] if isinstance(lieu, Commune) else epci.membres(lieu.siren)
    return sorted(found, key=lambda c: (-c.population, c.code))


def _ask_which(code: str) -> None:
    """Raise PlaceError for the INSEE code of a commune that is the postal code of others."""
    own, others = communes.par_code(code), communes.par_code_postal(code)
    if own is None or own in others or not others:
        return
    message = (
        f"« {code} » est le code Insee d’une commune, et le code postal d’autres : laquelle ? "
        "Donnez le nom, l’autre code, ou le même avec « --insee » :"
    )
    raise PlaceError(message, [f"  {_candidate(lieu)}" for lieu in (own, *others)])


def _only(found: Sequence[Lieu | None], explanation: str) -> Lieu:
    lieu = found[0] if found else None
    if lieu is None:
        raise PlaceError(explanation)
    home = membres(lieu)[0].departement
    if caisses.par_departement(home) is None:
        named = departements.par_code(home)
        raise PlaceError(
            f"{lieu.nom} ({named.nom if named else home}) ne relève d’aucune caisse de la branche "
            "Famille : une convention territoriale globale n’y a pas de signataire."
        )
    return lieu


def _unknown(typed: str) -> str:
    """Return the successor of a name, or the names that look like it, as a sentence."""
    words = fold(typed).split()
    if not words or "".join(words).isdigit():
        return (
            f"« {typed} » n’est ni un code Insee (cinq caractères), ni un Siren (neuf chiffres), "
            "ni le nom d’une commune ou d’un EPCI."
        )
    of_communes, of_groups = communes.expliquer(typed), epci.expliquer(typed)
    if words[0] in _GROUP_WORDS:
        return of_groups
    # A group is worth a line only where its name was met: most names are a commune's.
    known = not of_groups.startswith("Aucun") or epci.suggestions(typed)
    return "\n".join([of_communes, of_groups] if known else [of_communes])


def _candidate(lieu: Lieu) -> str:
    if isinstance(lieu, EPCI):
        return f"{lieu.siren}  {lieu.nom}"
    home = departement_de(lieu.code)
    return f"{lieu.code}  {lieu.nom} ({home.code}, {home.nom})"
