"""Official names of EPCI, written in full from the short names of the DGCL's list."""

from __future__ import annotations

import re
from dataclasses import dataclass

PREFIXES = {
    "cc": "Communauté de communes",
    "ca": "Communauté d'agglomération",
    "cu": "Communauté urbaine",
    "ept": "Établissement public territorial",
}
_TYPES = {"CC": "cc", "CA": "ca", "CU": "cu", "METRO": "metropole", "MET69": "metropole"}
# The list drops accents on capitals and ligatures; these words stand in dozens of names.
_SPELLINGS = {
    "Coeur": "Cœur",
    "Soeurs": "Sœurs",
    "Ecrins": "Écrins",
    "Egletons": "Égletons",
    "Emeraude": "Émeraude",
    "Emilionnais": "Émilionnais",
    "Epernay": "Épernay",
    "Epinal": "Épinal",
    "Etangs": "Étangs",
    "Evian": "Évian",
    "Evreux": "Évreux",
    "Ile": "Île",
    "St": "Saint",
    "Ste": "Sainte",
}
_VOWELS = "aàâeéèêiîoôuyAÀÂEÉÈÊIÎOÔUYŒœ"


@dataclass(frozen=True)
class Intitule:
    """A full name with what a sentence needs: la/le/l'/nothing, de la/du/de l'/de/d', gender."""

    nom: str
    sigle: str
    type: str
    article: str
    charniere: str
    genre: str


def intitule(court: str, sorte: str) -> Intitule:
    """Write « CC du Pays de l'Arbresle (CCPA) » in full and take its acronym apart."""
    kind = _TYPES.get(sorte, sorte.lower())
    bare, sigle = _without_sigle(re.sub(r"^(CC|CA|CU) ", "", _clean(court)))
    if kind in PREFIXES and not re.search(r"^Communauté |Communauté de communes", bare, re.I):
        return _complete(f"{PREFIXES[kind]} {bare}", sigle, kind)
    return _complete(bare, sigle, kind)


def _complete(nom: str, sigle: str, kind: str) -> Intitule:
    if nom.startswith(("Communauté", "Métropole")):
        return Intitule(nom, sigle, kind, "la", "de la", "f")
    if nom.startswith("Eurométropole"):
        return Intitule(nom, sigle, kind, "l'", "de l'", "f")
    if nom.startswith("Établissement"):
        return Intitule(nom, sigle, kind, "l'", "de l'", "m")
    return Intitule(nom, sigle, kind, "", "d'" if nom[0] in _VOWELS else "de", "f")


def _clean(court: str) -> str:
    text = re.sub(r"(?<=\w)- ", "-", court.replace("''", '"'))
    whole = re.fullmatch(r'(CC|CA|CU) "([^"]+)"', text)
    text = f"{whole[1]} {whole[2]}" if whole else re.sub(r'"([^"]+)"', r"« \1 »", text)
    words = re.split(r"(\W+)", " ".join(text.split()))
    return "".join(_SPELLINGS.get(word, word) for word in words)


def _without_sigle(text: str) -> tuple[str, str]:
    if last := re.fullmatch(r"(.+) \(([A-Z0-9][A-Z0-9 ]*)\)", text):
        return last[1], last[2].replace(" ", "")
    if first := re.fullmatch(r"([A-Z]{3,}) \((.+)\)", text):
        return first[2], first[1]
    return text, ""
