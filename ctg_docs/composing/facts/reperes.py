"""The key figures, each with its unit, its date and its source."""

from __future__ import annotations

from dataclasses import dataclass

from ctg_docs.composing.facts.vue import Vue
from ctg_docs.composing.vocabulary.filters import quantite
from ctg_docs.composing.vocabulary.labels import libelle
from ctg_docs.model.diagnostic import Chiffre
from ctg_docs.reading.origins import computed


@dataclass(frozen=True)
class Repere:
    """A key figure: « près de 30 % », what it counts, when and by whom."""

    valeur: str
    libelle: str
    date: str | None
    source: str | None


def reperes(vue: Vue) -> list[Repere]:
    """Return the key figures, in the order of the sources."""
    communication = vue.sources.communication
    return [repere(c) for c in (communication.chiffres_cles if communication else ())]


def repere(chiffre: Chiffre) -> Repere:
    """Return a figure; its unit is said only if its label does not."""
    unit = chiffre.unite
    if unit and unit.casefold() in chiffre.libelle.casefold():
        unit = None
    value = quantite(chiffre.valeur, unit)
    if chiffre.precision:
        value = f"{libelle(chiffre.precision)} {value}"
    value = computed(value, chiffre.valeur, chiffre.unite, chiffre.precision)
    return Repere(value, chiffre.libelle, chiffre.date, chiffre.source)
