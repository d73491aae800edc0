"""On a dark screen, what a page says is read whatever the colours of the house."""

from hypothesis import given
from hypothesis import strategies as st

from ctg_docs.document.theme import Theme
from ctg_docs.writing.charts.palette import contrast
from ctg_docs.writing.html.dark import GROUNDS, dark, lightened

WORDS = ("texte", "discret", "primaire", "secondaire", "accent")
COLOURS = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


def test_the_colours_of_the_house_are_read(theme: Theme) -> None:
    tokens = dark(theme)
    for word in WORDS:
        for ground in GROUNDS:
            assert contrast(tokens[f"sombre.{word}"], tokens[f"sombre.{ground}"]) >= 4.5


@given(COLOURS)
def test_any_colour_of_a_commune_is_made_light_enough(colour: str) -> None:
    assert contrast(lightened(colour, GROUNDS["fond"]), GROUNDS["fond"]) >= 4.5
    assert contrast(lightened(colour, GROUNDS["page"]), GROUNDS["page"]) >= 4.5
