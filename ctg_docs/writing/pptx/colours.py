"""The colours of the house as the palette of the file names them.

Nothing is painted with a colour of its own: who changes the palette changes every slide.
"""

from __future__ import annotations

from ctg_docs.document.slides.geometry import Ink

_NAMES: dict[Ink, str] = {
    "blanc": "bg1",
    "texte": "tx1",
    "fond": "bg2",
    "primaire": "tx2",
    "secondaire": "accent2",
    "accent": "accent3",
    "discret": "accent4",
    "filet": "accent5",
}


def scheme(ink: Ink) -> str:
    """Return the name of a colour in the palette."""
    return _NAMES[ink]
