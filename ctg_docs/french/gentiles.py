"""Adjectives of places, from the name of the inhabitants: « les familles isséennes »."""

from __future__ import annotations

import re

from ctg_docs.french.signs import curly

# Endings, in the singular, whose feminine leaves no doubt; any other one is not guessed
# (« Morvandiaux » gives « morvandelles », « Solognots » but « vieillottes »).
_FEMININES = (
    ("ois", "oises"),
    ("ais", "aises"),
    ("en", "ennes"),
    ("on", "onnes"),
    ("ain", "aines"),
    ("in", "ines"),
    ("an", "anes"),
    ("and", "andes"),
    ("ard", "ardes"),
    ("at", "ates"),
    ("ol", "oles"),
    ("e", "es"),
)
_PAIR = re.compile(r"\s*(?:,|/|\bet\b|\bou\b|\()\s*")


def adjectif_feminin_pluriel(gentile: str) -> str | None:
    """Return « isséennes » from « Isséens » or « Isséens, Isséennes »; None when it is not sure.

    The name is a masculine, singular or plural, perhaps followed by its feminine. An adjective
    takes no capital (Imprimerie nationale, « Lexique des règles typographiques »).
    """
    names = [name for name in _PAIR.split(curly(gentile).strip(" )")) if name]
    if len(names) == 2 and names[1].endswith(("e", "es")):
        return names[1].lower().removesuffix("s") + "s"
    if len(names) != 1 or not re.fullmatch(r"[^\W\d_]+(?:[-’][^\W\d_]+)*", names[0]):
        return None
    name = names[0].lower()
    for masculine, feminine in _FEMININES:
        for form in (masculine, f"{masculine}s"):
            if len(name) > len(form) and name.endswith(form):
                return name.removesuffix(form) + feminine
    return None
