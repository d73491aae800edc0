"""Plural of French noun phrases."""

from __future__ import annotations

import re
from collections.abc import Callable

from ctg_docs.french.words import ends_agreement, vocabulary

_IRREGULAR = {
    "aïeul": "aïeux",
    "bail": "baux",
    "ciel": "cieux",
    "corail": "coraux",
    "madame": "mesdames",
    "monsieur": "messieurs",
    "travail": "travaux",
    "vitrail": "vitraux",
    "œil": "yeux",
}
_ALS = vocabulary("bal banal bancal carnaval chacal fatal festival natal naval récital régal")
_OUX = vocabulary("bijou caillou chou genou hibou joujou pou")
_EUS = vocabulary("bleu émeu pneu")
_INVARIABLE = vocabulary("et non ou porte-parole")
# Nouns that end in s or x in the singular too.
_ONE_FORM = vocabulary(
    "accès avis bois bras bus campus cas choix colis corps cours croix discours dos fois fonds "
    "logis mois parcours pays permis poids prix procès progrès relais repas secours succès sursis "
    "temps tiers voix"
)
_SINGULARS = {many: one for one, many in _IRREGULAR.items()}
_FIXED_PARTS = vocabulary(
    "après auto avant bien co contre demi ex extra inter mi micro mini multi non péri post pré "
    "semi sous vice"
)


def pluriel(phrase: str) -> str:
    """Return the plural of a noun phrase: its noun and adjectives, up to the first preposition.

    « lieu d’accueil parents-enfants » gives « lieux d’accueil parents-enfants ». Acronyms in
    capitals do not vary. A phrase of another build (« fiche action ») needs its plural as data.
    """
    return _each(phrase, _compound)


def singulier(phrase: str) -> str:
    """Return the singular of a noun phrase: « place d’accueil », « million d’euros »."""
    return _each(phrase, _one)


def _each(phrase: str, change: Callable[[str], str]) -> str:
    """Change the noun and its adjectives, up to the first preposition."""
    words = re.split(r"(\s+)", phrase)
    for place, word in enumerate(words):
        if ends_agreement(word):
            break
        words[place] = change(word)
    return "".join(words)


def _one(word: str) -> str:
    low = word.lower()
    if low in _SINGULARS:
        return _SINGULARS[low]
    if low in _ONE_FORM or low[-1:] not in ("s", "x") or word.isupper():
        return word
    if low.endswith("aux") and not low.endswith("eaux"):
        return word[:-3] + "al"
    return word[:-1] if _compound(word[:-1]) == word else word


def _compound(word: str) -> str:
    if word.lower() in _INVARIABLE or (len(word) > 1 and word.isupper()):
        return word
    first, *others = word.split("-")
    if not others:
        return _word(first)
    head = first if first.lower() in _FIXED_PARTS else _word(first)
    return "-".join([head, *map(_word, others)])


def _word(word: str) -> str:
    low = word.lower()
    if low in _IRREGULAR:
        plural = _IRREGULAR[low]
        return plural.capitalize() if word[:1].isupper() else plural
    if not low or not low[-1].isalpha() or low[-1] in "sxz":
        return word
    if low.endswith("al") and low not in _ALS:
        return word[:-2] + "aux"
    if low in _OUX or (low.endswith(("au", "eu")) and low not in _EUS):
        return word + "x"
    return word + "s"
