"""The decks of a council, of a few slides or whole: the territory's, then those of the others."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from ctg_docs.composing.facts import sujets as territoire
from ctg_docs.composing.facts.actes import Acte
from ctg_docs.composing.facts.seances import actes, conseil
from ctg_docs.composing.facts.sujets import Famille, Sujet, notice
from ctg_docs.composing.facts.vue import Vue
from ctg_docs.composing.families.presentation import bref
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
    stated = {seance.id for seance in vue.sources.seances_de_la_convention}
    for acte in actes(vue) if own else ():
        kind, name = acte.institution.partie.type.sorte.ordre, acte.seance.id
        council = kind == "groupement" or (kind == "commune" and name in stated)
        if own and council and acte.institution.id != own.institution.id:
            yield name, acte


def noms(sujet: Sujet[Acte | None]) -> Mapping[str, Any]:
    """Return the names of these templates: `conseil` is the act of the council of the deck."""
    return {
        **territoire.noms(sujet),
        "avenant": None,
        "conseil": sujet.objet,
        "objectifs_courts": bref.objectifs_courts,
        "pilotes_du_champ": bref.pilotes_du_champ,
        "prevu_du_champ": bref.prevu_du_champ,
        "reperes_du_champ": partial(bref.reperes_du_champ, sujet.vue),
    }


FAMILLE = Famille(sujets, noms)
