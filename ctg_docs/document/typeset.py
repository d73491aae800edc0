"""French typography over the whole tree, run by run."""

from __future__ import annotations

import re
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
    texts = tuple([_plain_words(node) for node in leaves(content)])
    fresh = _set(texts, sigles)
    if fresh is None:
        return content
    words = iter(fresh)
    return change_inlines(content, lambda node: _raise(_replace(node, next(words))))


@lru_cache(maxsize=_SAID_AGAIN)
def _set(texts: tuple[str, ...], sigles: Sigles) -> tuple[str, ...] | None:
    """Return the texts of a run as they are set, None when nothing of them changes."""
    fresh = tuple(typographier_suite(texts, dict(sigles)))
    return None if fresh == texts and not any(map(_ORDINAL.search, texts)) else fresh


def _plain_words(node: Inline) -> str:
    """Return the plain words of a leaf, for the marks and spaces around it."""
    if isinstance(node, Text):
        return node.text
    if isinstance(node, Reference):
        return node.text or _STAND_IN
    if isinstance(node, Blank):
        return f"[{node.label}]"
    return "\n" if isinstance(node, LineBreak) else _STAND_IN


def _replace(node: Inline, words: str) -> Inline:
    match node:
        case Text():
            return node if words == node.text else Text(words, node.origin)
        case Reference():
            return replace(node, text=words) if node.text else node
        case Blank():
            return replace(node, label=words[1:-1])
        case _:
            return node


def _raise(node: Inline) -> Inlines:
    """Split « 1er » so that its letters stand raised (Imprimerie nationale)."""
    if not isinstance(node, Text) or not _ORDINAL.search(node.text):
        return (node,)
    parts: list[Inline] = []
    end = 0
    for found in _ORDINAL.finditer(node.text):
        parts.append(Text(node.text[end : found.start(2)], node.origin))
        parts.append(Superscript((Text(found[2], node.origin),)))
        end = found.end()
    if end < len(node.text):
        parts.append(Text(node.text[end:], node.origin))
    return tuple(parts)
