"""Words by which plans say how far an action has come, and whether it is new."""

from __future__ import annotations

from functools import cache

from ctg_docs.suggestions import fold

_STATUTS = {
    "non_demarree": (
        "non demarre", "pas demarre", "a faire", "a venir", "a lancer", "non commence",
        "pas commence", "a demarrer", "a engager", "non engage", "non debute", "pas debute",
        "en attente", "a initier", "non initie", "a programmer", "non realise",
        "pas encore commence", "a realiser", "a mettre en oeuvre", "todo", "en projet",
    ),
    "en_cours": (
        "en cours", "engage", "demarre", "lance", "debute", "commence",
        "en cours de realisation", "initie", "encours", "partiellement realise",
        "en cours de mise en oeuvre", "en phase de realisation", "amorce",
    ),
    "realisee": (
        "realise", "termine", "fait", "acheve", "fini", "clos", "cloture", "mis en oeuvre",
        "effectue", "atteint", "finalise", "solde", "ok", "100 realise", "totalement realise",
        "mene a bien",
    ),
    "reportee": (
        "reporte", "differe", "decale", "repousse", "ajourne", "en pause", "suspendu", "gele",
    ),
    "abandonnee": (
        "abandonne", "annule", "arrete", "supprime", "retire", "non retenu", "sans suite",
    ),
}  # fmt: skip
_ETATS = {
    "existante": (
        "existant", "en place", "maintien", "a maintenir", "maintenu", "reconduction",
        "reconduit", "a reconduire", "poursuite", "a poursuivre", "deja existant", "continuite",
        "deja en place", "perenne", "action existante", "actuel", "e", "existe",
    ),
    "a_developper": (
        "a developper", "developpement", "developpe", "renforcement", "a renforcer", "extension",
        "a etendre", "a ameliorer", "amelioration", "evolution", "a adapter", "adaptation",
        "existant a developper", "existante a developper", "a consolider", "consolidation",
        "renforce",
    ),
    "nouvelle": (
        "nouveau", "nouvel", "nouvell", "nouvelle", "creation", "a creer", "cree", "new",
        "nouvelle action", "action nouvelle", "nouveaute", "n", "innovation", "innovant",
    ),
}  # fmt: skip


def statut(text: str) -> str | None:
    """Return the key of a state of progress, None for words that name none."""
    return _key(text, _forms("statut"))


def etat(text: str, *, asked: bool = False) -> str | None:
    """Return the key that tells whether an action is new, None for words that do not.

    With `asked`, the heading puts the question: yes means that it is new, no does not say what
    else it is.
    """
    if asked and fold(text) in ("o", "oui", "x", "1"):
        return "nouvelle"
    return _key(text, _forms("etat")) if len(fold(text)) > 1 else None


def _key(text: str, vocabulary: dict[str, frozenset[str]]) -> str | None:
    words = _bare(text)
    return next((key for key in vocabulary if words and words in vocabulary[key]), None)


@cache
def _forms(which: str) -> dict[str, frozenset[str]]:
    vocabulary = _STATUTS if which == "statut" else _ETATS
    return {key: frozenset((*map(_bare, known), _bare(key))) for key, known in vocabulary.items()}


@cache
def _bare(text: str) -> str:
    """Return words without accents, agreement nor « action », « statut » before them."""
    words = fold(text).split()
    if len(words) > 1 and words[0] in ("action", "statut", "etat"):
        words = words[1:]
    return " ".join(word.rstrip("s").rstrip("e") or word for word in words)
