"""Texts for social networks: how long they are, how their hashtags read, which one fits."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ctg_docs.composing.facts.fact_origins import plain
from ctg_docs.composing.vocabulary.constructors import mots
from ctg_docs.composing.vocabulary.faults import GabaritError
from ctg_docs.document.nodes import Inline, Inlines, LineBreak, Text
from ctg_docs.french.initials import capitale
from ctg_docs.french.typography import typographier
from ctg_docs.reading.origins import computed

LINK = 23
"""Length that X counts for a link, however long it is."""
_LINK = re.compile(r"https?://\S+")
# Signs that X counts for two: all but these (twitter-text 3, « weighted » ranges).
_HEAVY = re.compile("[^\u0000-\u10ff\u2000-\u200d\u2010-\u201f\u2032-\u2037]")
_BREAK = "\n\n"


@dataclass(frozen=True)
class TexteReseau:
    """The text of a post, one string a paragraph, and its length as X counts it."""

    paragraphes: tuple[str, ...]
    longueur: int

    @property
    def texte(self) -> Inlines:
        """The post in one block, as it is pasted: a blank line parts its paragraphs."""
        run: list[Inline] = []
        for paragraph in self.paragraphes:
            run += [LineBreak(), LineBreak(), Text(paragraph)] if run else [Text(paragraph)]
        return tuple(run)


def longueur_x(text: str) -> int:
    """Return the length of a text as X counts it: 280 at most."""
    composed = unicodedata.normalize("NFC", text)
    words, links = _LINK.subn("", composed)
    return links * LINK + len(words) + len(_HEAVY.findall(words))


def tenir(
    limite: int, variantes: Sequence[Sequence[Any]], sigles: Mapping[str, str] | None = None
) -> TexteReseau:
    """Return the first variant, of several paragraphs each, that fits; they go from long to short.

    A paragraph is a text, or words that a template wrote. The length is that of the text once
    typeset. Raises GabaritError when none fits.
    """
    for variante in variantes:
        parts = [words for part in variante if (words := plain(mots(part)))]
        text = _BREAK.join(typographier(part, sigles) for part in parts)
        if (longueur := longueur_x(text)) <= limite:
            paragraphs = [computed(part, parts) for part in text.split(_BREAK)]
            return TexteReseau(tuple(paragraphs), longueur)
    raise GabaritError(f"aucune variante ne tient en {limite} signes")


def hashtag(name: str) -> str:
    """Return a hashtag whose words a screen reader can tell: « #IssyLesMoulineaux »."""
    words = re.findall(r"\w+", name)
    return "#" + "".join(map(capitale, words))
