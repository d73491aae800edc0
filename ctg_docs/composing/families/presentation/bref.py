"""A field at a glance, for a deck of a few slides: its figures, its objectives, who leads."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from ctg_docs.composing.facts.reperes import Repere, repere
from ctg_docs.composing.facts.vue import Vue
from ctg_docs.model.arbre import (
    ChampNumerote,
    ObjectifOperationnelNumerote,
    ObjectifStrategiqueNumerote,
)
from ctg_docs.model.diagnostic import Chiffre, Thematique
from ctg_docs.model.suivi import somme
from ctg_docs.suggestions import fold

FIGURES = 3
"""Figures that one slide shows."""
_ROOT = 4
"""Letters by which a figure is known to speak of a field: « Jeunes inscrits », « Jeunesse »."""
_JOINT = re.compile(r" et |, ")


def reperes_du_champ(vue: Vue, champ: ChampNumerote) -> list[Repere]:
    """Return the figures of the diagnostic about a field, a few.

    They are those of the chapter that bears its title; in a chapter that several fields share,
    those whose label speaks of it, and the first field has those that speak of none.
    """
    diagnostic = vue.sources.diagnostic
    themes = diagnostic.thematiques if diagnostic else ()
    found = [repere(c) for theme in themes for c in _figures(theme, fold(champ.champ.titre))]
    return found[:FIGURES]


def _figures(theme: Thematique, name: str) -> Iterator[Chiffre]:
    titles = [fold(title) for title in _JOINT.split(theme.titre)]
    if fold(theme.titre) == name:
        yield from theme.chiffres
    elif name in titles:
        for chiffre in theme.chiffres:
            said = [t for t in titles if f" {t[:_ROOT]}" in f" {fold(chiffre.libelle)}"]
            if name == (said or titles)[0]:
                yield chiffre


def pilotes_du_champ(champ: ChampNumerote) -> list[str]:
    """Return the leaders of a field, of most actions first; a confidential one names nobody."""
    named = (a.action for a in champ.actions if not a.action.confidentiel)
    counts = Counter(leader for action in named for leader in action.pilote)
    return [leader for leader, _ in counts.most_common()]


def objectifs_courts(objectif: ObjectifStrategiqueNumerote) -> list[ObjectifOperationnelNumerote]:
    """Return the objectives under one that have no more than one action, when there are several.

    Alone on its slide each of them would be a title over one bullet.
    """
    found = [o for o in objectif.operationnels if len(o.actions) <= 1]
    return found if len(found) > 1 else []


def prevu_du_champ(champ: ChampNumerote) -> Decimal | None:
    """Return the forecast of the actions of a field, None when none is stated."""
    return somme(line.montant for a in champ.actions for line in a.action.budget)
