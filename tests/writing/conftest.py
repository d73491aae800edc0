"""What the tests of the writers share."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from ctg_docs.document.theme import Theme

ENGINES = ("weasyprint", "typst")

MAISON = Path(__file__).parents[2] / "templates" / "maison"


def house_style() -> Theme:
    """Return the house style with absolute paths."""
    tokens = yaml.safe_load((MAISON / "theme.yaml").read_text(encoding="utf-8"))["theme"]
    for family in (tokens["texte"], tokens["titres"]):
        for face in ("normal", "italique", "gras", "gras_italique"):
            family[face] = MAISON / family[face]
    tokens["feuille"] = MAISON / tokens["feuille"]
    return Theme.model_validate(tokens)


@pytest.fixture(scope="session", params=ENGINES)
def paged(request: pytest.FixtureRequest) -> Theme:
    """Return the house style, its pages laid out by one engine then by the other."""
    return house_style().model_copy(update={"moteur_pdf": request.param})


@pytest.fixture(scope="session")
def theme() -> Theme:
    """Return the house style, read once."""
    return house_style()
