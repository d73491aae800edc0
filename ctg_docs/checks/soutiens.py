"""Support of facilities: who funds one that is to come is among those that its line names."""

from __future__ import annotations

from collections.abc import Iterator

from ctg_docs.checks.territory import CheckedTerritory
from ctg_docs.model.nommees import PartieNommee, cite, nommees
from ctg_docs.problems import Problem


def check(territory: CheckedTerritory) -> Iterator[Problem]:
    """Yield the funder of an action that creates a facility, whose own line names another."""
    convention = territory.convention
    places = {e.id: e for e in convention.equipements if e.etat == "projet"}
    parties = [p for p in nommees(convention) if not p.partie.type.caisse]
    for rank, action in enumerate(convention.actions):
        place = places.get(action.equipements[0]) if len(action.equipements) == 1 else None
        support = place.collectivite_soutien if place else None
        for n, funding in enumerate(action.financements if support else ()):
            if place is None or not _missing(parties, funding.financeur, support or ""):
                continue
            who = funding.financeur
            message = f"« {who} » finance « {place.nom} », que soutient seulement « {support} »"
            hint = "Nommez dans « collectivite_soutien » tous ceux qui le soutiennent."
            where = ("actions", rank, "financements", n, "financeur")
            yield territory.avertissement(where, "soutien-absent", message, hint)


def _missing(parties: list[PartieNommee], funder: str, support: str) -> bool:
    """Tell whether a funder is a local authority that a support does not name."""
    found = next((party for party in parties if cite(funder, party)), None)
    return found is not None and not cite(support, found)
