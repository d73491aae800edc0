"""The public page of a convention."""

from collections.abc import Mapping
from typing import Any

from ctg_docs.composing.facts import sujets as territoire
from ctg_docs.composing.facts.sujets import Famille, Sujet
from ctg_docs.composing.facts.textes_publics import TextesPublics
from ctg_docs.composing.families.page.page import Page
from ctg_docs.composing.vocabulary.lazy import Lazy


def noms(sujet: Sujet[None]) -> Mapping[str, Any]:
    """Return the names of these templates: `page` tells the facts as an inhabitant reads them."""
    public = {"public": Lazy(TextesPublics, sujet.vue)}
    return {**territoire.noms(sujet), **public, "page": Lazy(Page, sujet.vue)}


FAMILLE = Famille(territoire.sujets, noms)
