"""The colours of a page on a dark screen, made from those of the house.

The contrast is that of WCAG 2.2 (1.4.3): 4.5 to 1 at least, on the lightest of the dark grounds.
"""

from __future__ import annotations

from collections.abc import Mapping

from ctg_docs.document.theme import Theme
from ctg_docs.writing.charts.palette import contrast

GROUNDS = {"page": "#14171b", "fond": "#232930"}
"""The ground of the page, and that of what is set apart."""
NEUTRAL = {"texte": "#e9ebee", "discret": "#b6bec8", "filet": "#4d5762"}
HUES = ("primaire", "secondaire", "accent")
ENOUGH = 6.0
"""The contrast of a hue with its ground: more than is due, for light letters look thinner."""
STEPS = 20


def dark(theme: Theme) -> Mapping[str, str]:
    """Return the tokens of the style sheet: `sombre.` and the name of a colour."""
    hues = {name: lightened(getattr(theme.couleurs, name), GROUNDS["fond"]) for name in HUES}
    return {f"sombre.{name}": colour for name, colour in (GROUNDS | NEUTRAL | hues).items()}


def lightened(colour: str, ground: str) -> str:
    """Return a colour with as much white as it takes to be read on a dark ground."""
    mixed = (_with_white(colour, step / STEPS) for step in range(STEPS + 1))
    return next(one for one in mixed if contrast(one, ground) >= ENOUGH)


def _with_white(colour: str, share: float) -> str:
    return "#" + "".join(f"{round(c + (255 - c) * share):02x}" for c in bytes.fromhex(colour[1:]))
