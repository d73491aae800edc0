"""A run of text cut in two, by sentence or by word, with its bold, its italics and its links."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from ctg_docs.document.nodes import (
    Emphasis,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Strong,
    Superscript,
    Text,
)
from ctg_docs.document.words import inline_text

# A no-break space never ends a sentence: « M. Dupont », « art. L. 2121-12 ».
_SENTENCE = re.compile(r"(?<=[.!?…])[»”)]? +(?=[«“(]?[^\W\d_a-zà-öø-ÿœ])")
_SPACE = re.compile(r"[ \n]+")


def sentences(content: Inlines) -> list[Inlines]:
    """Return the sentences of a run; one that has a single sentence comes back alone."""
    return _cut_all(content, [found.end() for found in _SENTENCE.finditer(inline_text(content))])


def parts(content: Inlines, fits: Callable[[Inlines], bool]) -> list[Inlines]:
    """Return a run in the fewest even parts that fit, cut between words; a word is never cut."""
    gaps = [found.end() for found in _SPACE.finditer(inline_text(content))]
    for count in range(2, len(gaps) + 2):
        steps = [round(rank * (len(gaps) + 1) / count) for rank in range(1, count)]
        found = _cut_all(content, [gaps[step - 1] for step in steps])
        if all(map(fits, found)):
            return found
    return _cut_all(content, gaps)


def _cut_all(content: Inlines, places: list[int]) -> list[Inlines]:
    found: list[Inlines] = []
    start = 0
    for place in places:
        left, content = _cut(content, place - start)
        if left:
            found.append(left)
            start = place
    return [*found, content] if content else found


def _cut(content: Inlines, at: int) -> tuple[Inlines, Inlines]:
    """Return the parts before and after a place, counted in signs; the left is trimmed."""
    left: list[Inline] = []
    rest = list(content)
    while rest and at > 0:
        node = rest.pop(0)
        size = len(inline_text((node,)))
        if size <= at:
            left.append(node)
            at -= size
            continue
        before, after = _halves(node, at)
        left += before
        rest[:0] = after
        break
    return _trimmed(tuple(left)), tuple(rest)


def _halves(node: Inline, at: int) -> tuple[Inlines, Inlines]:
    match node:
        case Text(text, origin):
            return (Text(text[:at], origin),), (Text(text[at:], origin),)
        case Strong() | Emphasis() | Superscript() | Link():
            before, after = _cut(node.content, at)
            return tuple(_wrapped(node, before)), tuple(_wrapped(node, after))
        case _:
            return (node,), ()


def _wrapped(node: Strong | Emphasis | Superscript | Link, content: Inlines) -> Iterator[Inline]:
    if content:
        yield replace(node, content=content)


def _trimmed(content: Inlines) -> Inlines:
    match content:
        case (*others, Text(text, origin)):
            kept = text.rstrip(" \n")
            return (*others, Text(kept, origin)) if kept else _trimmed(tuple(others))
        case (*others, LineBreak()):
            return _trimmed(tuple(others))
    return content
