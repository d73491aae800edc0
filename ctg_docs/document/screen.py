"""The boxes of a slide: where each part of it stands, and in which sizes of type.

One geometry for every format: what fits here fits in the PowerPoint file and in the PDF.
Lengths are millimetres from the upper left corner, sizes are points.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from ctg_docs.document.nodes import ParagraphRole, Slide, SlideLayout, TitleSize
from ctg_docs.document.theme import Theme

WIDTH, HEIGHT = 25.4 * 40 / 3, 190.5
"""A 16:9 screen: 13 1/3 by 7 1/2 inches."""
MARGIN = 16.0
GUTTER = 12.0
LEADING = 1.2
"""Line height, in sizes, to be set exactly: the faces’ own line heights differ."""
SMALL = 18.0
"""Size of the text of a table."""
TEXT_GAP = 0.4
"""Space after a paragraph or an item of a list, in sizes."""
INDENT = 8.0
"""From the bullet to the words of an item, for each level of a list."""
FRAME_GAP = 5.0
"""Between a text and the table, the chart or the figures above or below it."""
CELL_SIDE, CELL_TOP = 2.4, 1.4
"""Padding of a cell, on each side and above and below its words."""
STRIPE = 5.0
"""Width of the band down the left edge of a slide."""
TILES_IN_A_ROW = 4
TILE_PADDING, TILE_GAP = 4.0, 6.0
TILE_SIZES = (40.0, 18.0, 14.0)
"""Sizes of a key figure: its value, what it counts, its source."""

Ink: TypeAlias = Literal[
    "blanc", "primaire", "secondaire", "accent", "texte", "discret", "filet", "fond"
]
Part: TypeAlias = Literal["label", "title", "content", "aside", "foot"]
_RANKS: dict[TitleSize, int] = {"normal": 0, "long": 1, "tres-long": 2}


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle and the sizes of its type: usual, for a long title, for a very long one."""

    top: float
    height: float
    sizes: tuple[float, ...]
    left: float = MARGIN
    width: float = WIDTH - 2 * MARGIN

    def size(self, scale: TitleSize = "normal") -> float:
        """Return the size of the type for a title of that length."""
        return self.sizes[min(_RANKS[scale], len(self.sizes) - 1)]


FOOT = Box(top=178, height=7, sizes=(12,))

LAYOUTS: dict[SlideLayout, dict[Part, Box]] = {
    "titre": {
        "label": Box(30, 12, (20,)),
        "title": Box(44, 64, (44, 32, 18)),
        "content": Box(114, 56, (24,)),
    },
    "intercalaire": {
        "label": Box(48, 34, (72,)),
        "title": Box(84, 66, (44, 32, 16)),
        "content": Box(152, 20, (20,)),
        "foot": FOOT,
    },
    "objectif": {
        "label": Box(40, 12, (20,)),
        "title": Box(54, 74, (40, 30, 18)),
        "content": Box(132, 40, (24,)),
        "foot": FOOT,
    },
    "contenu": {
        "label": Box(9, 8, (16,)),
        "title": Box(18, 28, (32, 22, 13)),
        "content": Box(50, 124, (22,)),
        "foot": FOOT,
    },
}


@dataclass(frozen=True, slots=True)
class Look:
    """The colours of a slide, by what they paint."""

    background: Ink = "blanc"
    stripe: Ink = "primaire"
    label: Ink = "secondaire"
    title: Ink = "primaire"
    text: Ink | None = None
    """Colour of the content, when it is not that of each role."""
    foot: Ink = "discret"
    capitals: bool = False
    """Whether the title prints in capitals; its words stay as they are."""


LOOKS: dict[SlideLayout, Look] = {
    "titre": Look("primaire", "secondaire", "fond", "blanc", "blanc", "fond"),
    "intercalaire": Look("primaire", "secondaire", "fond", "blanc", "blanc", "fond", True),
    "objectif": Look(background="fond", stripe="secondaire", capitals=True),
    "contenu": Look(),
}


@dataclass(frozen=True, slots=True)
class Type:
    """The type of a paragraph: its colour, its size in those of its box, its face."""

    ink: Ink = "texte"
    scale: float = 1.0
    bold: bool = False


TYPES: dict[ParagraphRole, Type] = {
    "chapeau": Type("primaire"),
    "formule": Type("primaire", bold=True),
    "intertitre": Type("secondaire", bold=True),
    "constat": Type("accent", bold=True),
    "etiquette": Type("secondaire", 0.7, bold=True),
    "source": Type("discret", 0.65),
}
"""The types that differ from that of running text."""


def colour(ink: Ink, theme: Theme) -> str:
    """Return a colour of the house as #rrggbb."""
    return "#ffffff" if ink == "blanc" else str(getattr(theme.couleurs, ink))


def boxes(slide: Slide) -> dict[Part, Box]:
    """Return the boxes of a slide; one with a second column shares the width of its content."""
    found = LAYOUTS[slide.layout]
    if not slide.aside:
        return found
    left = found["content"]
    half = (left.width - GUTTER) / 2
    right = replace(left, left=left.left + half + GUTTER, width=half)
    return {**found, "content": replace(left, width=half), "aside": right}
