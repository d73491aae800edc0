"""What the notes of a slide may hold."""

from __future__ import annotations

import pytest

from ctg_docs.composing.diapositives import slides
from ctg_docs.document.markdown import Title
from ctg_docs.document.nodes import NOWHERE, Cell, Column, ListBlock, Paragraph, Table, Text

TITLE = Title(1, (Text("Budget"),), "budget", ())
NOTES = Title(2, (Text("Notes"),), "", ("notes",))
SAID = Paragraph((Text("À dire."),))


def test_notes_hold_paragraphs_and_lists() -> None:
    (slide,) = slides((TITLE, NOTES, SAID, ListBlock(((SAID,),))), NOWHERE)
    assert slide.notes == (SAID, ListBlock(((SAID,),)))


def test_table_in_notes_is_refused() -> None:
    table = Table((Column(),), (), ((Cell((SAID,)),),))
    with pytest.raises(ValueError, match="les notes de la diapositive « Budget »"):
        list(slides((TITLE, NOTES, table), NOWHERE))
