"""How long the notes of a deck take, read aloud."""

from __future__ import annotations

from dataclasses import replace

import pytest
from decks import deck, paragraph, slide

from ctg_docs.document.linting.speech import WORDS_A_MINUTE, check
from ctg_docs.document.runs import PlacedDocument
from ctg_docs.problems import Gravite


def told(words: int, limit: int | None) -> list[str]:
    spoken = slide(notes=(paragraph("mot " * words),))
    document = replace(deck(spoken), minutes_max=limit)
    found = list(check(PlacedDocument(document)))
    assert all(p.gravite is Gravite.AVERTISSEMENT for p in found)
    return [problem.message for problem in found]


def test_notes_that_hold_in_their_time_are_not_told() -> None:
    assert told(8 * WORDS_A_MINUTE, 8) == []


@pytest.mark.parametrize("limit", [1, 8])
def test_notes_that_are_too_long_are_told_with_both_times(limit: int) -> None:
    (message,) = told(limit * WORDS_A_MINUTE + 1, limit)
    assert f"en {limit + 1} minutes" in message.replace("\u00a0", " ")


def test_a_deck_without_limit_speaks_as_long_as_it_wants() -> None:
    assert told(10_000, None) == []
