"""Headings as fields repeat them: the number that Word counts, and the title."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ctg_docs.document.nodes import Blocks, Section
from ctg_docs.document.words import inline_text
from ctg_docs.writing.docx.counters import PATTERNS, HeadingCounter, is_numbered


@dataclass(frozen=True, slots=True)
class Target:
    """A heading: its number, empty unless Word counts the same, and the words of its title."""

    number: str
    title: str


def targets(blocks: Blocks) -> dict[str, Target]:
    """Return the headings of a document by their ids, counted as they are drawn."""
    return dict(_counted(blocks, HeadingCounter(), ""))


def _counted(blocks: Blocks, headings: HeadingCounter, scheme: str) -> Iterator[tuple[str, Target]]:
    for block in blocks:
        if isinstance(block, Section):
            own = block.kind if block.kind in PATTERNS else scheme
            counted = is_numbered(headings.style(block, own))
            yield block.id, Target(block.number if counted else "", inline_text(block.title))
            yield from _counted(block.content, headings, own)
