"""What the tests of the writers share."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from ctg_docs.document.theme import Theme

sys.path.append(str(Path(__file__).parent))
from house_style import house_style

ENGINES = ("weasyprint", "typst")

MAISON = Path(__file__).parents[2] / "templates" / "maison"


@pytest.fixture(scope="session", params=ENGINES)
def paged(request: pytest.FixtureRequest) -> Theme:
    """Return the house style, its pages laid out by one engine then by the other."""
    return house_style().model_copy(update={"moteur_pdf": request.param})


@pytest.fixture(scope="session")
def theme() -> Theme:
    """Return the house style, read once."""
    return house_style()
