"""Annexes that are all gaps: no page is theirs alone."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import pairwise

from ctg_docs.document.bare_headings import from_sources
from ctg_docs.document.nodes import (
    Blank,
    Block,
    Blocks,
    ListBlock,
    Paragraph,
    Section,
    Text,
    sections,
)
from ctg_docs.document.walk import leaves, rebuilt


def gathered(blocks: Blocks, mentioned: Collection[str] = ()) -> Blocks:
    """Return the blocks, a pending annex on the page of the annexes beside it, its gaps in a list.

    The first annex begins a page whatever it says. A point whose id is `mentioned` keeps its title.
    """
    if not any(map(pending, blocks)):
        return blocks
    beside = pairwise((None, *blocks))
    whole = tuple(_run_on(above, block) for above, block in beside if block is not None)
    return tuple(_listed(block, mentioned) for block in whole)


def pending(block: Block | None) -> bool:
    """Tell whether a block is an annex that says nothing but what it lacks."""
    return isinstance(block, Section) and block.kind == "annexe" and _lacks_all(block.content)


def _run_on(above: Block | None, block: Block) -> Block:
    """Return an annex that begins no page when it follows another and either is pending."""
    if not (_is_annex(above) and _is_annex(block) and (pending(above) or pending(block))):
        return block
    return rebuilt(block, new_page=False)


def _is_annex(block: Block | None) -> bool:
    return isinstance(block, Section) and block.kind == "annexe"


def _lacks_all(blocks: Blocks) -> bool:
    return bool(blocks) and all(map(_lacks, blocks))


def _lacks(block: Block) -> bool:
    match block:
        case Paragraph():
            return any(map(_is_gap, leaves(block.content))) and all(
                _is_gap(leaf) or (isinstance(leaf, Text) and not leaf.text.strip())
                for leaf in leaves(block.content)
            )
        case Section():
            return not from_sources(block) and _lacks_all(block.content)
    return False


def _is_gap(node: object) -> bool:
    return isinstance(node, Blank)


def _listed(block: Block, mentioned: Collection[str]) -> Block:
    """Return a pending annex with its gaps in one list, when it has several."""
    if not (isinstance(block, Section) and pending(block)):
        return block
    gaps = tuple(_gaps(block.content))
    if len(gaps) < 2 or any(part.id in mentioned for part in sections(block.content)):
        return block
    return rebuilt(block, content=(ListBlock(tuple((gap,) for gap in gaps), origin=block.origin),))


def _gaps(blocks: Blocks) -> Iterator[Paragraph]:
    for block in blocks:
        if isinstance(block, Section):
            yield from _gaps(block.content)
        elif isinstance(block, Paragraph):
            yield block
