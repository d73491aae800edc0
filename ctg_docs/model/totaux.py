"""Totals and counts of a convention, which follow from its values, in two versions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from ctg_docs.model.arbre import numeroter
from ctg_docs.model.convention import Convention
from ctg_docs.model.suivi import Suivi


@dataclass(frozen=True)
class Total:
    """A total in two versions, None where there is nothing to sum."""

    nom: str
    unit: Literal["euros", "etp", ""]
    avant: Decimal | None
    apres: Decimal | None


def changed_totals(old: Convention, new: Convention) -> list[Total]:
    """Return the totals that differ, those of the whole convention first."""
    before, after = dict(_totals(old)), dict(_totals(new))
    return [
        Total(*key, before.get(key), after.get(key))
        for key in dict.fromkeys((*before, *after))
        if before.get(key) != after.get(key)
    ]


def _totals(
    convention: Convention,
) -> Iterator[tuple[tuple[str, Literal["euros", "etp", ""]], Decimal | None]]:
    projet = numeroter(convention)
    suivi = Suivi(projet, convention.convention.periode)
    signing = [p for p in convention.parties if p.role == "signataire"]
    indicators = sum(len(a.indicateurs) for a in convention.actions)
    posts = convention.pilotage.cooperation if convention.pilotage else ()
    staff = [p.etp for p in posts if p.etp is not None]
    yield ("prévu", "euros"), suivi.prevu
    yield ("réalisé", "euros"), suivi.realise
    yield ("parties signataires", ""), Decimal(len(signing))
    yield ("partenaires associés", ""), Decimal(len(convention.parties) - len(signing))
    yield ("champs d’intervention", ""), Decimal(len(convention.champs))
    yield ("objectifs opérationnels", ""), Decimal(projet.comptes["objectif_operationnel"])
    yield ("actions", ""), Decimal(len(convention.actions))
    yield ("indicateurs", ""), Decimal(indicators)
    yield ("équipements", ""), Decimal(len(convention.equipements))
    yield ("postes de coopération", "etp"), sum(staff, Decimal(0)) if staff else None
    for champ in projet.champs:
        titre = champ.champ.titre
        own = suivi.du_champ(champ)
        amounts = [a.prevu for a in own if a.prevu is not None]
        yield (f"prévu, champ « {titre} »", "euros"), sum(amounts) if amounts else None  # type: ignore[misc]
        yield (f"actions, champ « {titre} »", ""), Decimal(len(own))
