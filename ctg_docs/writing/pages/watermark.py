"""Watermarks: a word across a page, drawn as a picture that nobody reads out or extracts."""

from __future__ import annotations

from functools import lru_cache
from math import atan2, degrees
from pathlib import Path

from ctg_docs.document.fonts.files import opened
from ctg_docs.document.nodes import PageFormat
from ctg_docs.document.units import sheet
from ctg_docs.writing.charts.svg import NAMESPACE
from ctg_docs.writing.markup import element, void

SPAN = 215
"""Length of the word, in millimetres; the diagonal of the page has 364."""
TALLEST = 70
_MIDDLE = 0.33
"""From the foot of capitals to their middle, in ems."""


@lru_cache(maxsize=4)
def drawing(word: str, page: PageFormat, font: Path, colour: str) -> str:
    """Return an SVG as large as the page, with the word along its diagonal.

    It holds outlines and no text, for a text would need a font and would be extracted.
    """
    # Only drafts need it.
    from fontTools.pens.svgPathPen import SVGPathPen  # type: ignore[import-untyped]  # noqa: PLC0415

    with opened(font) as face:
        glyphs, names = face.getGlyphSet(), face.getBestCmap()
        em: float = face["head"].unitsPerEm
        shapes: list[str] = []
        advance = 0.0
        for sign in word:
            glyph = glyphs[names.get(ord(sign), ".notdef")]
            pen = SVGPathPen(glyphs)
            glyph.draw(pen)
            shapes.append(void("path", transform=f"translate({advance:g} 0)", d=pen.getCommands()))
            advance += glyph.width
    scale = min(SPAN / advance, TALLEST / em)
    width, height = sheet(page)
    slope = degrees(atan2(-height, width))
    word_drawn = element(
        "g",
        "".join(shapes),
        fill=colour,
        transform=f"translate({width / 2} {height / 2}) rotate({slope:.1f}) "
        f"scale({scale:.5f} {-scale:.5f}) translate({-advance / 2:g} {-_MIDDLE * em:g})",
    )
    return element("svg", word_drawn, xmlns=NAMESPACE, viewBox=f"0 0 {width} {height}")
