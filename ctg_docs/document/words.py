"""The words that nodes print, the same in every format."""

from __future__ import annotations

from collections.abc import Iterator
from string import ascii_lowercase

from ctg_docs.document.nodes import (
    Blank,
    Blocks,
    Cell,
    Inline,
    Inlines,
    LineBreak,
    ListBlock,
    PageCount,
    Paragraph,
    Reference,
    Section,
    Text,
)
from ctg_docs.document.pagination import Pagination
from ctg_docs.document.walk import blocks_within, leaves


def blank_text(blank: Blank) -> str:
    """Return the words of a visible gap."""
    return f"[{blank.label}\u00a0: à compléter]"


def inline_text(content: Inlines, pages: Pagination | None = None) -> str:
    """Return the words of a run; page numbers are « ? » until pages are known."""
    return "".join([_word(node, pages) for node in leaves(content)])


def _word(node: Inline, pages: Pagination | None) -> str:
    match node:
        case Text(text):
            return text
        case LineBreak():
            return "\n"
        case Blank():
            return blank_text(node)
        case PageCount():
            return str(pages.total) if pages else "?"
        case Reference(form="page"):
            return pages.page(node.target) if pages else "?"
        case Reference():
            return node.text
    raise TypeError(f"a {type(node).__name__} is no leaf")


def cell_text(cell: Cell) -> str:
    """Return the words of a cell on one line."""
    return blocks_text(cell.content)


def blocks_text(blocks: Blocks) -> str:
    """Return the words of the paragraphs of blocks, nested ones included, on one line."""
    found = (block for block in blocks_within(blocks) if isinstance(block, Paragraph))
    return " ".join(inline_text(paragraph.content) for paragraph in found)


def list_marks(block: ListBlock) -> Iterator[str]:
    """Yield the mark of each item: « 3. », « c) », or nothing for a bullet."""
    for rank, _ in enumerate(block.items, block.start):
        yield list_mark(block, rank)


def list_mark(block: ListBlock, rank: int) -> str:
    """Return the mark of the item of a rank; after « z) » come « aa) », « ab) »."""
    if not block.ordered:
        return ""
    return f"{_letters(rank)})" if block.lettered else f"{rank}."


def _letters(rank: int) -> str:
    more, letter = divmod(rank - 1, len(ascii_lowercase))
    return (_letters(more) if more else "") + ascii_lowercase[letter]


def heading_text(section: Section, pages: Pagination | None = None) -> str:
    """Return a heading with its number: « Article 3 – Durée », « A3.1 Vue d’ensemble »."""
    title = inline_text(section.title, pages)
    if not section.number:
        return title
    return f"{section.number}{heading_separator(section.number)}{title}"


def heading_separator(number: str) -> str:
    """Return the separator of a number and its title: a dash after a word, else a space."""
    return " – " if number[:2].isalpha() else " "
