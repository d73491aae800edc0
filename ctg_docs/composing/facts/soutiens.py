"""Support of the facilities: the local authorities that give it, as the sources tell them."""

from __future__ import annotations

from collections.abc import Iterable

from ctg_docs.composing.facts.vue import Vue
from ctg_docs.model.equipements import Equipement
from ctg_docs.model.nommees import cite


def soutiens(vue: Vue, equipements: Iterable[Equipement]) -> list[str]:
    """Return the parties that some facility names as its support, in protocol order.

    A convention with one local authority, and facilities that name nobody, is about its own.
    """
    named = [e.collectivite_soutien for e in equipements if e.collectivite_soutien]
    found = [
        party.nom_court for party in vue.collectivites if any(cite(text, party) for text in named)
    ]
    alone = vue.collectivites if len(vue.collectivites) == 1 and not named else []
    return found or [party.nom_court for party in alone]
