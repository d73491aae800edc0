"""Flat blocks and titles to slides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import get_args

from ctg_docs.composing.vocabulary.faults import GabaritError
from ctg_docs.composing.vocabulary.runs import join
from ctg_docs.document.markdown import Title
from ctg_docs.document.nodes import (
    Block,
    Blocks,
    Cell,
    Cover,
    Inlines,
    ListBlock,
    Logos,
    Paragraph,
    Record,
    SignatureGrid,
    Slide,
    SlideLayout,
    Table,
    TableOfContents,
)
from ctg_docs.document.words import inline_text
from ctg_docs.reading.origins import Origin

NOTES = "notes"
WHOLE = "entiere"
REFUSED = (Record, Cover, TableOfContents, SignatureGrid)
"""Blocks that have no place on a screen."""


def slides(parsed: Sequence[Block | Title], origin: Origin) -> Iterator[Slide]:
    """Yield one slide per title of the first level: « # Titre {#id .modele} ».

    One that is not to be parted is `.entiere`.
    A title of the second level opens a column and stands at its head, or has no words;
    `## Notes {.notes}` opens what the speaker says. A first paragraph `{.etiquette}` is printed
    above the title.
    """
    starts = [i for i, b in enumerate(parsed) if isinstance(b, Title) and b.depth == 1]
    if parsed and (not starts or starts[0]):
        raise GabaritError("un bloc de diapositives commence par un titre : « # Titre {#id} »")
    for start, end in pairwise([*starts, len(parsed)]):
        title = parsed[start]
        assert isinstance(title, Title)
        yield _slide(title, parsed[start + 1 : end], origin)


def _slide(title: Title, inside: Sequence[Block | Title], origin: Origin) -> Slide:
    if not title.id:
        words = inline_text(title.content)
        raise GabaritError(f"la diapositive « {words} » n’a pas d’identifiant : ajoutez {{#id}}")
    layouts = [c for c in title.classes if c in get_args(SlideLayout)]
    label, columns, notes = _parts(inside)
    if len(columns) > 2:
        raise GabaritError(
            f"la diapositive « {inline_text(title.content)} » a plus de deux colonnes"
        )
    if any(isinstance(block, REFUSED) for column in columns for block in column):
        raise GabaritError(
            f"la diapositive « {inline_text(title.content)} » porte une fiche, une couverture, "
            "un sommaire ou une grille de signatures, qui ne s’y dessinent pas"
        )
    if not all(isinstance(block, Paragraph | ListBlock) for block in notes):
        words = inline_text(title.content)
        raise GabaritError(f"les notes de la diapositive « {words} » n’admettent que du texte")
    logos = tuple(p for c in columns for b in c if isinstance(b, Logos) for p in b.pictures)
    content, aside = [
        tuple(b for b in column if not isinstance(b, Logos)) for column in [*columns, (), ()][:2]
    ]
    return Slide(
        title.id,
        layouts[0] if layouts else "contenu",  # type: ignore[arg-type]
        title.content,
        content,
        aside,
        label,
        notes,
        logos,
        WHOLE in title.classes,
        origin=title.origin or origin,
    )


def _parts(inside: Sequence[Block | Title]) -> tuple[Inlines, list[Blocks], Blocks]:
    """Return the label, the columns and the notes."""
    label: Inlines = ()
    columns: list[list[Block]] = [[]]
    notes: list[Block] = []
    current = columns[0]
    for rank, block in enumerate(inside):
        match block:
            case Paragraph(content, role="etiquette") if rank == 0:
                label = content
            case Title(classes=classes) if NOTES in classes:
                current = notes
            case Title(content=words):
                if columns[-1]:
                    columns.append([])
                current = columns[-1]
                if inline_text(words).strip():
                    current.append(Paragraph(words, "intertitre", True, origin=block.origin))
            case _:
                current.append(block)
    return label, [tuple(map(_shown, column)) for column in columns], _spoken(notes)


def _shown(block: Block) -> Block:
    """Return the blocks on screen: a list and a cell hold no table, which no screen draws there."""
    match block:
        case ListBlock(items):
            return replace(block, items=tuple(map(_spoken, items)))
        case Table(body=body):
            rows = tuple(
                tuple(replace(cell, content=_spoken(cell.content)) for cell in row) for row in body
            )
            return replace(block, body=rows)
    return block


def _spoken(blocks: Iterable[Block]) -> Blocks:
    """Return the notes: a row of a table, which no notes can draw, is a line like another."""
    found: list[Block] = []
    for block in blocks:
        match block:
            case Table(head=head, body=body):
                rows = tuple((_line(row),) for row in (*head, *body))
                found.append(ListBlock(rows, origin=block.origin))
            case ListBlock(items):
                found.append(replace(block, items=tuple(_spoken(item) for item in items)))
            case _:
                found.append(block)
    return tuple(found)


def _line(row: Sequence[Cell]) -> Paragraph:
    words = [b.content for cell in row for b in cell.content if isinstance(b, Paragraph)]
    return Paragraph(join(words, " – "))
