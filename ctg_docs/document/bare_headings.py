"""Headings that nothing follows: a document keeps none of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from ctg_docs.document.nodes import (
    Blank,
    Block,
    Blocks,
    Paragraph,
    Reference,
    Section,
    Strong,
    Text,
)
from ctg_docs.document.walk import inlines, rebuilt
from ctg_docs.document.words import inline_text

_DUE = frozenset(("article", "annexe", "liminaire", "fiche"))
"""Parts that a plan names, or that others mention: what they lack is said."""


def without_bare_headings(blocks: Blocks, mentioned: Collection[str] = ()) -> Blocks:
    """Return the blocks in which each heading has something below it.

    A part of the plan, and one whose id is `mentioned`, says what it lacks; words of the sources
    stay, in bold, and no longer head anything; a heading of the house goes.
    """
    return tuple(_kept(blocks, mentioned))


def bare(section: Section) -> bool:
    """Tell whether nothing stands below a heading."""
    return not any(map(_says, section.content))


def _kept(blocks: Blocks, mentioned: Collection[str]) -> Iterable[Block]:
    for block in blocks:
        if not isinstance(block, Section):
            yield block
            continue
        section = rebuilt(block, content=without_bare_headings(block.content, mentioned))
        if not bare(section):
            yield section
        elif section.kind in _DUE or section.id in mentioned:
            due = Blank(f"texte de « {inline_text(section.title)} »", origin=section.origin)
            yield rebuilt(section, content=(Paragraph((due,)),))
        elif from_sources(section):
            yield Paragraph((Strong(section.title),))


def _says(block: Block) -> bool:
    return not isinstance(block, Paragraph) or bool(inline_text(block.content).strip())


def from_sources(section: Section) -> bool:
    """Tell whether a title says a value of the sources."""
    leaves = inlines(section.title)
    return any(
        isinstance(leaf, Text | Blank | Reference) and leaf.origin.chemins for leaf in leaves
    )
