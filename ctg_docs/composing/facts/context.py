"""The names offered to every template: the sources under their own keys, and computed facts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import partial
from typing import Any

from ctg_docs.composing.facts import comparaisons, seances
from ctg_docs.composing.facts.calendrier import calendrier
from ctg_docs.composing.facts.carte import carte
from ctg_docs.composing.facts.champs import (
    au_titre_de,
    champs_enumeres,
    noms_de_champs,
    synthese_de,
)
from ctg_docs.composing.facts.frise import frise
from ctg_docs.composing.facts.mouvements import mouvements
from ctg_docs.composing.facts.soutiens import soutiens
from ctg_docs.composing.facts.vue import Vue
from ctg_docs.composing.vocabulary.lazy import Lazy
from ctg_docs.french import numbers
from ctg_docs.model.actions import Calendrier, LigneBudget, Moyens
from ctg_docs.model.suivi import somme
from ctg_docs.reading.origins import computed
from ctg_docs.reading.prose import Prose

_DERIVED = (
    "associes",
    "caisse",
    "clauses",
    "collectivites",
    "communes",
    "communes_du_groupement",
    "decisions_citees",
    "departement",
    "entrees",
    "fait_a",
    "grands_groupes",
    "image",
    "institutions",
    "jour",
    "lieu",
    "lieu_signature",
    "lignee",
    "logos",
    "niveaux",
    "periode",
    "porteuse",
    "projet",
    "signataires",
    "signee_le",
    "signatures",
    "signatures_separees",
    "suivi",
    "tribunal",
    "titres_des_signataires",
    "visas",
)
"""Attributes of a view offered under their own name."""


def _amounts(budget: Sequence[LigneBudget]) -> list[Decimal]:
    return [line.montant for line in budget]


def total(budget: Sequence[LigneBudget]) -> Decimal | None:
    """Return the sum of a forecast, None when there is none."""
    amount: Decimal | None = computed(somme(_amounts(budget)), _amounts(budget))
    return amount


def plan_budgete(vue: Vue) -> list[LigneBudget]:
    """Return the forecasts of all the actions of the plan."""
    return [line for numbered in vue.projet.actions for line in numbered.action.budget]


def periode_de(calendrier: Calendrier | None) -> str | None:
    """Return « 2022 – 2024 », a single bound, or None."""
    if calendrier is None:
        return None
    bounds = [b for b in (calendrier.debut, calendrier.fin) if b]
    words: str = computed(" – ".join(dict.fromkeys(bounds)), bounds)
    return words or None


def moyens(value: Moyens | None) -> Any:
    """Return staff in full-time equivalents and in words."""
    if value is None:
        return None
    etp = f"{numbers.nombre(value.etp)} ETP" if value.etp is not None else None
    if value.texte is None:
        return etp
    return computed(Prose(f"{etp} : {value.texte}"), value.etp, value.texte) if etp else value.texte


def noms(vue: Vue) -> dict[str, Any]:
    """Return the names that any template about a convention may use."""
    sources = {key: getattr(vue.sources, key) for key in type(vue.sources).model_fields}
    derived = {key: Lazy(getattr, vue, key) for key in _DERIVED}
    derived |= {"actes": Lazy(seances.actes, vue), "conseil": Lazy(seances.conseil, vue)}
    derived["carte"] = Lazy(carte, vue)
    derived["frise"] = Lazy(frise, vue)
    derived["calendrier"] = Lazy(calendrier, vue)
    derived["mouvements"] = Lazy(mouvements, vue)
    derived["premiers_signataires"] = Lazy(getattr, vue.a_la_signature, "signataires")
    charts = {
        "actions_par_annee": partial(comparaisons.actions_par_annee, vue.projet),
        "actions_par_avancement": partial(comparaisons.actions_par_avancement, vue.projet),
        "actions_par_etat": partial(comparaisons.actions_par_etat, vue.projet, vue.niveaux),
        "budget_par_champ": partial(comparaisons.budget_par_champ, vue.projet, vue.niveaux),
    }
    return {
        **sources,
        **derived,
        "comptes": vue.projet.totaux,
        "manquants": vue.projet.manquants,
        **charts,
        "soutiens": partial(soutiens, vue),
        "plan_budgete": partial(plan_budgete, vue),
        **_FUNCTIONS,
    }


_FUNCTIONS: dict[str, Callable[..., Any]] = {
    "au_titre_de": au_titre_de,
    "champs_enumeres": champs_enumeres,
    "chiffres_par_unite": comparaisons.chiffres_par_unite,
    "compte_lettres": numbers.compte_lettres,
    "decline": numbers.decline,
    "indicateurs_cibles": comparaisons.indicateurs_cibles,
    "moyens": moyens,
    "periode_de": periode_de,
    "repartition": comparaisons.repartition,
    "noms_de_champs": noms_de_champs,
    "synthese_de": synthese_de,
    "total": total,
}
