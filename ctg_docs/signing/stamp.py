"""The stamp of a signature: the signatory and the moment, in a font that the file carries."""

from __future__ import annotations

from pathlib import Path
from typing import Any

# ruff: noqa: PLC0415 - the signing library is an optional extra

SIZE = 9
LEADING = 12
TEXT = "Signé électroniquement par\n%(signer)s\nle %(ts)s"
MOMENT = "%d/%m/%Y à %H:%M (%Z)"


def stamp(police: Path) -> Any:
    """Return the look of a signature.

    The font goes into the file, whole signs of it: a file of the archive refers to no font of the
    machine (ISO 19005-3, 6.2.11).
    """
    from pyhanko.pdf_utils.font.opentype import GlyphAccumulatorFactory
    from pyhanko.pdf_utils.layout import AxisAlignment, SimpleBoxLayoutRule
    from pyhanko.pdf_utils.text import TextBoxStyle
    from pyhanko.stamp import TextStampStyle

    font = GlyphAccumulatorFactory(str(police), font_size=SIZE)
    return TextStampStyle(
        stamp_text=TEXT,
        timestamp_format=MOMENT,
        text_box_style=TextBoxStyle(font, font_size=SIZE, leading=LEADING),
        inner_content_layout=SimpleBoxLayoutRule(AxisAlignment.ALIGN_MIN, AxisAlignment.ALIGN_MID),
        border_width=0,
        background=None,
    )
