"""Titles of slides: with the mark of their part, and compound names kept whole."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from ctg_docs.document.nodes import Inlines, Slide, Text

_COMPOUND = re.compile(r"(?<![\w-])(?=[\w’-]{3,30}(?![\w’-]))[\w’]+(?:-[\w’]+)+")


def full_title(slide: Slide, space: str = " ") -> Inlines:
    """Return the title of a slide, then its part if it has one: « Calendrier (1/2) »."""
    return (*slide.title, Text(f"{space}{slide.part}")) if slide.part else slide.title


def whole_names(
    words: str, plain: Callable[[str], str], whole: Callable[[str], str]
) -> Iterator[str]:
    """Yield the pieces of a text as two functions draw them.

    The second one draws the compound names, that no line may cut at their hyphen.
    """
    end = 0
    for found in _COMPOUND.finditer(words):
        if end < found.start():
            yield plain(words[end : found.start()])
        yield whole(found[0])
        end = found.end()
    if end < len(words):
        yield plain(words[end:])
