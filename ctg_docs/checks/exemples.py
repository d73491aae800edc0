"""Samples of the first sources and of the guide: none is ever signed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ctg_docs.checks.territory import CheckedTerritory
from ctg_docs.model.parties import Personne
from ctg_docs.problems import Problem
from ctg_docs.suggestions import fold

MARK = "(exemple)"
"""The words that end every sample text of ours: they print, so that whoever reads sees them."""
_MARK = re.compile(r"\(\s*exemples?\s*\)", re.IGNORECASE)

# Samples of former versions bear no mark: facts that nobody else would state in the same words.
_FORMER = frozenset(
    map(
        fold,
        (
            "Une place d’accueil existe pour six enfants de moins de trois ans sur dix.",
            "Ouvrir un guichet unique d’information sur les modes d’accueil",
            "Les parents s’adressent à trois services différents.",
            "Un seul lieu renseigne les parents et enregistre leur demande.",
        ),
    )
)
_BEGINNING = re.compile(
    r"\W*(?:" + "|".join(r"\W+".join(text.split()[:2]) for text in sorted(_FORMER)) + ")",
    re.IGNORECASE,
)
"""The first two words of one of them, none of which has an accent: few texts are to be folded."""
_FORMER_PEOPLE = {
    "camille-durand": ("Camille", "Durand"),
    "claude-martin": ("Claude", "Martin"),
}
"""Persons of former versions, by their id."""
_PERSON = "Si cette personne existe bien, donnez-lui un autre « id »."


def check(territory: CheckedTerritory) -> Iterator[Problem]:
    """Yield the samples that stand where a text of the author is expected."""
    tell = territory.erreur if territory.final else territory.avertissement
    for path, value in territory.values:
        if words := _sample(value):
            message = f"« {words} » est un exemple : remplacez-le, ou videz la clé"
            hint = _PERSON if isinstance(value, Personne) else ""
            yield tell(path, "exemple-restant", message, hint)


def _sample(value: Any) -> str:
    """Return the words of a value that is one of our samples, empty for any other."""
    if isinstance(value, str):
        former = _BEGINNING.match(value) and fold(value) in _FORMER
        return value if former or _MARK.search(value) else ""
    if isinstance(value, Personne):
        known = _FORMER_PEOPLE.get(value.id)
        return value.nom_entier if known == (value.prenom, value.nom) else ""
    return ""
