"""The context of drawing in PowerPoint: state common to blocks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from ctg_docs.document.pagination import Pagination
from ctg_docs.document.theme import Theme
from ctg_docs.writing.office.opc import DrawnPart, Part
from ctg_docs.writing.pptx.master import Master


@dataclass(frozen=True, slots=True)
class Deck:
    """The whole file: what its slides have in common."""

    theme: Theme
    language: str
    foot: str
    master: Master
    slides: Sequence[Part]
    """The parts of the slides, in their order."""
    pages: Pagination
    """The number of the slide on which each target stands, from 1."""
    charts: Iterator[int] = field(default_factory=lambda: count(1))
    notes: Iterator[int] = field(default_factory=lambda: count(1))
    pictures: dict[Path, tuple[Part, int, int]] = field(default_factory=dict)
    """Each file stored once, with its width and its height in pixels."""


@dataclass(frozen=True, slots=True)
class SlideContext:
    """The part being drawn, and the identifiers of its shapes; 1 is that of their tree."""

    deck: Deck
    part: DrawnPart
    shapes: Iterator[int] = field(default_factory=lambda: count(2))
