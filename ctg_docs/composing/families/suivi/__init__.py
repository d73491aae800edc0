"""The tables and the yearly report that follow the actions."""

from collections.abc import Mapping
from typing import Any

from ctg_docs.composing.facts import sujets as territoire
from ctg_docs.composing.facts.sujets import Famille, Sujet
from ctg_docs.composing.families.suivi import annees, bilans, titres
from ctg_docs.composing.families.suivi.resultats import Resultats
from ctg_docs.composing.vocabulary.lazy import Lazy


def noms(sujet: Sujet[None]) -> Mapping[str, Any]:
    """Return the names of these templates: values by year, charts, titles that say them."""
    page = {"resultats": Lazy(Resultats, sujet.vue)}
    own = (annees.noms(sujet.vue), bilans.noms(sujet.vue), titres.noms(sujet.vue))
    return {**territoire.noms(sujet), **own[0], **own[1], **own[2], **page}


FAMILLE = Famille(territoire.sujets, noms)
