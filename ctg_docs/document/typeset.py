"""French typography over the whole tree, run by run."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache, partial

from ctg_docs.document.nodes import (
    Blank,
    Document,
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
from ctg_docs.document.walk import change_document, kept
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


def typeset(document: Document, sigles: Mapping[str, str]) -> Document:
    """Return the document with French typography on every run of text."""
    forms = frozenset(sigles.items())
    changed = change_document(document, partial(typeset_run, sigles=forms))
    title, subject = typographier_suite([document.title]), typographier_suite([document.subject])
    return replace(changed, title=title[0], subject=subject[0])


def typeset_run(content: Inlines, sigles: Sigles) -> Inlines:
    """Return one run typeset; what stands across bold or italics is read as one sentence."""
    texts: list[str] = []
    _collect(content, texts)
    if not texts:
        return content
    fresh = iter(_set(tuple(texts), sigles))
    done = tuple([part for node in content for part in _raise(_replace(node, fresh))])
    return kept(content, done)


@lru_cache(maxsize=_SAID_AGAIN)
def _set(texts: tuple[str, ...], sigles: Sigles) -> tuple[str, ...]:
    return tuple(typographier_suite(texts, dict(sigles)))


def _collect(content: Inlines, texts: list[str]) -> None:
    for node in content:
        match node:
            case Text():
                texts.append(node.text)
            case Reference():
                texts.append(node.text or _STAND_IN)
            case Strong() | Emphasis() | Superscript() | Link():
                _collect(node.content, texts)
            case LineBreak():
                texts.append("\n")
            case Blank():
                texts.append(f"[{node.label}]")
            case PageCount():
                texts.append(_STAND_IN)


def _replace(node: Inline, fresh: Iterator[str]) -> Inline:
    match node:
        case Text():
            words = next(fresh)
            return node if words == node.text else Text(words)
        case Reference():
            words = next(fresh)
            return replace(node, text=words) if node.text else node
        case Strong() | Emphasis() | Superscript() | Link():
            inside = tuple([p for n in node.content for p in _raise(_replace(n, fresh))])
            same = kept(node.content, inside) is node.content
            return node if same else replace(node, content=inside)
        case Blank():
            return replace(node, label=next(fresh)[1:-1])
        case LineBreak() | PageCount():
            next(fresh)
            return node


def _raise(node: Inline) -> Inlines:
    """Split « 1er » so that its letters stand raised (Imprimerie nationale)."""
    if not isinstance(node, Text) or not _ORDINAL.search(node.text):
        return (node,)
    parts: list[Inline] = []
    end = 0
    for found in _ORDINAL.finditer(node.text):
        parts.append(Text(node.text[end : found.start(2)]))
        parts.append(Superscript((Text(found[2]),)))
        end = found.end()
    if end < len(node.text):
        parts.append(Text(node.text[end:]))
    return tuple(parts)
