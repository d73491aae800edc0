"""Origins given to nodes: a value of the sources, or a line of a template."""

from __future__ import annotations

from pathlib import Path

from ctg_docs.document.nodes import (
    Blank,
    Block,
    Blocks,
    Cell,
    Inline,
    Inlines,
    Link,
    ListBlock,
    Paragraph,
    ParagraphRole,
    Picture,
    Reference,
    Table,
    Text,
    is_block,
    is_inline,
)
from ctg_docs.document.walk import HOLDERS, leaves, rebuilt
from ctg_docs.reading.origins import UNKNOWN, Origin, computed_from


def from_source(blocks: Blocks, origin: Origin) -> Blocks:
    """Return the blocks of a prose as they come from its value, each at its line there.

    `blocks` know the line of the prose that they begin on, and no more.
    """
    return _blocks_from(blocks, _Lines(origin))


class _Lines:
    """The origins of the lines of one value."""

    def __init__(self, origin: Origin) -> None:
        self._first = origin
        self._lines = {0: origin}

    def of(self, node: Text | Link | Reference | Block) -> Origin:
        """Return the origin of what begins on a line of the value."""
        rank = node.origin.line
        if rank not in self._lines:
            first = self._first
            found = Origin(first.places, first.chemins, first.exact, rank) if first else first
            self._lines[rank] = found
        return self._lines[rank]


def with_origin(node: Inline | Block, origin: Origin) -> Inline | Block:
    """Return a node that a line prints: what does not know where it comes from comes from there."""
    if not origin:
        return node
    if is_inline(node):
        return _inline_from(node, origin)
    return rebuilt(node, origin=origin) if is_block(node) and not node.origin else node


def paragraph_of(
    content: Inlines, role: ParagraphRole = "corps", *, keep: bool = False, origin: Origin = UNKNOWN
) -> Paragraph:
    """Return a paragraph, which comes from a value when it says that value and no more."""
    first = content[0] if content else None
    if isinstance(first, Text) and first.origin.exact:
        own = first.origin
        alone = all(getattr(leaf, "origin", own) is own for leaf in leaves(content[1:]))
        origin = own if alone else origin
    return Paragraph(content, role, keep, origin=origin)


def picture_of(folder: Path, fichier: str, alternative: str) -> Picture:
    """Return a picture of a folder, which comes from the value that says what it shows."""
    return Picture(folder / fichier, str(alternative), computed_from(alternative, fichier))


def _block_from(block: Block, lines: _Lines) -> Block:
    origin = lines.of(block)
    match block:
        case Paragraph(content=content):
            return rebuilt(block, content=_run_from(content, lines), origin=origin)
        case ListBlock(items=items):
            inside = tuple([_blocks_from(item, lines) for item in items])
            return rebuilt(block, items=inside, origin=origin)
        case Table(head=head, body=body):
            rows = [tuple([_row_from(row, lines) for row in part]) for part in (head, body)]
            return rebuilt(block, head=rows[0], body=rows[1], origin=origin)
        case _:
            return rebuilt(block, origin=origin)


def _blocks_from(blocks: Blocks, lines: _Lines) -> Blocks:
    return tuple([_block_from(block, lines) for block in blocks])


def _row_from(row: tuple[Cell, ...], lines: _Lines) -> tuple[Cell, ...]:
    return tuple([rebuilt(cell, content=_blocks_from(cell.content, lines)) for cell in row])


def _run_from(content: Inlines, lines: _Lines) -> Inlines:
    """Return a run of a prose as it comes from its value."""
    run: list[Inline] = []
    for node in content:
        if isinstance(node, Text):
            run.append(Text(node.text, lines.of(node)))
        elif isinstance(node, Link):
            inside = _run_from(node.content, lines)
            run.append(rebuilt(node, content=inside, origin=lines.of(node)))
        elif isinstance(node, HOLDERS):
            run.append(rebuilt(node, content=_run_from(node.content, lines)))
        else:
            run.append(
                rebuilt(node, origin=lines.of(node)) if isinstance(node, Reference) else node
            )
    return tuple(run)


def _inline_from(node: Inline, origin: Origin) -> Inline:
    """Return a run whose leaves come from there, but for those that come from elsewhere."""
    if isinstance(node, Text):
        return Text(node.text, origin) if node.origin is UNKNOWN else node
    if isinstance(node, Blank | Reference):
        return rebuilt(node, origin=origin) if node.origin is UNKNOWN else node
    if isinstance(node, Link):
        content = tuple([_inline_from(inside, origin) for inside in node.content])
        return rebuilt(node, content=content, origin=node.origin or origin)
    if isinstance(node, HOLDERS):
        return rebuilt(node, content=tuple([_inline_from(n, origin) for n in node.content]))
    return node
