"""The words that nodes print, the same in every format."""

from __future__ import annotations

from ctg_docs.document.nodes import (
    Blank,
    Emphasis,
    Inlines,
    LineBreak,
    Link,
    PageCount,
    Reference,
    Section,
    Strong,
    Superscript,
    Text,
)
from ctg_docs.document.pagination import Pagination


def blank_text(blank: Blank) -> str:
    """Return the words of a visible gap."""
    return f"[{blank.label}\u00a0: à compléter]"


def inline_text(content: Inlines, pages: Pagination | None = None) -> str:
    """Return the words of a run; page numbers are « ? » until pages are known."""
    words: list[str] = []
    for node in content:
        match node:
            case Text(text):
                words.append(text)
            case Strong() | Emphasis() | Superscript() | Link():
                words.append(inline_text(node.content, pages))
            case LineBreak():
                words.append("\n")
            case Blank():
                words.append(blank_text(node))
            case PageCount():
                words.append(str(pages.total) if pages else "?")
            case Reference(form="page"):
                words.append(pages.page(node.target) if pages else "?")
            case Reference():
                words.append(node.text)
    return "".join(words)


def heading_text(section: Section, pages: Pagination | None = None) -> str:
    """Return a heading with its number: « Article 3 – Durée », « A3.1 Vue d’ensemble »."""
    title = inline_text(section.title, pages)
    if not section.number:
        return title
    return f"{section.number}{heading_separator(section.number)}{title}"


def heading_separator(number: str) -> str:
    """Return what stands between a number and its title: a dash after a word, else a space."""
    return " – " if number[:2].isalpha() else " "
