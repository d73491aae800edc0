"""Names of persons after « de »: « d’Yves Révillon », « de Hugo Dapino »."""

from __future__ import annotations

from ctg_docs.french.signs import curly
from ctg_docs.french.words import elides, vocabulary

# First names whose h every usage elides; before any other h (Hugo, Hakim, Harold…) « de » stands.
_MUTE = vocabulary(
    "hélène hélèna hélie hélier héloïse henri henriette herbert hermance hermeline hermine "
    "hervé hervée hilaire hippolyte honoré honorine hortense hubert huberte hugues huguette "
    "hyacinthe"
)


def de_personne(nom: str) -> str:
    """Return a name, first name ahead and without civility, after « de »."""
    first = curly(nom).lower().split()[0].split("-")[0]
    elided = first in _MUTE if first.startswith("h") else elides(first)
    # The article of a surname never contracts: « de Le Goff ».
    return ("d’" if elided else "de ") + curly(nom)
