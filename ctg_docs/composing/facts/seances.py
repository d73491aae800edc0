"""The sittings of a convention, and the one whose council the territory is."""

from __future__ import annotations

from ctg_docs.composing.facts.actes import Acte
from ctg_docs.composing.facts.vue import Vue
from ctg_docs.model.assemblees import seances_attendues


def actes(vue: Vue) -> list[Acte]:
    """Return the acts of the sittings stated, then of each assembly that has still to decide."""
    signed = vue.a_la_signature
    seances = [*signed.sources.seances_de_la_convention, *seances_attendues(signed.sources)]
    known = {institution.id: institution for institution in signed.institutions}
    return [Acte(s, known[s.partie], signed) for s in seances if s.partie in known]


def conseil(vue: Vue) -> Acte | None:
    """Return the act of the territory's own council, None when nobody tells of its sitting."""
    own = vue.porteuse
    return next((a for a in actes(vue) if own and a.institution.id == own.id), None)
