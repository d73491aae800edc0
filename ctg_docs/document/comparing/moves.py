"""Moves: paragraphs removed here and added there, word for word, told as moved."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count

from ctg_docs.document.edits import whole_edit
from ctg_docs.document.nodes import (
    Block,
    Blocks,
    Edited,
    EditKind,
    Inlines,
    ListBlock,
    Paragraph,
    Section,
)
from ctg_docs.document.walk import rebuilt
from ctg_docs.document.words import inline_text

LEAST = 3
"""Words that a paragraph has at least to be told as moved."""
_MOVED: dict[EditKind, EditKind] = {"retire": "parti", "ajoute": "arrive"}
_Key = tuple[str, str]


def with_moves(blocks: Blocks) -> Blocks:
    """Return marked blocks, what was removed and added word for word marked as moved.

    Rows, sheets and panels are added and removed: no office suite knows one that moves.
    """
    gone: dict[EditKind, dict[_Key, int]] = {"retire": defaultdict(int), "ajoute": defaultdict(int)}
    for kind, key in _whole(blocks):
        gone[kind][key] += 1
    pairs = {key: min(n, gone["ajoute"][key]) for key, n in gone["retire"].items()}
    return _Moving({key: n for key, n in pairs.items() if n}).blocks(blocks)


def _whole(blocks: Blocks) -> Iterator[tuple[EditKind, _Key]]:
    for block in blocks:
        match block:
            case Paragraph() if key := _key(block.content, block.role, block.edit):
                yield key
            case ListBlock():
                for item in block.items:
                    yield from _whole(item)
            case Section():
                if key := _key(block.title, f"titre {block.level}", "titre"):
                    yield key
                yield from _whole(block.content)


def _key(content: Inlines, role: str, edit: str) -> tuple[EditKind, _Key] | None:
    mark = whole_edit(content)
    if mark is None or not edit or mark.kind not in _MOVED:
        return None
    words = inline_text(content)
    return (mark.kind, (role, words)) if len(words.split()) >= LEAST else None


@dataclass
class _Moving:
    """The moves of a document: how many of each text move, and their numbers."""

    left: dict[_Key, int]
    numbers: Iterator[int] = field(default_factory=lambda: count(1))
    given: dict[tuple[_Key, int], int] = field(default_factory=dict)
    seen: dict[tuple[EditKind, _Key], int] = field(default_factory=lambda: defaultdict(int))

    def blocks(self, blocks: Blocks) -> Blocks:
        """Return blocks in their order, those that move marked so."""
        return tuple(map(self._block, blocks))

    def _block(self, block: Block) -> Block:
        match block:
            case Paragraph():
                mark = self._moved(block.content, block.role, block.edit)
                return rebuilt(block, content=(mark,), edit=mark.kind) if mark else block
            case ListBlock():
                return rebuilt(block, items=tuple(map(self.blocks, block.items)))
            case Section():
                mark = self._moved(block.title, f"titre {block.level}", "titre")
                title = (mark,) if mark else block.title
                return rebuilt(block, title=title, content=self.blocks(block.content))
        return block

    def _moved(self, content: Inlines, role: str, edit: str) -> Edited | None:
        """Return the mark of a text that moves, None for any other."""
        found = _key(content, role, edit)
        mark = whole_edit(content)
        if found is None or mark is None:
            return None
        rank = self.seen[found] = self.seen[found] + 1
        kind, key = found
        if rank > self.left.get(key, 0):
            return None
        if (key, rank) not in self.given:
            self.given[key, rank] = next(self.numbers)
        return Edited(_MOVED[kind], mark.content, self.given[key, rank])
