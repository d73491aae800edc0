"""Plural of French noun phrases."""

from __future__ import annotations

import re

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
_FIXED_PARTS = vocabulary(
    "après auto avant bien co contre demi ex extra inter mi micro mini multi non péri post pré "
    "semi sous vice"
)


def pluriel(phrase: str) -> str:
    """Return the plural of a noun phrase: its noun and adjectives, up to the first preposition.

    « lieu d’accueil parents-enfants » gives « lieux d’accueil parents-enfants ». Acronyms in
    capitals do not vary. A phrase of another build (« fiche action ») needs its plural as data.
    """
    words = re.split(r"(\s+)", phrase)
    for place, word in enumerate(words):
        if ends_agreement(word):
            break
        words[place] = _compound(word)
    return "".join(words)


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
