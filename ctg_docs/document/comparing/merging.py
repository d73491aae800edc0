"""Two trees in one: blocks paired by identity, then by words, the others marked whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from ctg_docs.document.comparing.cells import merged_cell, merged_paragraph
from ctg_docs.document.comparing.marking import (
    COVER_LINES,
    FIGURE_LINES,
    SIGNATURE_LINES,
    marked,
    marked_node,
    marked_row,
)
from ctg_docs.document.comparing.moves import with_moves
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
    Inlines,
    KeyFigures,
    ListBlock,
    Paragraph,
    Record,
    Section,
    SignatureGrid,
    Table,
    TableOfContents,
    Text,
)
from ctg_docs.document.numbering import number_words
from ctg_docs.document.walk import change_blocks, rebuilt
from ctg_docs.document.words import inline_text
from ctg_docs.matching import matched, words_likeness

N = TypeVar("N")
Row = tuple[Cell, ...]
_LIKE, _LIKE_BLOCK, _LIKE_ROW = 0.4, 0.3, 0.5
"""Share of the words in common from which paragraphs, larger blocks and rows are paired."""


def merged(old: Document, new: Document) -> Document:
    """Return a document that holds both versions, what only one of them has marked.

    Both are resolved. Headings bear their numbers as words, the contents are those of the new
    version, and no place of signature can be signed.
    """
    before, after = typed(old), typed(new)
    blocks = with_moves(_blocks(before.blocks, after.blocks))
    return rebuilt(after, blocks=blocks, marked=True)


def typed(document: Document) -> Document:
    """Return a document whose headings bear their numbers as words, and that nobody signs."""
    return rebuilt(document, blocks=tuple(map(_typed, document.blocks)))


def _typed(block: Block) -> Block:
    if isinstance(block, Section):
        number = number_words(block.number)
        title: Inlines = (Text(number), *block.title) if number else block.title
        content = tuple(map(_typed, block.content))
        return rebuilt(block, title=title, number="", content=content)
    if isinstance(block, SignatureGrid):
        return rebuilt(block, cells=tuple(rebuilt(c, field="", mark="") for c in block.cells))
    return block


def _blocks(old: Blocks, new: Blocks) -> Blocks:
    pairs = matched(old, new, _key, _Likeness().of)
    found: list[Block] = []
    for before, after in pairs:
        if before is None:
            found += marked((new[after],), "ajoute")  # type: ignore[index]
        elif after is None:
            found += marked((old[before],), "retire")
        else:
            found += _pair(old[before], new[after])
    return tuple(found)


def _key(block: Block) -> Any:
    """Return the identity of a block: the id of a section, all that any other says."""
    return ("section", block.id) if isinstance(block, Section) else block


class _Likeness:
    """Likenesses of blocks, from 0 to 1; the words of each are counted once."""

    def __init__(self) -> None:
        self._known: dict[int, Counter[str]] = {}

    def of(self, old: Block, new: Block) -> float:
        """Return the likeness of two blocks, 0 for those that cannot be one."""
        match old, new:
            case (Paragraph(), Paragraph()):
                return self._words_alike(old, new, _LIKE) if old.role == new.role else 0.0
            case (ListBlock(), ListBlock()):
                same = old.ordered == new.ordered
                return self._words_alike(old, new, _LIKE_BLOCK) if same else 0.0
            case (Table(), Table()):
                return self._anchored(old, new) if _same_grid(old, new) else 0.0
            case (Record() | Chart() | Figure(), Record() | Chart() | Figure()) if type(
                old
            ) is type(new):
                return self._anchored(old, new)
            case (
                (KeyFigures(), KeyFigures())
                | (SignatureGrid(), SignatureGrid())
                | (Cover(), Cover())
                | (TableOfContents(), TableOfContents())
            ):
                return 1.0
        return 0.0

    def _anchored(
        self, old: Table | Record | Chart | Figure, new: Table | Record | Chart | Figure
    ) -> float:
        if old.anchor and old.anchor == new.anchor:
            return 1.0
        return self._words_alike(old, new, _LIKE_BLOCK)

    def _words_alike(self, old: Block, new: Block, least: float) -> float:
        found = words_likeness(self._words(old), self._words(new))
        return found if found >= least else 0.0

    def _words(self, block: Block) -> Counter[str]:
        if id(block) not in self._known:
            self._known[id(block)] = Counter(words_of((block,)))
        return self._known[id(block)]


def words_of(blocks: Blocks) -> list[str]:
    """Return the words of blocks."""
    found: list[str] = []

    def note(content: Inlines) -> Inlines:
        found.extend(inline_text(content).split())
        return content

    change_blocks(blocks, note)
    return found


def _same_grid(old: Table, new: Table) -> bool:
    """Tell whether two tables may be one: as many columns, and heads of one shape."""
    heads = [[_shape(row) for row in table.head] for table in (old, new)]
    return len(old.columns) == len(new.columns) and heads[0] == heads[1]


def _shape(row: Row) -> list[tuple[int, str]]:
    return [(cell.colspan, cell.header) for cell in row]


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
            return (rebuilt(new, cells=cells),)
        case (Figure() | Chart(), Figure() | Chart()):
            return (rebuilt(new, caption=merged_run(old.caption, new.caption)),)
        case (Cover(), Cover()):
            return (_cover(old, new),)
    return (new,)


def _list(old: ListBlock, new: ListBlock) -> ListBlock:
    items: list[Blocks] = []
    for before, after in matched(old.items, new.items, lambda item: item, _items_likeness):
        if before is None:
            items.append(marked(new.items[after], "ajoute"))  # type: ignore[index]
        elif after is None:
            items.append(marked(old.items[before], "retire"))
        else:
            items.append(_item(old.items[before], new.items[after]))
    return rebuilt(new, items=tuple(items))


def _items_likeness(old: Blocks, new: Blocks) -> float:
    found = words_likeness(Counter(words_of(old)), Counter(words_of(new)))
    return found if found >= _LIKE else 0.0


def _item(old: Blocks, new: Blocks) -> Blocks:
    """Return both items in one, and their first paragraphs, which bear the bullet, in one."""
    match old, new:
        case ((Paragraph() as before, *more), (Paragraph() as after, *others)):
            return (merged_paragraph(before, after), *_blocks(tuple(more), tuple(others)))
    return _blocks(old, new)


def _table(old: Table, new: Table) -> Table:
    rows: list[Row] = []
    edits: list[EditKind | str] = []
    for before, after in zip(old.head, new.head, strict=True):
        _add_rows(before, after, rows, edits)
    heads = len(rows)
    for i, j in matched(old.body, new.body, lambda row: row, _rows_likeness):
        _add_rows(
            None if i is None else old.body[i], None if j is None else new.body[j], rows, edits
        )
    return rebuilt(
        new,
        caption=merged_run(old.caption, new.caption),
        head=tuple(rows[:heads]),
        body=tuple(rows[heads:]),
        edits=tuple(edits) if any(edits) else (),
    )


def _add_rows(
    old: Row | None, new: Row | None, rows: list[Row], edits: list[EditKind | str]
) -> None:
    """Add both rows in one when they can be, else each with its mark."""
    both = _row(old, new) if old is not None and new is not None else None
    if both is not None:
        rows.append(both)
        edits.append("")
        return
    kinds: tuple[tuple[Row | None, EditKind], ...] = ((old, "retire"), (new, "ajoute"))
    for row, kind in kinds:
        if row is not None:
            rows.append(marked_row(row, kind))
            edits.append(kind)


def _row(old: Row, new: Row) -> Row | None:
    cells = [merged_cell(a.content, b.content, _blocks) for a, b in zip(old, new, strict=True)]
    known = [content for content in cells if content is not None]
    if len(known) < len(cells):
        return None
    return tuple(rebuilt(cell, content=part) for cell, part in zip(new, known, strict=True))


def _rows_likeness(old: Row, new: Row) -> float:
    if _shape(old) != _shape(new):
        return 0.0
    before, after = (words_of(tuple(b for cell in row for b in cell.content)) for row in (old, new))
    found = words_likeness(Counter(before), Counter(after))
    return found if found >= _LIKE_ROW else 0.0


def _fields(old: Sequence[Field], new: Sequence[Field]) -> tuple[Field, ...]:
    fields: list[Field] = []
    for i, j in matched(old, new, lambda field: inline_text(field.label), lambda *_: 0.0):
        before, after = (None if i is None else old[i]), (None if j is None else new[j])
        both = (
            merged_cell(before.content, after.content, _blocks)
            if before is not None and after is not None
            else None
        )
        if after is not None and both is not None:
            fields.append(rebuilt(after, content=both))
            continue
        fields += [marked_node(before, "retire")] if before is not None else []
        fields += [marked_node(after, "ajoute")] if after is not None else []
    return tuple(fields)


def _named(
    old: Sequence[N], new: Sequence[N], name: Callable[[N], str], lines: Sequence[str]
) -> tuple[N, ...]:
    """Return figures or places of signature, those of one name in one."""
    found: list[N] = []
    for i, j in matched(old, new, name, lambda *_: 0.0):
        if i is None:
            found.append(marked_node(new[j], "ajoute"))  # type: ignore[index]
        elif j is None:
            found.append(marked_node(old[i], "retire"))
        else:
            found.append(_lines(old[i], new[j], lines))
    return tuple(found)


def _lines(old: N, new: N, names: Sequence[str]) -> N:
    """Return both nodes in one, line by line."""
    both = {name: merged_run(getattr(old, name), getattr(new, name)) for name in names}
    return rebuilt(new, **both)


def _cover(old: Cover, new: Cover) -> Cover:
    parties: list[Inlines] = []
    for i, j in matched(old.parties, new.parties, inline_text, _runs_likeness):
        if i is None:
            parties.append(edited("ajoute", new.parties[j]))  # type: ignore[index]
        elif j is None:
            parties.append(edited("retire", old.parties[i]))
        else:
            parties.append(merged_run(old.parties[i], new.parties[j]))
    return rebuilt(_lines(old, new, COVER_LINES), parties=tuple(parties))


def _runs_likeness(old: Inlines, new: Inlines) -> float:
    found = words_likeness(Counter(inline_text(old).split()), Counter(inline_text(new).split()))
    return found if found >= _LIKE else 0.0
