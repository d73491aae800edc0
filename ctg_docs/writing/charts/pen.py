"""The pen of an SVG: its words and its bars; lengths are in points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ctg_docs.document.fonts.metrics import word_width
from ctg_docs.document.theme import Theme
from ctg_docs.writing.charts.palette import WHITE, Hatching, SeriesLook
from ctg_docs.writing.markup import element, void
from ctg_docs.writing.markup import text as escaped

LEAD = 1.2
"""Line height, in ems."""
_DROP = 0.34
"""From the middle of a line down to the foot of its letters, in ems."""
Anchor = Literal["start", "middle", "end"]
OUTLINE, SEPARATION = 1.25, 1.0
"""Widths of the outline of what is planned, and of the white line between adjoining bars."""

_LINES: dict[Hatching, str] = {
    "montantes": "M-1 1l2-2M0 6l6-6M5 7l2-2",
    "tirets": "M0 1.5h4M3 4.5h3M0 4.5h1",
    "losanges": "M-1 1l2-2M0 6l6-6M5 7l2-2M-1 5l2 2M0 0l6 6M5-1l2 2",
    "descendantes": "M-1 5l2 2M0 0l6 6M5-1l2 2",
    "briques": "M0 .5h6M0 3.5h6M1.5 .5v3M4.5 3.5v3",
}
"""White lines over a tile of 6 by 6 points."""


@dataclass(frozen=True, slots=True)
class Pen:
    """The type of a drawing, and the name under which it keeps its hatchings."""

    theme: Theme
    size: float
    looks: tuple[SeriesLook, ...]
    name: str
    slack: float = 1.0
    """Widths to reckon with, in those of the house face: a screen may lack it."""

    @property
    def line(self) -> float:
        """Height of a line of type."""
        return self.size * LEAD

    def width(self, words: str) -> float:
        """Return the width of words in the normal face, slack included."""
        return word_width(words, self.theme.texte.normal) * self.size * self.slack

    def wrap(self, words: str, room: float) -> list[str]:
        """Return words in lines that fit; a word wider than its line stands alone in it."""
        lines = [""]
        for word in words.split(" "):
            longer = f"{lines[-1]} {word}".strip()
            if self.width(longer) <= room or not lines[-1]:
                lines[-1] = longer
            else:
                lines.append(word)
        return lines

    def words(self, text: str, x: float, y: float, anchor: Anchor = "start") -> str:
        """Return a line of type whose middle stands at a height."""
        foot = n(y + _DROP * self.size)
        return element("text", escaped(text), x=n(x), y=foot, text_anchor=anchor)

    def bar(self, rank: int, x: float, y: float, width: float, height: float) -> str:
        """Return a bar of the series of that rank; adjoining ones keep a white line between."""
        if self.looks[rank].hatching == "contour":
            return self._outline(rank, x, y, width, height)
        paint = {"fill": self._paint(rank), "stroke": WHITE, "stroke_width": n(SEPARATION)}
        return _rectangle(x, y, width, height, **paint)

    def _outline(self, rank: int, x: float, y: float, width: float, height: float) -> str:
        inset = min(OUTLINE, width, height) / 2
        paint = {"fill": WHITE, "stroke": self.looks[rank].colour, "stroke_width": n(2 * inset)}
        inner = [max(0.0, length - 2 * inset) for length in (width, height)]
        return _rectangle(x + inset, y + inset, inner[0], inner[1], **paint)

    def within(self, rank: int, text: str, x: float, y: float) -> str:
        """Return a line of type in a bar, on its plain colour where hatchings would cut it."""
        look = self.looks[rank]
        words = element(
            "text",
            escaped(text),
            x=n(x),
            y=n(y + _DROP * self.size),
            text_anchor="middle",
            fill=look.ink,
        )
        if look.hatching in ("plein", "contour"):
            return words
        width = self.width(text) + 0.4 * self.size
        high = self.size * 1.1
        return _rectangle(x - width / 2, y - high / 2, width, high, fill=look.colour) + words

    def mark(self, x: float, y: float, down: float) -> str:
        """Return the dashed line of a value that bars are compared with."""
        look = {"stroke": self.theme.couleurs.texte, "stroke_width": "1"}
        return void("path", d=f"M{n(x)} {n(y)}l0 {n(down)}", stroke_dasharray="3 2", **look)

    def axis(self, x: float, y: float, across: float, down: float) -> str:
        """Return the line from which bars start."""
        line = f"M{n(x)} {n(y)}l{n(across)} {n(down)}"
        return void("path", d=line, stroke=self.theme.couleurs.discret, stroke_width=".75")

    def hatchings(self) -> str:
        """Return the definitions of the hatchings used, one for each series but plain ones."""
        tiles = "".join(
            _tile(f"{self.name}-{rank}", look)
            for rank, look in enumerate(self.looks)
            if look.hatching in _LINES
        )
        return element("defs", tiles) if tiles else ""

    def _paint(self, rank: int) -> str:
        look = self.looks[rank]
        return look.colour if look.hatching == "plein" else f"url(#{self.name}-{rank})"


def _tile(name: str, look: SeriesLook) -> str:
    size = {"width": "6", "height": "6"}
    ground = void("rect", **size, fill=look.colour)
    lines = void("path", d=_LINES[look.hatching], stroke=WHITE, stroke_width=".7", fill="none")
    return element("pattern", ground + lines, id=name, **size, patternUnits="userSpaceOnUse")


def _rectangle(x: float, y: float, width: float, height: float, **look: str) -> str:
    return void("rect", x=n(x), y=n(y), width=n(width), height=n(height), **look)


def n(length: float) -> str:
    """Return a length as SVG writes it, to the hundredth."""
    return f"{length:.2f}".rstrip("0").rstrip(".")
