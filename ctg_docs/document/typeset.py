"""French typography over the whole tree, run by run."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial

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
from ctg_docs.document.walk import change_document
from ctg_docs.french.typography import typographier_suite

# After Roman numerals « er » and « re » follow I alone: « Vers » is a word.
_ORDINAL = re.compile(
    r"(?<!\w)(\d+|I(?=[er][er])|[IVX]+(?=es?(?!\w)))(er|re|ers|res|e|es)(?![\w’'-])"
)

# A page number is a word like another to the spaces and marks around it.
_STAND_IN = "1"


def typeset(document: Document, sigles: Mapping[str, str]) -> Document:
    """Return the document with French typography on every run of text."""
    changed = change_document(document, partial(typeset_run, sigles=sigles))
    title, subject = typographier_suite([document.title]), typographier_suite([document.subject])
    return replace(changed, title=title[0], subject=subject[0])


def typeset_run(content: Inlines, sigles: Mapping[str, str]) -> Inlines:
    """Return one run typeset; what stands across bold or italics is read as one sentence."""
    texts: list[str] = []
    _collect(content, texts)
    if not texts:
        return content
    fresh = iter(typographier_suite(texts, sigles))
    return tuple(part for node in content for part in _raise(_replace(node, fresh)))


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
            return replace(node, text=next(fresh))
        case Reference():
            words = next(fresh)
            return replace(node, text=words) if node.text else node
        case Strong() | Emphasis() | Superscript() | Link():
            inside = tuple(p for n in node.content for p in _raise(_replace(n, fresh)))
            return replace(node, content=inside)
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
