"""Offices: masculine, without article; print agrees them with who holds them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ctg_docs.checks.territory import CheckedTerritory
from ctg_docs.french.agreement import masculine_office
from ctg_docs.problems import Problem
from ctg_docs.reading.positions import Chemin

CODE = "fonction-mal-ecrite"
_ARTICLE = re.compile(r"^(?:l[ea] |les |une? |l['’])(?=\w)", re.IGNORECASE)


def check(territory: CheckedTerritory) -> Iterator[Problem]:
    """Yield offices written with an article, and feminine ones of men."""
    sexes = {person.id: person.sexe for person in territory.convention.personnes}
    for path, holder, office in _offices(territory):
        bare = masculine_office(_ARTICLE.sub("", office, count=1))
        hint = f"Écrivez « {bare} » : la fonction s’accorde à l’impression."
        if _ARTICLE.match(office):
            said = f"« {office} » : une fonction s’écrit au masculin, sans article"
            yield territory.erreur(path, CODE, said, hint)
        elif sexes.get(holder) == "m" and bare != office:
            said = f"« {office} » est au féminin, la civilité de « {holder} » est « M. »"
            yield territory.erreur(path, CODE, said, hint)


def _offices(territory: CheckedTerritory) -> Iterator[tuple[Chemin, str, str]]:
    """Yield each office with its path and who holds it."""
    convention = territory.convention
    for rank, party in enumerate(convention.parties):
        for r, signer in enumerate(party.representants):
            where: Chemin = ("parties", rank, "representants", r)
            yield (*where, "fonction"), signer.personne, signer.fonction
            if signer.represente and signer.fonction_represente:
                yield (
                    (*where, "fonction_represente"),
                    signer.represente,
                    signer.fonction_represente,
                )
    for rank, present in enumerate(convention.signature.presents):
        if present.fonction:
            yield ("signature", "presents", rank, "fonction"), present.personne, present.fonction
    for i, body in enumerate(convention.pilotage.instances if convention.pilotage else ()):
        for m, seat in enumerate(body.composition):
            if seat.fonction:
                path = ("pilotage", "instances", i, "composition", m, "fonction")
                yield path, seat.personne or "", seat.fonction
