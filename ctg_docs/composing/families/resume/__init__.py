"""The convention on one page."""

from collections.abc import Mapping
from typing import Any

from ctg_docs.composing.facts import sujets as territoire
from ctg_docs.composing.facts.sujets import Famille, Sujet
from ctg_docs.composing.families.resume.resume import Affiche
from ctg_docs.composing.vocabulary.lazy import Lazy


def noms(sujet: Sujet[None]) -> Mapping[str, Any]:
    """Return the names of these templates: `resume` tells what holds on a page, and no more."""
    return {**territoire.noms(sujet), "resume": Lazy(Affiche, sujet.vue)}


FAMILLE = Famille(territoire.sujets, noms)
