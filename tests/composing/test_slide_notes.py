"""What the notes of a slide may hold."""

from __future__ import annotations

import pytest

from ctg_docs.composing.vocabulary.faults import GabaritError
from ctg_docs.composing.vocabulary.slides import slides
from ctg_docs.document.markdown import Title
from ctg_docs.document.nodes import (
    Cell,
    Column,
    KeyFigures,
    ListBlock,
    Paragraph,
    Table,
    Text,
)
from ctg_docs.document.words import inline_text
from ctg_docs.reading.origins import UNKNOWN

TITLE = Title(1, (Text("Budget"),), "budget", ())
NOTES = Title(2, (Text("Notes"),), "", ("notes",))
SAID = Paragraph((Text("À dire."),))


def test_notes_hold_paragraphs_and_lists() -> None:
    (slide,) = slides((TITLE, NOTES, SAID, ListBlock(((SAID,),))), UNKNOWN)
    assert slide.notes == (SAID, ListBlock(((SAID,),)))


def test_the_rows_of_a_table_are_said_as_lines() -> None:
    cells = tuple(Cell((Paragraph((Text(word),)),)) for word in ("2024", "88 000 €"))
    table = Table((Column(), Column()), (), (cells,))
    (slide,) = slides((TITLE, NOTES, table), UNKNOWN)
    (lines,) = slide.notes
    assert isinstance(lines, ListBlock)
    ((line,),) = lines.items
    assert isinstance(line, Paragraph) and inline_text(line.content) == "2024 – 88 000 €"


def test_what_nobody_can_say_is_refused() -> None:
    with pytest.raises(GabaritError, match="les notes de la diapositive « Budget »"):
        list(slides((TITLE, NOTES, KeyFigures(())), UNKNOWN))
