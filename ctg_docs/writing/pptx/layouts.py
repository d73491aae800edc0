"""The layouts of the master: one for each kind of slide."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal, TypeAlias

from ctg_docs.document.nodes import SlideLayout
from ctg_docs.document.slides.geometry import (
    FRAME_GAP,
    GUTTER,
    LAYOUTS,
    LOOKS,
    Box,
    Ink,
    SlideColours,
)
from ctg_docs.document.slides.placement import PlacedSlide

Family: TypeAlias = Literal["titre", "partie", "contenu", "deux-colonnes", "composition"]
LABEL, FOOT, NUMBER = 13, 11, 12
"""Indexes of the placeholders that every layout has."""
CONTENT, ASIDE = 1, 2
ZONES = tuple(range(21, 27))
"""Indexes of the zones of a composition, row after row."""
_NAMES: dict[Family, str] = {
    "titre": "Titre",
    "partie": "Ouverture de partie",
    "contenu": "Contenu",
    "deux-colonnes": "Deux colonnes",
    "composition": "Composition",
}
_TYPES: dict[Family, str] = {
    "titre": "title",
    "contenu": "obj",
    "deux-colonnes": "twoObj",
}
"""Names of layouts in PowerPoint, which finds them again when a slide changes master."""


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A placeholder: its kind and index, its box, the size and the colour of its type."""

    name: str
    kind: str
    index: int
    box: Box
    size: float
    ink: Ink | None = None
    bold: bool = False


@dataclass(frozen=True, slots=True)
class MasterLayout:
    """A layout with its placeholders, in reading order."""

    name: str
    kind: str
    look: SlideColours
    label: Placeholder
    title: Placeholder
    zones: tuple[Placeholder, ...]
    foot: Box | None


@lru_cache(maxsize=1)
def layouts() -> dict[Family, MasterLayout]:
    """Return the layouts of the house, in the order in which PowerPoint offers them."""
    return {family: _layout(family) for family in _NAMES}


def layout_of(placed: PlacedSlide) -> Family:
    """Return the layout that a slide is made on; the parts of its content make that of a part."""
    slide = placed.slide
    if slide.layout == "titre":
        return slide.layout
    if placed.composed:
        return "composition"
    return "deux-colonnes" if slide.aside else slide.layout


def _layout(family: Family) -> MasterLayout:
    base: SlideLayout = (
        "contenu" if family == "deux-colonnes" or family == "composition" else family  # noqa: PLR1714
    )
    found, look = LAYOUTS[base], LOOKS[base]
    label, title = found["label"], found["title"]
    return MasterLayout(
        _NAMES[family],
        _TYPES.get(family, ""),
        look,
        Placeholder("Étiquette", "body", LABEL, label, label.size(), look.label, bold=True),
        Placeholder("Titre", "title", 0, title, title.size(), look.title, bold=True),
        tuple(_zones(family, found["content"], look.text)),
        found.get("foot"),
    )


def _zones(family: Family, box: Box, ink: Ink | None) -> Iterator[Placeholder]:
    whole = Placeholder("Contenu", "obj", CONTENT, box, box.size(), ink)
    halves = _cut(box, 2, 1, GUTTER)
    match family:
        case "deux-colonnes":
            yield replace(whole, box=halves[0])
            yield replace(whole, name="Seconde colonne", index=ASIDE, box=halves[1])
        case "composition":
            for rank, (index, part) in enumerate(
                zip(ZONES, _cut(box, 2, 3, GUTTER), strict=True), 1
            ):
                yield replace(whole, name=f"Zone {rank}", index=index, box=part)
        case _:
            yield whole


def _cut(box: Box, columns: int, rows: int, gutter: float) -> list[Box]:
    """Return equal parts of a box, row after row."""
    width = (box.width - gutter * (columns - 1)) / columns
    height = (box.height - FRAME_GAP * (rows - 1)) / rows
    return [
        replace(
            box,
            left=box.left + column * (width + gutter),
            top=box.top + row * (height + FRAME_GAP),
            width=width,
            height=height,
        )
        for row in range(rows)
        for column in range(columns)
    ]
