"""Levels and numbers of the sections: computed once, for every writer, and how they print."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import count
from string import ascii_uppercase
from typing import TypeAlias

from ctg_docs.document.nodes import Block, Blocks, Section, sections
from ctg_docs.document.walk import rebuilt
from ctg_docs.document.words import heading_separator

Ranks: TypeAlias = Mapping[str, str]
"""The ranks of the sections of a text that was signed, by their ids: « 5 », « 5-1 »."""
NEW: Ranks = {}
"""The ranks of a text that nobody signed."""
_WORDS = {"article": "Article", "annexe": "Annexe"}


def number(blocks: Blocks, known: Ranks = NEW) -> Blocks:
    """Return the blocks with the level and number of each section.

    Articles and annexes count separately over the whole document; a `rubrique` of the second
    level counts inside its article (3.1) or annexe (A3.1); anything deeper has no number. Ranks
    that are `known` stay, and what comes after one of them is « 3-1 ».
    """
    parts = [block for block in blocks if isinstance(block, Section)]
    labels = {
        id(part): rank
        for kind in _WORDS
        for part, rank in _ranked([p for p in parts if p.kind == kind], known)
    }
    numbered: list[Block] = []
    for block in blocks:
        if not isinstance(block, Section):
            numbered.append(block)
            continue
        label, prefix = "", ""
        if block.kind in _WORDS:
            rank = labels[id(block)]
            label = f"{_WORDS[block.kind]} {rank}"
            prefix = f"{'A' if block.kind == 'annexe' else ''}{rank}."
        content = _inside(block.content, 2, prefix, known)
        numbered.append(rebuilt(block, level=1, number=label, content=content))
    return tuple(numbered)


def ranks_of(blocks: Blocks) -> dict[str, str]:
    """Return the ranks that the sections of a numbered document bear, by their ids."""
    found: dict[str, str] = {}
    for section in sections(blocks):
        word = _WORDS.get(section.kind, "")
        if word and section.number:
            found[section.id] = section.number.removeprefix(f"{word} ")
        elif section.number:
            found[section.id] = section.number.rpartition(".")[2]
    return found


def _ranked(parts: Sequence[Section], known: Ranks) -> list[tuple[Section, str]]:
    """Return the sections that are counted together, each with its rank."""
    used = {known[part.id] for part in parts if part.id in known}
    last = max((_leading(rank) for rank in used), default=0)
    base, found = "", []
    for part in parts:
        rank = known.get(part.id)
        if rank is None:
            rank = _next(base, last, used)
            used.add(rank)
            last = max(last, _leading(rank))
        base = rank
        found.append((part, rank))
    return found


def _next(base: str, last: int, used: Collection[str]) -> str:
    """Return the rank after another: the next one at the end, else « 3-1 », « 1 A » before all."""
    if _leading(base) == last:
        return str(last + 1)
    before = f"{_leading(base)}-" if base[-1:].isdigit() else "1\u00a0"
    steps = map(str, count(1)) if before.endswith("-") else iter(ascii_uppercase)
    return next(rank for step in steps if (rank := before + step) not in used)


def _leading(rank: str) -> int:
    """Return the number that a rank begins with: 5 for « 5-1 », 0 for none or for « 1 A »."""
    digits = rank.partition("-")[0]
    return int(digits) if digits.isdecimal() else 0


def number_words(number: str) -> str:
    """Return a number as it stands before its title: « Article 3 – », « 3.1 », nothing for none."""
    return number + heading_separator(number) if number else ""


def _inside(blocks: Blocks, level: int, prefix: str, known: Ranks) -> Blocks:
    counted = [b for b in blocks if isinstance(b, Section) and b.kind == "rubrique" and prefix]
    labels = {id(part): f"{prefix}{rank}" for part, rank in _ranked(counted, known)}
    numbered: list[Block] = []
    for block in blocks:
        if not isinstance(block, Section):
            numbered.append(block)
            continue
        content = _inside(block.content, level + 1, "", known)
        label = labels.get(id(block), "")
        numbered.append(rebuilt(block, level=level, number=label, content=content))
    return tuple(numbered)
