"""Alternatives of pictures: the words of what they show, and not those beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from ctg_docs.document.nodes import Chart, Figure, Inlines, Map, Picture
from ctg_docs.document.runs import PlacedDocument
from ctg_docs.document.walk import logos_of
from ctg_docs.document.words import inline_text
from ctg_docs.problems import Place, Problem

_FILE = re.compile(
    r"\S+\.(png|jpe?g|svg|gif|webp|tiff?|pdf)|(IMG|DSC|PXL|DCIM|image)[\W_]*\d+", re.I
)


def check(placed: PlacedDocument) -> Iterator[Problem]:
    """Yield alternatives that are empty, the name of a file, or the legend once more."""
    for block, origin in placed.blocks:
        match block:
            case Figure(Map() as drawn, caption):
                yield from _words(drawn.alt, caption, origin.place)
            case Figure(Picture() as picture, caption):
                yield from _picture(picture, caption, (picture.origin or origin).place)
            case Chart(alt=alt, caption=caption):
                yield from _words(inline_text(alt), caption, origin.place)
        for logo in logos_of(block):
            yield from _picture(logo, (), (logo.origin or origin).place)


def _picture(picture: Picture, caption: Inlines, place: Place) -> Iterator[Problem]:
    if _is_name(picture.alt, picture.path):
        message = f"« {picture.alt} » est le nom d’un fichier et ne dit pas ce que montre l’image"
        yield Problem(place, "image-texte-vain", message)
    else:
        yield from _words(picture.alt, caption, place)


def _words(alt: str, caption: Inlines, place: Place) -> Iterator[Problem]:
    if not alt.strip():
        message = "image sans texte de remplacement"
        yield Problem(place, "image-sans-texte", message)
    elif _folded(alt) == _folded(inline_text(caption)):
        message = f"« {alt} » est à la fois la légende et le texte de remplacement de l’image"
        hint = "Une personne qui ne voit pas l’image entendrait deux fois la même chose."
        yield Problem(place, "image-texte-vain", message, hint)


def _is_name(words: str, path: Path) -> bool:
    bare = _folded(words)
    return bool(_FILE.fullmatch(words.strip())) or bare == _folded(path.name)


def _folded(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.casefold()))
