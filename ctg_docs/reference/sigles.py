"""The acronym CTG in the territories where it is read as something else."""

from __future__ import annotations

# In French Guiana, CTG is first of all the Collectivité territoriale de Guyane.
_AMBIGUOUS = frozenset({"973"})


def ctg(departement: str) -> str:
    """Return the name of the convention in running text: « CTG », in full in French Guiana."""
    return "convention territoriale globale" if departement in _AMBIGUOUS else "CTG"


def avertissement_ctg(departement: str) -> str:
    """Return the warning due to an author who writes « CTG » there, or an empty string."""
    if departement not in _AMBIGUOUS:
        return ""
    return (
        "En Guyane, « CTG » désigne aussi la Collectivité territoriale de Guyane : "
        "écrivez « convention territoriale globale » en toutes lettres."
    )
