"""Signed conventions that no letter of their caisse could announce."""

from __future__ import annotations

from collections.abc import Iterator

from ctg_docs.checks.territory import CheckedTerritory
from ctg_docs.problems import Problem

CODE = "sans-lettre"


def check(territory: CheckedTerritory) -> Iterator[Problem]:
    """Yield the causes that keep a signed convention out of letters: no date, or no caisse."""
    convention = territory.convention
    if not convention.convention.statut.signee:
        return
    message = "la convention est signée, mais n’entre dans aucune lettre de la caisse : il manque "
    if convention.signee_le is None:
        hint = "Ajoutez la clé « date » sous « signature »."
        yield territory.avertissement(("signature",), CODE, f"{message}la date de signature", hint)
    place = convention.territoire
    placed = place.departement or place.code_insee
    signing = [p for p in convention.parties if p.type.caisse and p.role == "signataire"]
    if not any(partie.departement or placed for partie in signing):
        missing = "le département de la caisse" if signing else "la caisse parmi les parties"
        hint = "Ajoutez aux parties la caisse, de « type: caf », avec son « departement »."
        yield territory.avertissement(("parties",), CODE, f"{message}{missing}", hint)
