"""The house style as the tests draw with it."""

from __future__ import annotations

from pathlib import Path

import yaml

from ctg_docs.document.theme import Theme

MAISON = Path(__file__).parents[2] / "templates/maison"


def house_style() -> Theme:
    """Return the house style with absolute paths."""
    tokens = yaml.safe_load((MAISON / "theme.yaml").read_text(encoding="utf-8"))["theme"]
    for family in (tokens["texte"], tokens["titres"]):
        for face in ("normal", "italique", "gras", "gras_italique"):
            family[face] = MAISON / family[face]
    tokens["feuille"] = MAISON / tokens["feuille"]
    return Theme.model_validate(tokens)
