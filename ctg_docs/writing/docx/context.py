"""The context of drawing in Word: state common to blocks, surroundings of each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count

from docx.package import Package
from docx.parts.story import StoryPart

from ctg_docs.document.nodes import Blocks
from ctg_docs.document.pagination import Pagination
from ctg_docs.document.theme import Theme
from ctg_docs.writing.docx.bookmarks import Bookmarks
from ctg_docs.writing.docx.counters import HeadingCounter, ListNumbers
from ctg_docs.writing.docx.elements import Element
from ctg_docs.writing.docx.revisions import Revisions
from ctg_docs.writing.docx.styles import CellText
from ctg_docs.writing.docx.targets import Target
from ctg_docs.writing.pages.heights import PageArea


@dataclass(frozen=True, slots=True)
class WordContext:
    """The part drawn and what its blocks count together."""

    draw: Callable[[Blocks, WordContext, Surroundings], list[Element]]
    """The function that draws the blocks inside a block."""
    theme: Theme
    package: Package
    part: StoryPart
    pages: Pagination
    cover_height: int
    """Room on the cover, in twentieths of a point."""
    area: PageArea
    """The text of a page, by which a row is known to be tall."""
    targets: Mapping[str, Target] = field(default_factory=dict)
    """What fields may repeat of the headings, by their ids."""
    bookmarks: Bookmarks = field(default_factory=Bookmarks)
    headings: HeadingCounter = field(default_factory=HeadingCounter)
    lists: ListNumbers = field(default_factory=ListNumbers)
    shapes: Iterator[int] = field(default_factory=lambda: count(1))
    revisions: Revisions = field(default_factory=Revisions)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The surroundings in which blocks are drawn."""

    width: int
    """Room in twentieths of a point."""
    cell: CellText | None = None
    """Styles of the cell around, if any."""
    depth: int = 0
    """Number of lists around."""
    keep: bool = False
    """Whether every paragraph stays with what follows."""
    scheme: str = ""
    """Kind of the numbered section around: `article`, `annexe` or none."""
