"""A deck in the pages of both engines: each kind of block has a frame that draws all of it."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from pdf_text import read
from sample_document import draw_picture, p, t

from ctg_docs.document.nodes import (
    Block,
    Cell,
    Chart,
    Column,
    Document,
    Figure,
    KeyFigure,
    KeyFigures,
    ListBlock,
    Picture,
    Series,
    Slide,
    Table,
)
from ctg_docs.document.slides.fitting import fit
from ctg_docs.document.theme import Theme
from ctg_docs.writing.formats import lay_out

KINDS = ("text", "list", "table", "figures", "chart", "picture")


def block(kind: str, folder: Path) -> tuple[Block, set[str]]:
    """Return a block of a kind, and what is read of it."""
    match kind:
        case "text":
            return p("Un paragraphe"), {"Un paragraphe"}
        case "list":
            return ListBlock(((p("Un point"),), (p("Un autre"),))), {"Un point", "Un autre"}
        case "table":
            cell = Cell((p("La case"),))
            head = Cell((p("Le titre"),), "col")
            return Table((Column(),), ((head,),), ((cell,),)), {"La case", "Le titre"}
        case "figures":
            return KeyFigures((KeyFigure(t("12"), t("places")),)), {"12", "places"}
        case "chart":
            series = (Series(t("Ville"), (Decimal(7),)),)
            chart = Chart("barres", (t("Jeux"),), series, t("Un poste."), t("Le budget"))
            return chart, {"Le budget", "Un poste."}
        case _:
            picture = Picture(draw_picture(folder), "La place")
            return Figure(picture, t("Vue du bourg")), {"Vue du bourg", "La place"}


@pytest.mark.parametrize("kind", KINDS)
def test_a_block_alone_on_a_slide_is_drawn_whole(kind: str, paged: Theme, tmp_path: Path) -> None:
    found, words = block(kind, tmp_path)
    slide = Slide("seule", "contenu", t("La diapositive"), (found,))
    assert missing(words, paged, slide) == set()


def test_all_the_kinds_stand_together_on_slides(paged: Theme, tmp_path: Path) -> None:
    found = [block(kind, tmp_path) for kind in KINDS]
    content = tuple(one for one, _ in found)
    words = {word for _, said in found for word in said}
    slide = Slide("toutes", "contenu", t("La diapositive"), content[:3], content[3:])
    assert missing(words, paged, slide) == set()


def missing(words: set[str], style: Theme, slide: Slide) -> set[str]:
    """Return the words that the PDF of a slide does not say."""
    deck = fit(Document("Essai", (slide,), author="Essai", page="diapositive"), style)
    said = "\n".join(text for _, text, _ in read(lay_out(deck, style).pdf()).elements)
    return {word for word in words if word not in said}
