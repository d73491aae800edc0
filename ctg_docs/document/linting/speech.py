"""The speech of a deck: what its notes take to be read aloud."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from ctg_docs.document.limits import longest
from ctg_docs.document.nodes import Document, Slide
from ctg_docs.document.runs import PlacedDocument
from ctg_docs.document.slides.columns import words
from ctg_docs.french.numbers import compte
from ctg_docs.problems import Gravite, Problem

WORDS_A_MINUTE = 130
"""The pace of someone who is listened to."""
_HINT = (
    "Raccourcissez ce texte, le plus long des notes : qui parle n’aurait pas le temps de tout dire "
    "avant le vote."
)


def check(placed: PlacedDocument) -> Iterator[Problem]:
    """Yield a warning when the notes take more minutes than the plan of the deck gives them."""
    limit = placed.document.minutes_max
    notes = tuple(n for s in placed.document.blocks if isinstance(s, Slide) for n in s.notes)
    minutes = ceil(words(notes) / WORDS_A_MINUTE)
    if limit is None or minutes <= limit:
        return
    name = placed.document.subject or placed.document.title
    message = (
        f"les notes de « {name} » se lisent à voix haute en {compte(minutes, 'minute')} ; leur "
        f"limite est de {compte(limit, 'minute')}"
    )
    place = longest(Document(name, notes))
    yield Problem(place, "notes-trop-longues", message, _HINT, Gravite.AVERTISSEMENT)
