"""Slides for tests, and what is said on them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ctg_docs.document.nodes import (
    Block,
    Blocks,
    Cell,
    Chart,
    Column,
    Document,
    Inlines,
    KeyFigures,
    ListBlock,
    Paragraph,
    Slide,
    Table,
    Text,
)
from ctg_docs.document.theme import Theme
from ctg_docs.document.words import inline_text
from ctg_docs.pipeline import prepare


def _theme() -> Theme:
    theme = prepare(Path(__file__).parents[2] / "sources" / "exemple", []).theme
    assert theme is not None
    return theme


THEME = _theme()


def text(words: str) -> Inlines:
    return (Text(words),)


def paragraph(words: str) -> Paragraph:
    return Paragraph(text(words))


def heading(words: str) -> Paragraph:
    return Paragraph(text(words), "intertitre", keep=True)


def bullets(items: Iterable[str]) -> ListBlock:
    return ListBlock(tuple((paragraph(item),) for item in items))


def table(rows: Iterable[Iterable[str]], head: Iterable[str] = ("Étape", "Date")) -> Table:
    titles = tuple(Cell((paragraph(t),), "col") for t in head)
    body = tuple(
        tuple(Cell((paragraph(w),), "" if rank else "row") for rank, w in enumerate(row))
        for row in rows
    )
    return Table((Column(),) * len(titles), (titles,), body)


def deck(*slides: Slide) -> Document:
    return Document("Essai", slides, author="Essai", page="diapositive")


def slide(*content: Block, title: str = "Titre", aside: Blocks = (), **more: object) -> Slide:
    return Slide("essai", "contenu", text(title), content, aside, **more)  # type: ignore[arg-type]


def said(blocks: Blocks) -> list[str]:
    """Return the words of blocks in reading order, but for the heads of tables, which repeat."""
    words: list[str] = []
    for block in blocks:
        match block:
            case Paragraph(content):
                words += inline_text(content).split()
            case ListBlock(items):
                words += [word for item in items for word in said(item)]
            case Table(body=body):
                words += [word for row in body for cell in row for word in said(cell.content)]
            case KeyFigures(items):
                words += [w for i in items for run in (i.value, i.label) for w in _run(run)]
            case Chart(categories=names):
                words += [word for name in names for word in _run(name)]
    return words


def _run(content: Inlines) -> list[str]:
    return inline_text(content).split()
