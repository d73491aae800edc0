"""French typography over the whole tree, run by run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from ctg_docs.document.nodes import (
    Blank,
    Inline,
    Inlines,
    LineBreak,
    Reference,
    Superscript,
    Text,
)
from ctg_docs.document.walk import change_inlines, leaves
from ctg_docs.french.typography import typographier_suite

# After Roman numerals « er » and « re » follow I alone: « Vers » is a word.
_ORDINAL = re.compile(
    r"(?<!\w)(\d+|I(?=[er][er])|[IVX]+(?=es?(?!\w)))(er|re|ers|res|e|es)(?![\w’'-])"
)

Sigles = frozenset[tuple[str, str]]

_SAID_AGAIN = 4096
"""Runs kept for the next documents: a sheet of an action stands in five of them."""

# A page number is a word like another to the spaces and marks around it.
_STAND_IN = "1"


def typeset_run(content: Inlines, sigles: Sigles) -> Inlines:
    """Return one run typeset; what stands across bold or italics is read as one sentence."""
    texts = [node.text if type(node) is Text else _plain_words(node) for node in leaves(content)]
    fresh = _set(tuple(texts), sigles)
    if fresh is None:
        return content
    words = iter(fresh)
    return change_inlines(content, lambda node: _replaced(node, next(words)))


@lru_cache(maxsize=_SAID_AGAIN)
def _set(texts: tuple[str, ...], sigles: Sigles) -> tuple[tuple[str, ...], ...] | None:
    """Return the texts of a run as they are set, None when nothing of them changes.

    Each is cut around the letters of its ordinals, which stand raised (Imprimerie nationale).
    """
    fresh = tuple(typographier_suite(texts, dict(sigles)))
    if fresh == texts and not any(map(_ORDINAL.search, texts)):
        return None
    return tuple(tuple(_cut(text)) for text in fresh)


def _cut(text: str) -> Iterator[str]:
    """Yield the parts of a text, the letters of an ordinal being every second one."""
    end = 0
    for found in _ORDINAL.finditer(text):
        yield text[end : found.start(2)]
        yield found[2]
        end = found.end()
    if end < len(text) or not end:
        yield text[end:]


def _plain_words(node: Inline) -> str:
    """Return the plain words of a leaf that is no text, for the marks and spaces around it."""
    if isinstance(node, Reference):
        return node.text or _STAND_IN
    if isinstance(node, Blank):
        return f"[{node.label}]"
    return "\n" if isinstance(node, LineBreak) else _STAND_IN


def _replaced(node: Inline, parts: tuple[str, ...]) -> Inlines:
    """Return a leaf with the words that it is set in."""
    match node:
        case Text(text, origin):
            if parts == (text,):
                return (node,)
            pieces = [Text(words, origin) for words in parts]
            return tuple([Superscript((p,)) if n % 2 else p for n, p in enumerate(pieces)])
        case Reference():
            return (replace(node, text="".join(parts)),) if node.text else (node,)
        case Blank():
            return (replace(node, label="".join(parts)[1:-1]),)
        case _:
            return (node,)
