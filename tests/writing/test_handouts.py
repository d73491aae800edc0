"""A deck in the formats that have no slides: none of its words is lost, the speaker's included."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZipFile

import pytest
from house_style import house_style

from ctg_docs.document.nodes import Document, Inlines, Paragraph, Slide, Text
from ctg_docs.writing.formats import FORMATS, write

WORDS = ("Petite enfance", "Le calendrier (1/2)", "Le vote a lieu en mars.", "Rappelez la date.")


def text(words: str) -> Inlines:
    return (Text(words),)


DECK = Document(
    "Le projet",
    (
        Slide(
            "calendrier",
            "contenu",
            text("Le calendrier"),
            (Paragraph(text("Le vote a lieu en mars.")),),
            label=text("Petite enfance"),
            notes=(Paragraph(text("Rappelez la date.")),),
            part="(1/2)",
        ),
    ),
    page="diapositive",
)


@pytest.mark.parametrize("name", [n for n, made in FORMATS.items() if not made.slides])
def test_a_format_without_slides_says_all_the_words_of_a_deck(name: str) -> None:
    ((_, content),) = write(DECK, house_style(), [name])
    assert [words for words in WORDS if words not in said(content)] == []


def said(content: bytes) -> str:
    """Return the words of a file, elements and the marks of Markdown left out."""
    if content.startswith(b"PK"):
        with ZipFile(BytesIO(content)) as file:
            content = b"\n".join(file.read(name) for name in file.namelist())
    return re.sub(r"<[^>]+>|\\", "", content.decode(errors="replace"))
