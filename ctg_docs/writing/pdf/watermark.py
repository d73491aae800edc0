"""A word across each page, behind the text, as a rule of the style sheet."""

from __future__ import annotations

from base64 import b64encode

from ctg_docs.document.nodes import PageFormat
from ctg_docs.document.theme import Theme
from ctg_docs.document.units import sheet
from ctg_docs.writing.pages.watermark import drawing


def watermark_rule(word: str, page: PageFormat, theme: Theme) -> str:
    """Return the rule that puts the word in the background of every page."""
    drawn = drawing(word, page, theme.titres.normal, theme.couleurs.filigrane)
    picture = b64encode(drawn.encode()).decode("ascii")
    # A page background starts at the corner of the text, not of the sheet.
    width, height = sheet(page)
    corner = f"-{theme.marges.gauche:g}mm -{theme.marges.haut:g}mm"
    return (
        f'@page {{ background: url("data:image/svg+xml;base64,{picture}") '
        f"{corner} / {width}mm {height}mm no-repeat }}"
    )
