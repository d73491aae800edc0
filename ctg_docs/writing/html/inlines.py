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
    EditKind,
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
from ctg_docs.document.words import blank_text
from ctg_docs.writing.markup import element, text, void

Tell: TypeAlias = Callable[[Text | Blank | Reference], str]
"""What words say of where they come from: an attribute, with the space before it; "" for none."""
_TELL: ContextVar[Tell | None] = ContextVar("tell", default=None)


@contextmanager
def telling(tell: Tell) -> Iterator[None]:
    """Make words say where they come from, in a page that is looked at and never handed over."""
    before = _TELL.set(tell)
    try:
        yield
    finally:
        _TELL.reset(before)


def inlines(content: Inlines, draw: Callable[[str], str] = text) -> str:
    """Return the markup of a run; `draw` gives that of plain words.

    The style sheet prints the page numbers.
    """
    return "".join([_inline(node, draw) for node in content])


def _inline(node: Inline, draw: Callable[[str], str]) -> str:
    match node:
        case Text(words):
            return _with_origin(node, draw(words))
        case Strong(content):
            return element("strong", inlines(content, draw))
        case Emphasis(content):
            return element("em", inlines(content, draw))
        case Superscript(content):
            return element("sup", inlines(content, draw), "exposant")
        case LineBreak():
            return void("br")
        case Link(href, content):
            return element("a", inlines(content, draw), "lien", href=href)
        case Blank():
            return _with_origin(node, element("span", text(blank_text(node)), "blanc"))
        case Edited(kind, content):
            return _edited(kind, inlines(content, draw))
        case PageCount():
            return element("span", "", "nombre-pages")
        case Reference(target, form="page"):
            return page_of(target, "page")
        case Reference(target):
            return element("a", _with_origin(node, text(node.text)), "renvoi", href=f"#{target}")


def _with_origin(node: Text | Blank | Reference, markup: str) -> str:
    """Return words in an element that says where they come from, when that is wanted."""
    tell = _TELL.get()
    attribute = tell(node) if tell else ""
    return f"<span{attribute}>{markup}</span>" if attribute else markup


def _edited(kind: EditKind, markup: str) -> str:
    """Return marked words: the mark is seen, and said to those who do not see it."""
    before, after = EDIT_WORDS[kind]
    return element(
        "span",
        element("span", text(before), "dit") + markup + element("span", text(after), "dit"),
        f"marque-{kind}",
    )


def line(content: Inlines, css_class: str) -> str:
    """Return a paragraph of a class, nothing for no words."""
    return element("p", inlines(content), css_class) if content else ""


def page_of(target: str, css_class: str) -> str:
    """Return an empty element that prints the page of a target.

    It is no link: a generated text inside a link makes a second annotation in the PDF.
    """
    return element("span", "", css_class, data_cible=f"#{target}")
