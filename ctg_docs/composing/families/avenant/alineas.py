"""Alinéas of a part: each line to which the law gives a rank, and what stands between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from ctg_docs.document.comparing.likeness import Likeness
from ctg_docs.document.nodes import (
    Block,
    Blocks,
    Chart,
    Figure,
    Inlines,
    KeyFigures,
    ListBlock,
    Paragraph,
    Record,
    Section,
    Table,
)
from ctg_docs.document.walk import rebuilt
from ctg_docs.document.words import inline_text
from ctg_docs.matching import words_likeness

_LEAST = 0.4
_NAMES: dict[type, tuple[str, str]] = {
    Table: ("le tableau", "le tableau suivant"),
    Record: ("la fiche", "la fiche suivante"),
    Chart: ("le graphique", "le graphique suivant"),
    Figure: ("l’image", "l’image suivante"),
    KeyFigures: ("les chiffres clés", "les chiffres clés suivants"),
}
"""Blocks that are no alinéa, and how a sentence calls them."""


@dataclass(frozen=True)
class Unit:
    """An alinéa with its rank from 1, or a block that has none (a table, a sheet): rank 0."""

    blocks: Blocks
    text: str
    rank: int
    key: Any

    @property
    def block(self) -> Block:
        """The only block of what is no alinéa."""
        return self.blocks[0]

    @property
    def nom(self) -> str:
        """« le tableau « Légende » »: what is no alinéa, as a sentence names it."""
        caption: Inlines = getattr(self.block, "caption", ())
        bare = _NAMES.get(type(self.block), ("le passage", ""))[0]
        return f"{bare} « {inline_text(caption)} »" if caption else bare

    @property
    def feminine(self) -> str:
        """The mark of a feminine after its name."""
        return "e" if self.nom.startswith(("la ", "l’image")) else ""

    @property
    def indefinite(self) -> str:
        """« le tableau suivant »."""
        return _NAMES.get(type(self.block), ("", "le passage suivant"))[1]

    @property
    def shown(self) -> Blocks:
        """The block as another document shows it, without the name by which one leads to it."""
        bare = isinstance(self.block, Table | Record | Chart | Figure)
        return (rebuilt(self.block, anchor=""),) if bare else self.blocks

    def likeness(self, other: Unit) -> float:
        """Return the likeness of two units, 0 for those that cannot stand for one another."""
        if bool(self.rank) != bool(other.rank):
            return 0.0
        if not self.rank:
            return Likeness().of(self.block, other.block)
        mine, its = Counter(self.text.split()), Counter(other.text.split())
        return words_likeness(mine, its, _LEAST)

    def merged(self, several: Sequence[Unit]) -> Blocks:
        """Return the blocks of a unit, the items of one list together at the first of them."""
        rank = several.index(self)
        before = several[rank - 1].blocks if rank else ()
        if _is_item(before) and _is_item(self.blocks):
            return ()
        items = list(self.blocks[0].items) if isinstance(self.blocks[0], ListBlock) else []
        for unit in several[rank + 1 :]:
            if not items or not isinstance(unit.blocks[0], ListBlock):
                break
            items += unit.blocks[0].items
        return (rebuilt(self.blocks[0], items=tuple(items)),) if items else self.blocks


def units(blocks: Blocks) -> list[Unit]:
    """Return the alinéas of a part, and the other blocks between them, above its first title."""
    found: list[Unit] = []
    rank = 0
    for own in _lines(blocks):
        block = own[0]
        line = _content(block)
        if line is None:
            found.append(Unit(own, "", 0, block))
        else:
            rank += 1
            text = _bare(inline_text(line))
            found.append(Unit(own, text, rank, (isinstance(block, ListBlock), text)))
    return found


def _lines(blocks: Blocks) -> Iterator[Blocks]:
    for block in blocks:
        if isinstance(block, Section):
            return
        if isinstance(block, ListBlock):
            for item in block.items:
                yield from _item(block, item)
        else:
            yield (block,)


def _item(above: ListBlock, item: Blocks) -> Iterator[Blocks]:
    """Yield an item as a list of its own, then what stands under its first line."""
    match item:
        case (Paragraph() as first, *rest):
            yield (rebuilt(above, items=((first,),)),)
            yield from _lines(tuple(rest))
        case _:
            yield from _lines(item)


def _content(block: Block) -> Inlines | None:
    match block:
        case Paragraph():
            return block.content
        case ListBlock(((Paragraph() as only,),)):
            return only.content
    return None


def _bare(text: str) -> str:
    """Return the words of an alinéa without its final mark, which its place in a list gives."""
    return text.rstrip(" \u00a0\u202f,;.")


def _is_item(blocks: Blocks) -> bool:
    return bool(blocks) and isinstance(blocks[0], ListBlock)
