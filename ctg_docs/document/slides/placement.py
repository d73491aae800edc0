"""Placement of a deck, for every format: each slide with the places of its parts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ctg_docs.document.nodes import Document, Picture, Slide
from ctg_docs.document.pictures.logos import side_by_side, sizes_of_logos
from ctg_docs.document.slides.frames import Frame, frames
from ctg_docs.document.slides.geometry import LOGO_AREA, LOGOS, LOOKS, Box, SlideColours, boxes
from ctg_docs.document.slides.levels import levels
from ctg_docs.document.theme import Theme


@dataclass(frozen=True, slots=True)
class PlacedSlide:
    """A slide, its rank from 1, the level of its title from 1, and where its parts stand."""

    slide: Slide
    rank: int
    level: int
    look: SlideColours
    title: Box
    label: Box
    columns: tuple[tuple[Frame, ...], ...]
    """The frames of the content, then those of the second column if there is one."""
    footed: bool
    """Whether the slide has a foot."""
    logos: tuple[tuple[Picture, Box], ...] = ()

    @property
    def composed(self) -> bool:
        """Whether a column holds several frames."""
        return any(len(column) > 1 for column in self.columns)


def placed(document: Document, theme: Theme) -> tuple[PlacedSlide, ...]:
    """Return the slides of a deck that is fitted to its boxes, in their order."""
    slides = [block for block in document.blocks if isinstance(block, Slide)]
    ranked = enumerate(zip(slides, levels(slides), strict=True), 1)
    return tuple(_placed(slide, rank, level, theme) for rank, (slide, level) in ranked)


def _logos(slide: Slide) -> Iterator[tuple[Picture, Box]]:
    sizes = sizes_of_logos(slide.logos, LOGOS.width, LOGOS.height, LOGO_AREA)
    for logo, (left, top, (wide, high)) in zip(
        slide.logos, side_by_side(sizes, LOGOS.height), strict=True
    ):
        yield logo, Box(LOGOS.top + top, high, LOGOS.sizes, LOGOS.left + left, wide)


def _placed(slide: Slide, rank: int, level: int, theme: Theme) -> PlacedSlide:
    found = boxes(slide)
    columns = [frames(slide.content, found["content"], theme, f"{slide.id}-1")]
    if slide.aside:
        columns.append(frames(slide.aside, found["aside"], theme, f"{slide.id}-2"))
    return PlacedSlide(
        slide,
        rank,
        level,
        LOOKS[slide.layout],
        found["title"],
        found["label"],
        tuple(columns),
        "foot" in found,
        tuple(_logos(slide)),
    )
