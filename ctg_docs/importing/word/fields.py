"""Fields of a Word file: words that Word computes, such as a reference or a page number."""

from __future__ import annotations

PAGES = ("PAGEREF", "PAGE", "NUMPAGES", "SECTIONPAGES", "TOC")
"""Fields that say pages, and the contents, which the text only repeats."""


class OpenField:
    """A field that is being read: its instruction, and whether its result has begun."""

    def __init__(self) -> None:
        self.instruction, self.shown = "", False

    @property
    def kind(self) -> str:
        """The first word of its instruction."""
        return next(iter(self.instruction.split()), "").upper()
