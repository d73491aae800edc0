"""A deck in which each placeholder says itself where it stands.

ooxml-integrity 0.8.4 finds neither the place nor the margins that a placeholder takes from its
layout when another placeholder comes first there: it would judge overflows in the wrong box.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

from pptx import Presentation


def explicite(file: Path) -> bytes:
    """Return the deck with the boxes and the margins of its layouts written on its slides."""
    deck = Presentation(str(file))
    for slide in deck.slides:
        modeles = {p.placeholder_format.idx: p for p in slide.slide_layout.placeholders}
        for place in slide.placeholders:
            _poser(place, modeles.get(place.placeholder_format.idx))
    ecrit = BytesIO()
    deck.save(ecrit)
    return ecrit.getvalue()


def _poser(place: Any, modele: Any) -> None:
    boite = place.left, place.top, place.width, place.height
    if None not in boite:
        place.left, place.top, place.width, place.height = boite
    if modele is not None and place.has_text_frame and modele.has_text_frame:
        propres = place._element.txBody.bodyPr
        for cle, valeur in modele._element.txBody.bodyPr.attrib.items():
            if cle not in propres.attrib:
                propres.set(cle, valeur)
