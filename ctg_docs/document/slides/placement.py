"""Placement of a deck, for every format: each slide with the places of its parts."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ctg_docs.document.nodes import Document, Slide
from ctg_docs.document.slides.frames import Frame, frames
from ctg_docs.document.slides.geometry import LOOKS, Box, SlideColours, boxes
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
    """The box of the title, in the size that the title takes."""
    label: Box
    columns: tuple[tuple[Frame, ...], ...]
    """The frames of the content, then those of the second column if there is one."""
    footed: bool
    """Whether the slide has a foot."""

    @property
    def composed(self) -> bool:
        """Whether a column holds several frames."""
        return any(len(column) > 1 for column in self.columns)


def placed(document: Document, theme: Theme) -> tuple[PlacedSlide, ...]:
    """Return the slides of a deck that is fitted to its boxes, in their order."""
    slides = [block for block in document.blocks if isinstance(block, Slide)]
    ranked = enumerate(zip(slides, levels(slides), strict=True), 1)
    return tuple(_placed(slide, rank, level, theme) for rank, (slide, level) in ranked)


def _placed(slide: Slide, rank: int, level: int, theme: Theme) -> PlacedSlide:
    found = boxes(slide)
    columns = [frames(slide.content, found["content"], theme, f"{slide.id}-1")]
    if slide.aside:
        columns.append(frames(slide.aside, found["aside"], theme, f"{slide.id}-2"))
    title = found["title"]
    return PlacedSlide(
        slide,
        rank,
        level,
        LOOKS[slide.layout],
        replace(title, sizes=(title.size(slide.size),)),
        found["label"],
        tuple(columns),
        "foot" in found,
    )
