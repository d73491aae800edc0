"""A word across a page, drawn as a picture: nobody reads it out, nothing extracts it."""

from __future__ import annotations

from functools import lru_cache
from math import atan2, degrees
from pathlib import Path

from ctg_docs.document.nodes import PageFormat
from ctg_docs.document.units import sheet

SPAN = 215
"""Length of the word, in millimetres; the diagonal of the page has 364."""
TALLEST = 70


@lru_cache(maxsize=4)
def drawing(word: str, page: PageFormat, font: Path, colour: str) -> str:
    """Return an SVG as large as the page, with the word along its diagonal.

    It holds outlines and no text, for a text would need a font and would be extracted.
    """
    # The font library comes with the engine; only drafts need it here.
    from fontTools.pens.svgPathPen import SVGPathPen  # type: ignore[import-untyped]  # noqa: PLC0415
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # noqa: PLC0415

    with TTFont(font, lazy=True) as face:
        glyphs, names = face.getGlyphSet(), face.getBestCmap()
        em: float = face["head"].unitsPerEm
        shapes: list[str] = []
        advance = 0.0
        for sign in word:
            glyph = glyphs[names.get(ord(sign), ".notdef")]
            pen = SVGPathPen(glyphs)
            glyph.draw(pen)
            shapes.append(f'<path transform="translate({advance:g} 0)" d="{pen.getCommands()}"/>')
            advance += glyph.width
    scale = min(SPAN / advance, TALLEST / em)
    width, height = sheet(page)
    slope = degrees(atan2(-height, width))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">'
        f'<g fill="{colour}" transform="translate({width / 2} {height / 2}) rotate({slope:.1f}) '
        f'scale({scale:.5f} {-scale:.5f}) translate({-advance / 2:g} {-0.33 * em:g})">'
        f"{''.join(shapes)}</g></svg>"
    )
