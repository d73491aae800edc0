"""The sittings of a convention, and the one whose council the territory is."""

from __future__ import annotations

from ctg_docs.composing.facts.actes import Acte
from ctg_docs.composing.facts.vue import Vue
from ctg_docs.model.assemblees import seances_attendues
from ctg_docs.model.parties import TypePartie

_LOCALES = frozenset(
    (
        TypePartie.COMMUNE,
        TypePartie.CC,
        TypePartie.CA,
        TypePartie.CU,
        TypePartie.METROPOLE,
        TypePartie.EPT,
        TypePartie.SYNDICAT,
        TypePartie.COLLECTIVITE_UNIQUE,
    )
)
"""Parties that may be the territory itself."""


def actes(vue: Vue) -> list[Acte]:
    """Return the acts of the sittings stated, then of each assembly that has still to decide."""
    parties = {institution.id: institution for institution in vue.institutions}
    seances = [*vue.sources.seances, *seances_attendues(vue.sources)]
    return [Acte(seance, parties[seance.partie], vue) for seance in seances]


def conseil(vue: Vue) -> Acte | None:
    """Return the act of the territory's own council, None when nobody tells of its sitting.

    That of the party whose code is the territory's; failing that, of the first local authority.
    """
    place = vue.sources.territoire
    local = [i for i in vue.collectivites if i.partie.type in _LOCALES]
    codes = {place.code_insee, place.siren} - {None}
    own = [i for i in local if {i.partie.code_insee, i.partie.siren} & codes] or local
    return next((a for a in actes(vue) if own and a.institution.id == own[0].id), None)
