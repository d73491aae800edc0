"""Rules across fields: one function each, a stable code, a page in the guide."""

from __future__ import annotations

from ctg_docs.checks import (
    annonces,
    avancements,
    avenants,
    chiffres,
    couverture,
    emplacements,
    exemples,
    fichiers,
    fonctions,
    genres,
    lacunes,
    lieux,
    noms_courts,
    periode,
    references,
    reunions,
    sans_lettre,
    seances,
    sigles,
    soutiens,
    tableaux,
    textes,
    votes,
)
from ctg_docs.checks.territory import CheckedTerritory
from ctg_docs.problems import Problem

RULES = (
    references.check,
    lieux.check,
    emplacements.check,
    noms_courts.check,
    periode.check,
    avancements.check,
    avenants.check,
    votes.check,
    seances.check,
    reunions.check,
    textes.check,
    exemples.check,
    tableaux.check,
    sigles.check,
    fonctions.check,
    genres.check,
    fichiers.check,
    annonces.check,
    chiffres.check,
    couverture.check,
    soutiens.check,
    lacunes.check,
    sans_lettre.check,
)


def check(territory: CheckedTerritory) -> list[Problem]:
    """Return everything that the rules say about a territory."""
    return sorted(problem for rule in RULES for problem in rule(territory))
