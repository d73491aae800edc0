"""The boxes of a slide: where each part of it stands, and in which sizes of type.

One geometry for every format: what fits here fits in the PowerPoint file and in the PDF.
Lengths are millimetres from the upper left corner, sizes are points.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from ctg_docs.document.nodes import Slide, SlideLayout

WIDTH, HEIGHT = 338.667, 190.5
"""A 16:9 screen: 13 1/3 by 7 1/2 inches."""
MARGIN = 16.0
GUTTER = 12.0
LEADING = 1.2
"""Line height, in sizes."""
SMALL = 14.0
"""Size of the text of a table."""

Part: TypeAlias = Literal["label", "title", "content", "aside", "foot"]
_RANKS = {"normal": 0, "long": 1, "tres-long": 2}


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle and the sizes of its type: usual, for a long title, for a very long one."""

    top: float
    height: float
    sizes: tuple[float, ...]
    left: float = MARGIN
    width: float = WIDTH - 2 * MARGIN

    def size(self, scale: Literal["normal", "long", "tres-long"] = "normal") -> float:
        """Return the size of the type for a title of that length."""
        return self.sizes[min(_RANKS[scale], len(self.sizes) - 1)]


FOOT = Box(top=178, height=7, sizes=(10,))

LAYOUTS: dict[SlideLayout, dict[Part, Box]] = {
    "titre": {
        "label": Box(30, 12, (16,)),
        "title": Box(44, 62, (38, 28, 19)),
        "content": Box(112, 58, (20,)),
    },
    "intercalaire": {
        "label": Box(48, 34, (72,)),
        "title": Box(84, 66, (40, 30, 20)),
        "content": Box(152, 20, (18,)),
        "foot": FOOT,
    },
    "objectif": {
        "label": Box(40, 12, (18,)),
        "title": Box(54, 74, (34, 26, 18)),
        "content": Box(132, 40, (20,)),
        "foot": FOOT,
    },
    "contenu": {
        "label": Box(10, 8, (14,)),
        "title": Box(19, 28, (28, 22, 13)),
        "content": Box(50, 122, (20,)),
        "foot": FOOT,
    },
}


def boxes(slide: Slide) -> dict[Part, Box]:
    """Return the boxes of a slide; one with a second column shares the width of its content."""
    found = LAYOUTS[slide.layout]
    if not slide.aside:
        return found
    left = found["content"]
    half = (left.width - GUTTER) / 2
    right = replace(left, left=left.left + half + GUTTER, width=half)
    return {**found, "content": replace(left, width=half), "aside": right}
