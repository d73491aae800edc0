"""Gaps of a composed tree: the texts that hold some, with a blank at each."""

from __future__ import annotations

from ctg_docs.document.nodes import Blank, Blocks, Inline, Inlines, Text
from ctg_docs.document.walk import change_blocks, change_inlines, leaves
from ctg_docs.french.gaps import holds_gap, split


def with_blanks(blocks: Blocks) -> Blocks:
    """Return the blocks with a blank at each gap of their texts."""
    return change_blocks(blocks, _run)


def _run(run: Inlines) -> Inlines:
    for leaf in leaves(run):
        if type(leaf) is Text and holds_gap(leaf.text):
            return change_inlines(run, _parted, (Text,))
    return run


def _parted(node: Text) -> Inlines:
    parts = split(node.text)
    if len(parts) == 1:
        return (node,)
    found: list[Inline] = [
        Blank(part, origin=node.origin) if rank % 2 else Text(part, node.origin)
        for rank, part in enumerate(parts)
    ]
    return tuple(part for part in found if part != Text(""))
