"""A verb and its participle agreed with a number: « ne sont pas renseignées » after 2."""

from __future__ import annotations

from decimal import Decimal

from ctg_docs.french.agreement import participle
from ctg_docs.french.counting import plural
from ctg_docs.french.words import Genre

_PLURALS = {"a": "ont", "est": "sont", "n’a": "n’ont", "n’est": "ne sont"}
# What makes the last word of a phrase a participle that agrees with its subject.
_BEING = ("est", "n’est", "été")


def is_verbal(phrase: str) -> bool:
    """Tell whether a phrase begins with a verb that `verb_phrase` knows."""
    return phrase.split(" ", 1)[0] in _PLURALS


def verb_phrase(n: int | Decimal, phrase: str, genre: Genre = "m") -> str:
    """Return a phrase given after « un »: « est engagé », « a été mesuré », « n’a pas démarré ».

    A participle after « avoir » alone does not vary. Raises ValueError unless it begins with « a »
    or « est », denied or not.
    """
    verb, *words = phrase.split(" ")
    if verb not in _PLURALS:
        raise ValueError(f"« {phrase} » ne commence pas par un verbe connu : {', '.join(_PLURALS)}")
    if words and any(word in _BEING for word in (verb, *words[:-1])):
        words[-1] = participle(words[-1], [genre], plural(n))
    return " ".join([_PLURALS[verb] if plural(n) else verb, *words])
