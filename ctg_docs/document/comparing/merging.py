"""Two trees in one: blocks paired by identity, then by words, the others marked whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Literal, TypeVar

from ctg_docs.document.comparing.cells import merged_cell, merged_paragraph
from ctg_docs.document.comparing.likeness import (
    Likeness,
    identity,
    items_likeness,
    items_weight,
    row_weight,
    rows_likeness,
    runs_likeness,
)
from ctg_docs.document.comparing.marking import (
    COVER_LINES,
    FIGURE_LINES,
    SIGNATURE_LINES,
    marked,
    marked_node,
    marked_row,
)
from ctg_docs.document.comparing.moves import with_moves
from ctg_docs.document.comparing.numbers import typed
from ctg_docs.document.comparing.runs import edited, merged_run
from ctg_docs.document.nodes import (
    Block,
    Blocks,
    Cell,
    Chart,
    Cover,
    Document,
    EditKind,
    Field,
    Figure,
    KeyFigures,
    ListBlock,
    Paragraph,
    Record,
    Section,
    SignatureGrid,
    Table,
)
from ctg_docs.document.walk import rebuilt
from ctg_docs.document.words import inline_text
from ctg_docs.matching import Pair, matched

M = TypeVar("M")
N = TypeVar("N")
Row = tuple[Cell, ...]
_EditedRow = tuple[Row, EditKind | Literal[""]]


def merged(old: Document, new: Document) -> Document:
    """Return a document that holds both versions, what only one of them has marked.

    Both are resolved. Headings bear their numbers as words, the contents are those of the new
    version, and no place of signature can be signed.
    """
    before, after = typed(old), typed(new)
    blocks = with_moves(_blocks(before.blocks, after.blocks))
    return rebuilt(after, blocks=blocks, marked=True)


def _blocks(old: Blocks, new: Blocks) -> Blocks:
    like = Likeness()
    pairs = matched(old, new, identity, like.of, like.weight)
    return _together(pairs, old, new, lambda block, kind: marked((block,), kind), _pair)


def _together(
    pairs: Iterable[Pair],
    old: Sequence[N],
    new: Sequence[N],
    alone: Callable[[N, EditKind], Iterable[M]],
    both: Callable[[N, N], Iterable[M]],
) -> tuple[M, ...]:
    """Return two sequences in one: `alone` marks what one of them has, `both` makes one of two."""
    found: list[M] = []
    for i, j in pairs:
        if i is not None and j is not None:
            found += both(old[i], new[j])
        elif i is not None:
            found += alone(old[i], "retire")
        elif j is not None:
            found += alone(new[j], "ajoute")
    return tuple(found)


def _apart(_old: object, _new: object) -> float:
    """Return the likeness of what only its name pairs."""
    return 0.0


def _pair(old: Block, new: Block) -> Blocks:
    if old == new:
        return (new,)
    match old, new:
        case (Paragraph(), Paragraph()):
            return (merged_paragraph(old, new),)
        case (Section(), Section()):
            title = merged_run(old.title, new.title)
            return (rebuilt(new, title=title, content=_blocks(old.content, new.content)),)
        case (ListBlock(), ListBlock()):
            return (_list(old, new),)
        case (Table(), Table()):
            return (_table(old, new),)
        case (Record(), Record()):
            return (rebuilt(new, fields=_fields(old.fields, new.fields)),)
        case (KeyFigures(), KeyFigures()):
            items = _named(old.items, new.items, lambda i: inline_text(i.label), FIGURE_LINES)
            return (rebuilt(new, items=items),)
        case (SignatureGrid(), SignatureGrid()):
            cells = _named(old.cells, new.cells, lambda c: c.id, SIGNATURE_LINES)
            return (rebuilt(new, cells=cells, heading=merged_run(old.heading, new.heading)),)
        case (Figure() | Chart(), Figure() | Chart()):
            return (rebuilt(new, caption=merged_run(old.caption, new.caption)),)
        case (Cover(), Cover()):
            return (_cover(old, new),)
    return (new,)


def _list(old: ListBlock, new: ListBlock) -> ListBlock:
    items = _together(
        matched(old.items, new.items, lambda item: item, items_likeness, items_weight),
        old.items,
        new.items,
        lambda item, kind: [marked(item, kind)],
        lambda before, after: [_item(before, after)],
    )
    return rebuilt(new, items=items)


def _item(old: Blocks, new: Blocks) -> Blocks:
    """Return both items in one, and their first paragraphs, which bear the bullet, in one."""
    match old, new:
        case ((Paragraph() as before, *more), (Paragraph() as after, *others)):
            return (merged_paragraph(before, after), *_blocks(tuple(more), tuple(others)))
    return _blocks(old, new)


def _table(old: Table, new: Table) -> Table:
    heads = zip(old.head, new.head, strict=True)
    head = [row for before, after in heads for row in _rows(before, after)]
    pairs = matched(old.body, new.body, lambda row: row, rows_likeness, row_weight)
    body = _together(pairs, old.body, new.body, _row_alone, _rows)
    edits = tuple(edit for _, edit in (*head, *body))
    return rebuilt(
        new,
        caption=merged_run(old.caption, new.caption),
        head=tuple(row for row, _ in head),
        body=tuple(row for row, _ in body),
        edits=edits if any(edits) else (),
    )


def _row_alone(row: Row, kind: EditKind) -> list[_EditedRow]:
    return [(marked_row(row, kind), kind)]


def _rows(old: Row, new: Row) -> list[_EditedRow]:
    """Return both rows in one when they can be, else each with its mark."""
    both = _row(old, new)
    if both is None:
        return [*_row_alone(old, "retire"), *_row_alone(new, "ajoute")]
    return [(both, "")]


def _row(old: Row, new: Row) -> Row | None:
    cells = [merged_cell(a.content, b.content, _blocks) for a, b in zip(old, new, strict=True)]
    known = [content for content in cells if content is not None]
    if len(known) < len(cells):
        return None
    return tuple(rebuilt(cell, content=part) for cell, part in zip(new, known, strict=True))


def _fields(old: Sequence[Field], new: Sequence[Field]) -> tuple[Field, ...]:
    pairs = matched(old, new, lambda field: inline_text(field.label), _apart)
    return _together(pairs, old, new, _node_alone, _field)


def _field(old: Field, new: Field) -> list[Field]:
    both = merged_cell(old.content, new.content, _blocks)
    if both is None:
        return [marked_node(old, "retire"), marked_node(new, "ajoute")]
    return [rebuilt(new, content=both)]


def _named(
    old: Sequence[N], new: Sequence[N], name: Callable[[N], str], lines: Sequence[str]
) -> tuple[N, ...]:
    """Return figures or places of signature, those of one name in one."""
    pairs = matched(old, new, name, _apart)
    return _together(pairs, old, new, _node_alone, lambda a, b: [_lines(a, b, lines)])


def _node_alone(node: N, kind: EditKind) -> list[N]:
    return [marked_node(node, kind)]


def _lines(old: N, new: N, names: Sequence[str]) -> N:
    """Return both nodes in one, line by line."""
    both = {name: merged_run(getattr(old, name), getattr(new, name)) for name in names}
    return rebuilt(new, **both)


def _cover(old: Cover, new: Cover) -> Cover:
    parties = _together(
        matched(old.parties, new.parties, inline_text, runs_likeness),
        old.parties,
        new.parties,
        lambda run, kind: [edited(kind, run)],
        lambda before, after: [merged_run(before, after)],
    )
    return rebuilt(_lines(old, new, COVER_LINES), parties=parties)
