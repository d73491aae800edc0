"""Words of a run, each with the nodes that hold it, and a run made of them again."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from ctg_docs.document.nodes import (
    Blank,
    Emphasis,
    Inline,
    Inlines,
    LineBreak,
    Link,
    PageCount,
    Reference,
    Strong,
    Superscript,
    Text,
)
from ctg_docs.document.walk import rebuilt
from ctg_docs.document.words import inline_text

_HOLDERS = (Strong, Emphasis, Superscript, Link)
# An amount is one word, whatever parts its thousands; an elided article is another.
_WORD = re.compile(
    r"\d+(?:[\u202f\u00a0 ]\d{3})*(?:,\d+)?|\w+[’']|\w+(?:[-\u2011]\w+)*|\s+|.", re.DOTALL
)


class Token(NamedTuple):
    """A word, a space, a sign or a node without words; `path` holds what is around it."""

    key: Hashable
    node: Inline
    path: tuple[Inline, ...]

    @property
    def words(self) -> str:
        """The words that it prints."""
        return inline_text((self.node,))


def tokens(content: Inlines, path: tuple[Inline, ...] = ()) -> Iterator[Token]:
    """Yield the words of a run; equal keys print alike."""
    for node in content:
        match node:
            case Strong() | Emphasis() | Superscript() | Link():
                yield from tokens(node.content, (*path, rebuilt(node, content=())))
            case Text(text):
                for piece in _WORD.findall(text):
                    yield Token((piece, path), Text(piece, node.origin), path)
            case Reference(target, form="page"):
                yield Token(("page", target, path), node, path)
            case LineBreak() | PageCount():
                yield Token((type(node).__name__, path), node, path)
            case Blank() | Reference():
                yield Token((inline_text((node,)), type(node).__name__, path), node, path)
            case _:
                raise TypeError("a marked text is not compared again")


def assembled(words: Sequence[Token], depth: int = 0) -> Inlines:
    """Return the run that words make, their holders around them."""
    content: list[Inline] = []
    for shell, group in groupby(words, lambda word: word.path[depth : depth + 1]):
        inside = list(group)
        if shell:
            content.append(rebuilt(shell[0], content=assembled(inside, depth + 1)))
        else:
            _join(content, inside)
    return tuple(content)


def _join(content: list[Inline], words: Sequence[Token]) -> None:
    """Add words to a run; those that come from one place make one text."""
    for word in words:
        last = content[-1] if content else None
        node = word.node
        if isinstance(node, Text) and isinstance(last, Text) and last.origin is node.origin:
            content[-1] = Text(last.text + node.text, node.origin)
        else:
            content.append(node)
