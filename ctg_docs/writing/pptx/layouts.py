"""The layouts of the master: one for each kind of slide and each length of title."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal, NamedTuple, TypeAlias, get_args

from ctg_docs.document.nodes import SlideLayout, TitleSize
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

Family: TypeAlias = Literal[
    "titre", "intercalaire", "objectif", "contenu", "deux-colonnes", "composition"
]
LABEL, FOOT, NUMBER = 13, 11, 12
"""Indexes of the placeholders that every layout has."""
CONTENT, ASIDE = 1, 2
ZONES = tuple(range(21, 27))
"""Indexes of the zones of a composition, row after row."""
_NAMES: dict[Family, str] = {
    "titre": "Titre",
    "intercalaire": "Intercalaire",
    "objectif": "Objectif",
    "contenu": "Contenu",
    "deux-colonnes": "Deux colonnes",
    "composition": "Composition",
}
_TYPES: dict[Family, str] = {
    "titre": "title",
    "intercalaire": "secHead",
    "contenu": "obj",
    "deux-colonnes": "twoObj",
}
"""Names of layouts in PowerPoint, which finds them again when a slide changes master."""
_SUFFIXES: dict[TitleSize, str] = {
    "normal": "",
    "long": ", titre long",
    "tres-long": ", titre très long",
}


class LayoutKey(NamedTuple):
    """The key of a layout: its family and the length of its title."""

    family: Family
    size: TitleSize


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
    capitals: bool = False


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
def layouts() -> dict[LayoutKey, MasterLayout]:
    """Return the layouts of the house, in the order in which PowerPoint offers them."""
    keys = (LayoutKey(family, size) for family in _NAMES for size in get_args(TitleSize))
    return {key: _layout(key) for key in keys}


def layout_of(placed: PlacedSlide) -> LayoutKey:
    """Return the layout that a slide is made on."""
    slide = placed.slide
    if slide.layout != "contenu":
        return LayoutKey(slide.layout, slide.size)
    if placed.composed:
        return LayoutKey("composition", slide.size)
    return LayoutKey("deux-colonnes" if slide.aside else "contenu", slide.size)


def _layout(key: LayoutKey) -> MasterLayout:
    base: SlideLayout = "contenu" if key.family in ("deux-colonnes", "composition") else key.family  # type: ignore[assignment]
    found, look = LAYOUTS[base], LOOKS[base]
    label, title = found["label"], found["title"]
    return MasterLayout(
        _NAMES[key.family] + _SUFFIXES[key.size],
        _TYPES.get(key.family, ""),
        look,
        Placeholder("Étiquette", "body", LABEL, label, label.size(), look.label, bold=True),
        Placeholder(
            "Titre", "title", 0, title, title.size(key.size), look.title, True, look.capitals
        ),
        tuple(_zones(key.family, found["content"], look.text)),
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
