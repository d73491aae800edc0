"""The geometry of slides: the box of each part, and its sizes of type.

One geometry for every format: what fits here fits in the PowerPoint file and in the PDF.
Lengths are millimetres from the upper left corner, sizes are points.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from ctg_docs.document.nodes import ParagraphRole, Slide, SlideLayout
from ctg_docs.document.theme import Theme

WIDTH, HEIGHT = 25.4 * 40 / 3, 190.5
"""A 16:9 screen: 13 1/3 by 7 1/2 inches."""
MARGIN = 16.0
GUTTER = 12.0
STRIPE = 5.0
"""Width of the band down the left edge of a slide."""
FRAME_GAP = 5.0
"""Between a text and the table, the chart or the figures above or below it."""

LEADING = 1.2
"""Line height, in ems, to be set exactly: the faces’ own line heights differ."""
COUNTED_ON = 0.9
"""Share of a line that words may fill: each program breaks lines in its own way, and may set them
in another face when it lacks ours."""
SMALL = 20.0
"""Size of the text of a table, which is the least that a room reads from its last row."""
TEXT_GAP = 0.4
"""Space after a paragraph or an item of a list, in ems."""
INDENT = 8.0
"""From the bullet to the words of an item, for each level of a list."""
BULLETS = 6
"""Most items of a slide, at the first level of its lists."""
WORDS, LISTED_WORDS = 55, 75
"""Most words of a slide: in sentences, and in a list, whose items are read one by one."""

CELL_SIDE, CELL_TOP = 2.4, 1.1
"""Padding of a cell, on each side and above and below its words."""
NARROW = 200.0
"""Width under which a row of key figures holds half as many as on paper."""
TILE_PADDING, TILE_GAP = 3.0, 5.0
TILE_SIZES = (36.0, SMALL, SMALL)
"""Sizes of a key figure: its value, what it counts, its source."""
FLEXIBLE = 60.0
"""Least height of what takes all the height that is left: a chart, a picture."""
CATEGORY, AXIS = 8.0, 16.0
"""Least height of each category of a chart, and of its axis with its legend."""
PICTURE_GAP = 1.5
"""Between a picture and the legend under it."""

Ink: TypeAlias = Literal[
    "blanc", "primaire", "secondaire", "accent", "texte", "discret", "filet", "fond"
]
Part: TypeAlias = Literal["label", "title", "content", "aside", "foot"]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle and the sizes that its type may take, the largest first."""

    top: float
    height: float
    sizes: tuple[float, ...]
    left: float = MARGIN
    width: float = WIDTH - 2 * MARGIN

    def size(self) -> float:
        """Return the usual size of the type."""
        return self.sizes[0]

    def set_in(self, size: float) -> Box:
        """Return the box with its type in one size; 0 leaves it the usual one."""
        return replace(self, sizes=(size,)) if size else self


FOOT = Box(top=178, height=7, sizes=(12,))
NUMBER_WIDTH = 24.0
"""Width of the number of the slide, at the right end of its foot."""
STAMP = Box(top=1, height=9, sizes=(SMALL,), left=WIDTH - MARGIN - 60, width=60)
"""The box of the mark of a draft, above everything else."""
NOTES_WIDTH, NOTES_HEIGHT, NOTES_MARGIN = 190.5, 254.0, 20.0
"""The page that shows a slide with the notes of its speaker."""
NOTES_SIZE = 12.0

LENGTHS = {
    "largeur": WIDTH,
    "hauteur": HEIGHT,
    "marge": MARGIN,
    "bande": STRIPE,
    "retrait": INDENT,
    "pied": FOOT.top,
    "pied.bande": HEIGHT - FOOT.top,
    "cellule.cote": CELL_SIDE,
    "cellule.haut": CELL_TOP,
    "tuile.marge": TILE_PADDING,
    "tuile.ecart": TILE_GAP,
}
"""Lengths in millimetres, by the names that the style sheets of the house give them."""
SIZES = {
    "pied.taille": FOOT.size(),
    "petit": SMALL,
    **dict(zip(("tuile.valeur", "tuile.libelle", "tuile.source"), TILE_SIZES, strict=True)),
}
"""Sizes of type in points, by the same names."""
RATIOS = {"interligne": LEADING, "ecart": TEXT_GAP}
"""Lengths in ems, by the same names."""

TEXT_SIZES = (28.0, 26.0, 24.0, 22.0, SMALL)
_CONTENT: dict[Part, Box] = {
    "label": Box(10, 9, (SMALL,)),
    "title": Box(20, 28, (32, 28, 24, SMALL)),
    "content": Box(52, 122, TEXT_SIZES),
    "foot": FOOT,
}
LAYOUTS: dict[SlideLayout, dict[Part, Box]] = {
    "titre": {
        "label": Box(24, 12, (24, 20)),
        "title": Box(38, 64, (44, 38, 32, 26, 20)),
        "content": Box(108, 36, TEXT_SIZES),
    },
    "partie": _CONTENT,
    "contenu": _CONTENT,
}
LOGOS = Box(152, 30, (SMALL,))
"""Where the logos of the parties stand, under a first slide, on a white band."""
LOGO_BAND = Box(LOGOS.top - 4, HEIGHT - LOGOS.top + 4, (SMALL,), STRIPE, WIDTH - STRIPE)
LOGO_AREA = 660.0
"""Square millimetres that each of them takes, as far as there is room: they weigh the same."""
LOWEST = 84.0
"""Most that a title takes from the content of its slide."""


@dataclass(frozen=True, slots=True)
class SlideColours:
    """The colours of a slide, by what they paint."""

    background: Ink = "blanc"
    stripe: Ink = "primaire"
    label: Ink = "secondaire"
    title: Ink = "primaire"
    text: Ink | None = None
    """Colour of the content, when it is not that of each role."""
    foot: Ink = "discret"

    @property
    def inks(self) -> dict[str, Ink]:
        """The colours, by the names that the style sheets of the house give them."""
        return {
            "fond": self.background,
            "bande": self.stripe,
            "repere": self.label,
            "titre": self.title,
            "texte": self.text or "texte",
            "pied": self.foot,
        }


LOOKS: dict[SlideLayout, SlideColours] = {
    "titre": SlideColours("primaire", "secondaire", "fond", "blanc", "blanc", "fond"),
    "partie": SlideColours(stripe="secondaire"),
    "contenu": SlideColours(),
}


@dataclass(frozen=True, slots=True)
class Type:
    """The type of a paragraph: its colour, its size in that of its box, its face."""

    ink: Ink = "texte"
    scale: float = 1.0
    bold: bool = False


TYPES: dict[ParagraphRole, Type] = {
    "chapeau": Type("primaire"),
    "formule": Type("primaire", bold=True),
    "intertitre": Type("secondaire", bold=True),
    "constat": Type("accent", bold=True),
    "etiquette": Type("secondaire", bold=True),
    "source": Type("discret"),
}
"""The types that differ from that of running text."""


def colour(ink: Ink, theme: Theme) -> str:
    """Return a colour of the house as #rrggbb."""
    return "#ffffff" if ink == "blanc" else str(getattr(theme.couleurs, ink))


def boxes(slide: Slide) -> dict[Part, Box]:
    """Return the boxes of a slide, each in the size of its type.

    One with a second column shares the width of its content; a long title lowers the content.
    """
    found = dict(LAYOUTS[slide.layout])
    title, left = found["title"], found["content"].set_in(slide.text_size)
    found["title"] = replace(title, height=title.height + slide.lowered).set_in(slide.title_size)
    left = replace(left, top=left.top + slide.lowered, height=left.height - slide.lowered)
    found["content"] = left
    if not slide.aside:
        return found
    half = (left.width - GUTTER) / 2
    right = replace(left, left=left.left + half + GUTTER, width=half)
    return {**found, "content": replace(left, width=half), "aside": right}
