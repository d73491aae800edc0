"""Feminine of the words that make the name of an office."""

from __future__ import annotations

_IRREGULAR = {
    "1er": "1re",
    "acheteur": "acheteuse",
    "adjoint": "adjointe",
    "ancien": "ancienne",
    "assesseur": "assesseure",
    "auteur": "autrice",
    "censeur": "censeure",
    "chef": "cheffe",
    "docteur": "docteure",
    "défenseur": "défenseure",
    "gouverneur": "gouverneure",
    "ingénieur": "ingénieure",
    "majeur": "majeure",
    "médecin": "médecin",
    "nouveau": "nouvelle",
    "porteur": "porteuse",
    "premier": "première",
    "procureur": "procureure",
    "professeur": "professeure",
    "proviseur": "proviseure",
    "préfet": "préfète",
    "rapporteur": "rapporteure",
    "second": "seconde",
    "supérieur": "supérieure",
    "témoin": "témoin",
}
_ENDINGS = (
    ("teur", "trice"),
    ("eur", "euse"),
    ("eux", "euse"),
    ("er", "ère"),
    ("en", "enne"),
    ("el", "elle"),
    ("if", "ive"),
    ("é", "ée"),
    ("u", "ue"),
    ("al", "ale"),
    ("ant", "ante"),
    ("ent", "ente"),
    ("at", "ate"),
)
_FIXED_PARTS = ("co", "ex", "sous", "vice")


def feminine(word: str) -> str:
    """Return the feminine of one masculine word of an office, its capitals kept.

    Compounds agree in each part that can: « vice-présidente », « directrice-adjointe ». A word
    that is feminine already, or the same for both (maire, secrétaire), comes back unchanged.
    """
    return "-".join(
        part if part.lower() in _FIXED_PARTS else _part(part) for part in word.split("-")
    )


def _part(word: str) -> str:
    low = word.lower()
    if low in _IRREGULAR:
        return _cased(_IRREGULAR[low], word)
    for masculine, ending in _ENDINGS:
        if low.endswith(masculine):
            kept = word[: -len(masculine)]
            return kept + (ending.upper() if word.isupper() else ending)
    return word


def _cased(found: str, model: str) -> str:
    if model.isupper():
        return found.upper()
    return found[0].upper() + found[1:] if model[:1].isupper() else found
