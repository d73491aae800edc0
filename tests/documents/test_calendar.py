"""The days of a convention, told once: each document chooses those that its readers want."""

from __future__ import annotations

import pytest
from livre import TERRITORIES, piece

from ctg_docs.document.nodes import Document, Paragraph, Table
from ctg_docs.document.runs import PlacedDocument
from ctg_docs.document.words import inline_text

DAYS = ["Date", "Étape"]
SHARED = ("Signature", "Début de la convention", "Fin de la convention")


def told(document: Document) -> dict[str, str]:
    """Return what the calendar of a document says of each day, as {words: day}."""
    tables = [b for b, _ in PlacedDocument(document).blocks if isinstance(b, Table)]
    rows = [[_words(cell) for cell in row] for t in tables for row in (*t.head, *t.body)]
    start = rows.index(DAYS) if DAYS in rows else len(rows)
    # The page alone tells when an avenant was signed.
    own = [row for row in rows[start + 1 :] if len(row) == 2 and "avenant" not in row[1]]
    return {row[1]: row[0] for row in own}


def _words(cell: object) -> str:
    content = getattr(cell, "content", ())
    return " ".join(inline_text(b.content) for b in content if isinstance(b, Paragraph))


def shared(days: dict[str, str]) -> set[tuple[str, str]]:
    return {(kind, day) for kind in SHARED for words, day in days.items() if words.startswith(kind)}


@pytest.mark.parametrize("territory", TERRITORIES)
def test_the_deck_and_the_page_give_the_same_days(territory: str) -> None:
    deck = told(piece(territory, "presentation").document)
    page = told(piece(territory, "page").document)
    assert page == {} or shared(deck) == shared(page)


def test_each_tells_what_its_readers_want() -> None:
    deck = told(piece("exemple", "presentation").document)
    page = told(piece("exemple", "page").document)
    assert any(words.startswith("Vote par le conseil municipal") for words in deck)
    assert not any(words.startswith("Évaluation") for words in deck)
    assert any(words.startswith("Décision de l") for words in page)
    assert "Évaluation à mi-parcours" in page
    assert not any(words.startswith("Vote par") for words in page)
