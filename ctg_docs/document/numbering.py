"""Levels and numbers of the sections: computed once, for every writer, and how they print."""

from __future__ import annotations

from ctg_docs.document.nodes import Block, Blocks, Section
from ctg_docs.document.walk import rebuilt
from ctg_docs.document.words import heading_separator

_WORDS = {"article": "Article", "annexe": "Annexe"}


def number(blocks: Blocks) -> Blocks:
    """Return the blocks with the level and number of each section.

    Articles and annexes count separately over the whole document; a `rubrique` of the second
    level counts inside its article (3.1) or annexe (A3.1); anything deeper has no number.
    """
    ranks = dict.fromkeys(_WORDS, 0)
    numbered: list[Block] = []
    for block in blocks:
        if not isinstance(block, Section):
            numbered.append(block)
            continue
        label, prefix = "", ""
        if block.kind in _WORDS:
            ranks[block.kind] += 1
            label = f"{_WORDS[block.kind]} {ranks[block.kind]}"
            prefix = f"{'A' if block.kind == 'annexe' else ''}{ranks[block.kind]}."
        content = _inside(block.content, 2, prefix)
        numbered.append(rebuilt(block, level=1, number=label, content=content))
    return tuple(numbered)


def number_words(number: str) -> str:
    """Return a number as it stands before its title: « Article 3 – », « 3.1 », nothing for none."""
    return number + heading_separator(number) if number else ""


def _inside(blocks: Blocks, level: int, prefix: str) -> Blocks:
    rank = 0
    numbered: list[Block] = []
    for block in blocks:
        if not isinstance(block, Section):
            numbered.append(block)
            continue
        label = ""
        if block.kind == "rubrique" and prefix:
            rank += 1
            label = f"{prefix}{rank}"
        content = _inside(block.content, level + 1, "")
        numbered.append(rebuilt(block, level=level, number=label, content=content))
    return tuple(numbered)
