"""Files where the parts of a territory usually stand, and the blocks that authors add to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ctg_docs.reading.positions import Chemin

_PARTS = {
    "convention.yaml": ("convention", "territoire", "juridique"),
    "parties.yaml": ("personnes", "parties", "groupes"),
    "diagnostic.yaml": ("diagnostic",),
    "champs.yaml": ("champs",),
    "actions.yaml": ("actions",),
    "equipements.yaml": ("equipements",),
    "gouvernance.yaml": ("pilotage", "evaluation"),
    "deliberations.yaml": ("seances",),
    "signature.yaml": ("signature",),
    "communication.yaml": ("communication",),
}

FIRST_FILES = tuple(_PARTS)
"""Every file of a new territory, in the order in which an author fills them."""


BLOCS: dict[str, Chemin] = {
    "champ": ("champs",),
    "action": ("actions",),
    "equipement": ("equipements",),
    "personne": ("personnes",),
    "partie": ("parties",),
    "representant": ("parties", "representants"),
    "seance": ("seances",),
    "instance": ("pilotage", "instances"),
    "etape": ("evaluation", "calendrier"),
    "chapitre": ("diagnostic", "thematiques"),
    "precedent": ("convention", "precedents"),
    "competence": ("parties", "competences"),
}
"""Every block with the list that it goes to."""


def first_file(key: str) -> str:
    """Return the file where a key of the top level usually stands, empty for one that has none."""
    return next((name for name, keys in _PARTS.items() if key in keys), "")
