"""Plain text of a document: the words that every format carries, in reading order."""

from __future__ import annotations

from collections.abc import Iterator

from ctg_docs.document.forms import without_forms
from ctg_docs.document.nodes import (
    Block,
    Blocks,
    Cell,
    Chart,
    Cover,
    Document,
    Figure,
    Inlines,
    KeyFigure,
    KeyFigures,
    Link,
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
    TocEntry,
)
from ctg_docs.document.numbering import number_words
from ctg_docs.document.pagination import Pagination
from ctg_docs.document.slides.titles import full_title
from ctg_docs.document.walk import change_document, change_inlines
from ctg_docs.document.words import heading_text, inline_text, list_marks


def plain_text(document: Document, pages: Pagination | None = None) -> str:
    """Return the text of the pages, one block a line, titles underlined by their number alone."""
    lines: list[str] = []
    _write(without_forms(document).blocks, lines, pages, "")
    return "\n".join(lines) + "\n"


def mail_text(document: Document) -> str:
    """Return the text as one pastes it in an e-mail: a blank line parts the blocks, a link is told.

    Figures and labelled values are read aloud with the marks that a line of text needs.
    """
    addressed = change_document(document, _with_addresses)
    return "\n\n".join(_mail_blocks(addressed.blocks)) + "\n"


def _mail_blocks(blocks: Blocks) -> Iterator[str]:
    for block in blocks:
        match block:
            case KeyFigures():
                yield "\n".join(map(_figure_line, block.items))
            case Record():
                yield "\n".join(
                    f"{inline_text(f.label)}\u00a0: {_flat(f.content, None)}" for f in block.fields
                )
            case Section():
                yield heading_text(block)
                yield from _mail_blocks(block.content)
            case Logos():
                pass  # a line of text has no head to show them in
            case _:
                yield "\n".join(_block_lines(block, None)).strip("\n")


def _figure_line(item: KeyFigure) -> str:
    note = f" ({inline_text(item.note)})" if item.note else ""
    return f"• {inline_text(item.value)} – {inline_text(item.label)}{note}"


def _with_addresses(content: Inlines) -> Inlines:
    """Return a run whose links are followed by their address, unless their words are it."""
    return change_inlines(content, _with_address, (Link,))


def _with_address(link: Link) -> Inlines:
    address = link.href.removeprefix("mailto:")
    return (link,) if inline_text(link.content) == address else (link, Text(f" ({address})"))


def _write(blocks: Blocks, lines: list[str], pages: Pagination | None, indent: str) -> None:
    for block in blocks:
        for line in _block_lines(block, pages):
            lines.append(f"{indent}{line}" if line else "")
        if isinstance(block, Section):
            _write(block.content, lines, pages, indent)


def _block_lines(block: Block, pages: Pagination | None) -> list[str]:
    match block:
        case Paragraph():
            return [inline_text(block.content, pages)]
        case Section():
            return ["", heading_text(block, pages)]
        case ListBlock():
            return _list_lines(block, pages)
        case Table():
            caption = [inline_text(block.caption, pages)] if block.caption else []
            return caption + [_row_line(row, pages) for row in (*block.head, *block.body)]
        case Record():
            return [
                f"{inline_text(f.label, pages)} | {_flat(f.content, pages)}" for f in block.fields
            ]
        case KeyFigures():
            return [_joined(" ", (i.value, i.label, i.note), pages) for i in block.items]
        case Figure():
            return [f"[{block.picture.alt}]", inline_text(block.caption, pages)]
        case Logos(pictures):
            return [f"[{logo.alt}]" for logo in pictures]
        case Chart():
            return [inline_text(block.caption, pages), f"[{inline_text(block.alt, pages)}]"]
        case SignatureGrid():
            cells = ((c.institution, c.fonction, c.nom, c.mention, c.date) for c in block.cells)
            heading = [inline_text(block.heading, pages)] if block.heading else []
            return heading + [_joined(" | ", cell, pages) for cell in cells]
        case Cover():
            parts = (block.title, block.subtitle, block.period, block.slogan, *block.parties)
            return [inline_text(p, pages) for p in (*parts, block.version) if p]
        case TableOfContents():
            return [inline_text(block.title), *(_entry_line(e, pages) for e in block.entries)]
        case Slide():
            return _slide_lines(block, pages)


def _slide_lines(slide: Slide, pages: Pagination | None) -> list[str]:
    label = [inline_text(slide.label, pages)] if slide.label else []
    lines = ["", *label, inline_text(full_title(slide), pages)]
    for blocks in (slide.content, slide.aside):
        _write(blocks, lines, pages, "")
    return [*lines, *(f"[{logo.alt}]" for logo in slide.logos)]


def _entry_line(entry: TocEntry, pages: Pagination | None) -> str:
    page = pages.page(entry.target) if pages else "?"
    return f"{number_words(entry.number)}{inline_text(entry.title, pages)} {page}"


def _joined(separator: str, parts: tuple[Inlines, ...], pages: Pagination | None) -> str:
    return separator.join(filter(None, (inline_text(part, pages) for part in parts)))


def _list_lines(block: ListBlock, pages: Pagination | None) -> list[str]:
    lines: list[str] = []
    for mark, item in zip(list_marks(block), block.items, strict=True):
        inner: list[str] = []
        _write(item, inner, pages, "")
        lines.append(f"{mark or '•'} {inner[0] if inner else ''}")
        lines += [f"  {line}" for line in inner[1:]]
    return lines


def _row_line(row: tuple[Cell, ...], pages: Pagination | None) -> str:
    return " | ".join(_flat(cell.content, pages) for cell in row)


def _flat(blocks: Blocks, pages: Pagination | None) -> str:
    lines: list[str] = []
    _write(blocks, lines, pages, "")
    return " / ".join(lines)
