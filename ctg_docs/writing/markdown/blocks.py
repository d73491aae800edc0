"""Blocks: CommonMark, and the tables of GitHub, that other programs read too."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ctg_docs.document.nodes import (
    Block,
    Blocks,
    Cell,
    Chart,
    Cover,
    Document,
    Figure,
    Inlines,
    KeyFigures,
    ListBlock,
    Logos,
    Paragraph,
    Record,
    Section,
    SignatureGrid,
    Slide,
    Table,
    TableOfContents,
    Text,
)
from ctg_docs.document.numbering import number_words
from ctg_docs.document.words import list_marks
from ctg_docs.writing.markdown.inlines import BREAK, escape, inlines

DEEPEST = 6
INDENT = "    "
"""Margin of the blocks of an item: four spaces suit every program."""
_CLOSING = re.compile("#(?=#*$)")
_SPACES = re.compile(r"[ \t]*\n")
_RULES = {"left": "---", "right": "--:", "center": ":-:"}


def write_markdown(document: Document) -> bytes:
    """Return the body of a document in UTF-8; pictures are told by their alternatives."""
    return ("\n\n".join(_texts(document.blocks)) + "\n").encode()


def _texts(blocks: Blocks) -> Iterator[str]:
    for block in blocks:
        yield from filter(None, _text(block))


def _text(block: Block) -> Iterator[str]:
    match block:
        case Paragraph():
            yield _paragraph(block)
        case Section():
            yield from _section(block)
        case ListBlock():
            yield _list(block)
        case Table():
            yield inlines(block.caption)
            yield _table(block)
        case Record():
            for field in block.fields:
                yield f"**{inlines(field.label)}**"
                yield from _texts(field.content)
        case KeyFigures():
            yield "\n".join(
                _item("- ", _lines((f"**{inlines(i.value)}**", inlines(i.label), inlines(i.note))))
                for i in block.items
            )
        case Figure():
            yield f"\\[{inlines((Text(block.picture.alt),))}\\]"
            yield inlines(block.caption)
        case Logos():
            pass  # whoever pastes this text has a page of their own, with its head
        case Chart():
            yield inlines(block.caption)
            yield f"\\[{inlines(block.alt)}\\]"
        case SignatureGrid():
            yield inlines(block.heading)
            for c in block.cells:
                yield _lines(map(inlines, (c.institution, c.fonction, c.nom, c.mention, c.date)))
        case Cover():
            yield _heading(1, block.title)
            lines = (block.subtitle, block.period, block.slogan, *block.parties, block.version)
            yield from map(inlines, lines)
        case TableOfContents():
            yield _heading(1, block.title)
            yield "\n".join(
                _item("- ", escape(number_words(e.number))) + inlines(e.title)
                for e in block.entries
            )
        case Slide():
            raise TypeError("only a deck draws slides")


def _paragraph(block: Paragraph) -> str:
    text = inlines(block.content)
    match block.role:
        case "constat":
            return "\n".join(f"> {line}" for line in text.split("\n"))
        case "intertitre":
            return f"**{text}**" if text else ""
        case _:
            return text


def _section(section: Section) -> Iterator[str]:
    yield _heading(section.level, (Text(number_words(section.number)), *section.title))
    yield from _texts(section.content)


def _heading(level: int, title: Inlines) -> str:
    """Return a title on one line, whose last signs are no closing marks."""
    words = _CLOSING.sub(r"\\#", _SPACES.sub(" ", inlines(title)))
    return f"{'#' * min(level, DEEPEST)} {words}"


def _list(block: ListBlock) -> str:
    items = []
    loose = any(len(item) > 1 for item in block.items)
    for mark, blocks in zip(list_marks(block), block.items, strict=True):
        # Markdown has no list of letters: its items are bullets that say their letter.
        shown = f"- {mark} " if block.lettered else f"{mark or '-'} "
        items.append(_item(shown, "\n\n".join(_texts(blocks))))
    return ("\n\n" if loose else "\n").join(items)


def _item(mark: str, text: str) -> str:
    first, *others = text.split("\n")
    return "\n".join([mark + first, *(INDENT + line if line else "" for line in others)])


def _table(table: Table) -> str:
    head, *others = (*table.head, *table.body)
    rule = "|".join(f" {_RULES[c.align]} " for c in table.columns)
    return "\n".join([_row(head), f"|{rule}|", *map(_row, others)])


def _row(cells: tuple[Cell, ...]) -> str:
    parts = []
    for cell in cells:
        parts += [_flat(cell.content), *[""] * (cell.colspan - 1)]
    return f"| {' | '.join(parts)} |"


def _flat(blocks: Blocks) -> str:
    """Return the blocks of a cell on one line."""
    return " / ".join(_SPACES.sub(" ", text) for text in _cell_texts(blocks))


def _cell_texts(blocks: Blocks) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, ListBlock):
            for item in block.items:
                yield from _cell_texts(item)
        else:
            yield from _text(block)


def _lines(parts: Iterator[str] | tuple[str, ...]) -> str:
    return BREAK.join(filter(None, parts))
