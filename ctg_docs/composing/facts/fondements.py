"""The legal grounds of the act of an assembly: its references, in printing order."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from ctg_docs.composing.facts.vue import Vue
from ctg_docs.french.words import le_nom
from ctg_docs.model.conseil import Deliberation
from ctg_docs.reading.prose import Prose
from ctg_docs.reference import textes
from ctg_docs.reference.actes import Regime

_PROJET = re.compile(r"convention[^;]*\b(?:annexé|joint)", re.DOTALL)


def visas(vue: Vue, regime: Regime, deliberation: Deliberation, jour: date | None) -> list[Any]:
    """Return the references of an act, without « Vu »: the texts in force, then those of the place.

    The local references of the convention stand for those that the act does not give itself.
    """
    own = [text for name, _ in regime.fondements if (text := textes.par_id(name))]
    kept = {t.id: t for t in [*vue.textes_en_vigueur(jour), *own] if t.id not in regime.ecartes}
    words = dict(regime.fondements)
    found: list[Any] = [
        words.get(texte.id) or vue.citer(texte)
        for texte in sorted(kept.values(), key=lambda texte: texte.ordre)
    ]
    found += deliberation.visas or map(Prose, vue.sources.juridique.visas.autres)
    opinion = deliberation.avis_commission
    if opinion:
        found.append(le_nom(opinion, "m") if opinion.lower().startswith("avis") else opinion)
    return found


def cite_le_projet(deliberation: Deliberation) -> bool:
    """Tell whether one of the references that an act gives is the convention to approve."""
    return any(_PROJET.search(visa) for visa in deliberation.visas)
