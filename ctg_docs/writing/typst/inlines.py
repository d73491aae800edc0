"""Runs of text: words, emphasis, links, references, gaps."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeAlias

from ctg_docs.document.edits import EDIT_WORDS
from ctg_docs.document.nodes import (
    Blank,
    Edited,
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
from ctg_docs.document.numbering import number_words
from ctg_docs.document.words import blank_text
from ctg_docs.writing.typst.markup import call, joined, string

Lead: TypeAlias = Callable[[Text | Blank], str]
"""The address that words lead to on pages that are only looked at, "" for none."""
_LEAD: ContextVar[Lead | None] = ContextVar("lead", default=None)


@contextmanager
def leading(lead: Lead) -> Iterator[None]:
    """Make links of words, for pages that are looked at and never handed over."""
    before = _LEAD.set(lead)
    try:
        yield
    finally:
        _LEAD.reset(before)


def inlines(content: Inlines, draw: Callable[[str], str] = string) -> str:
    """Return a run as one content; `draw` gives that of plain words.

    The template prints the page numbers.
    """
    return joined([_inline(node, draw) for node in content])


def numbered(number: str, title: Inlines) -> str:
    """Return a title with its number before it, if it has one."""
    return joined((string(number_words(number)) if number else "", inlines(title)))


def _inline(node: Inline, draw: Callable[[str], str]) -> str:
    match node:
        case Text(words):
            return _led(node, draw(words))
        case Strong(content):
            return call("strong", inlines(content, draw))
        case Emphasis(content):
            return call("emph", inlines(content, draw))
        case Superscript(content):
            return call("exposant", inlines(content, draw))
        case LineBreak():
            return "[ #linebreak()]"  # The space is for bookmarks, which lose the break.
        case Link(href, content):
            return call("lien", string(href), inlines(content, draw))
        case Blank():
            return _led(node, call("blanc", string(blank_text(node))))
        case Edited(kind, content):
            before, after = (string(words) for words in EDIT_WORDS[kind])
            return call("modification", string(kind), before, after, inlines(content, draw))
        case PageCount():
            return "nombre-pages()"
        case Reference(target, form="page"):
            return call("page-de", string(target))
        case Reference(target):
            return call("renvoi", string(target), string(node.text))


def _led(node: Text | Blank, drawn: str) -> str:
    lead = _LEAD.get()
    target = lead(node) if lead else ""
    return call("link", string(target), drawn) if target else drawn
