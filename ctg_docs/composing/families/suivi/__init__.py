"""The tables and the yearly report that follow the actions."""

from collections.abc import Mapping
from typing import Any

from ctg_docs.composing.facts import sujets as territoire
from ctg_docs.composing.facts.sujets import Famille, Sujet
from ctg_docs.composing.families.suivi import annees, bilans


def noms(sujet: Sujet[None]) -> Mapping[str, Any]:
    """Return the names of these templates: values by year, and those of their own charts."""
    return {**territoire.noms(sujet), **annees.noms(sujet.vue), **bilans.noms(sujet.vue)}


FAMILLE = Famille(territoire.sujets, noms)
