"""The deck of a council: that of the territory, then one for each other council that decides."""

from collections.abc import Iterator, Mapping
from typing import Any

from ctg_docs.composing.facts import sujets as territoire
from ctg_docs.composing.facts.actes import Acte
from ctg_docs.composing.facts.seances import actes, conseil
from ctg_docs.composing.facts.sujets import Famille, Sujet, notice
from ctg_docs.composing.facts.vue import Vue
from ctg_docs.composing.house.catalogue import Entree


def sujets(entree: Entree, vue: Vue) -> list[Sujet[Acte | None]]:
    """Return the deck of the territory's own council, then those of the others."""
    described = notice(entree, vue)
    own: Acte | None = conseil(vue)
    decks = [Sujet(entree.id, (vue,), own, described)]
    for name, acte in _others(vue, own):
        decks.append(Sujet(f"{entree.id}/{name}", (vue,), acte, described))
    return decks


def _others(vue: Vue, own: Acte | None) -> Iterator[tuple[str, Acte | None]]:
    """Yield the sittings of other councils: of a group of communes, or told by the sources."""
    stated = {seance.id for seance in vue.sources.seances}
    for acte in actes(vue) if own else ():
        kind, name = acte.institution.partie.type.sorte.ordre, acte.seance.id
        council = kind == "groupement" or (kind == "commune" and name in stated)
        if own and council and acte.institution.id != own.institution.id:
            yield name, acte


def noms(sujet: Sujet[Acte | None]) -> Mapping[str, Any]:
    """Return the names of these templates: `conseil` is the act of the council of the deck."""
    return {**territoire.noms(sujet), "conseil": sujet.objet}


FAMILLE = Famille(sujets, noms)
