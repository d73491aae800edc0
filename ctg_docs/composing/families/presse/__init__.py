"""The texts for the press: articles, releases, captions, posts."""

from collections.abc import Mapping
from typing import Any

from ctg_docs.composing.facts import sujets as territoire
from ctg_docs.composing.facts.sujets import Famille, Sujet
from ctg_docs.composing.facts.textes_publics import TextesPublics
from ctg_docs.composing.families.presse.presse import Presse
from ctg_docs.composing.vocabulary.lazy import Lazy


def noms(sujet: Sujet[None]) -> Mapping[str, Any]:
    """Return the names of these templates: `presse` tells the facts in the words of the press."""
    public = {"public": Lazy(TextesPublics, sujet.vue)}
    return {**territoire.noms(sujet), **public, "presse": Lazy(Presse, sujet.vue)}


FAMILLE = Famille(territoire.sujets, noms)
