"""Parts that an avenant repeals: they keep their place and their number, and say « (abrogé) »."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ctg_docs.document.comparing.likeness import words_of
from ctg_docs.document.nodes import Block, Blocks, Paragraph, Section, Text, sections
from ctg_docs.document.walk import rebuilt
from ctg_docs.document.words import inline_text
from ctg_docs.matching import words_likeness

_LEAST = 0.35
"""Share of its words that a part keeps, below which it is another text under the same number."""
_TITLES = {"article": "(abrogé)", "annexe": "(abrogée)", "rubrique": "(abrogé)"}
_SAID = {"article": "Article abrogé", "annexe": "Annexe abrogée", "rubrique": "Point abrogé"}


def repealed(section: Section) -> bool:
    """Tell whether a part is one that an avenant repealed."""
    return inline_text(section.title) == _TITLES.get(section.kind)


def rewritten(old: Section, new: Section) -> bool:
    """Tell whether a part keeps so few of its words that it is replaced whole."""
    before, after = (Counter(words_of(part.content)) for part in (old, new))
    return words_likeness(before, after, 0.0) < _LEAST


def with_repealed(blocks: Blocks, signed: Blocks, avenant: int) -> Blocks:
    """Return the blocks with what the signed ones had and they have not, as repealed.

    Parts that bear a number alone leave a trace: the others have no place to keep. Nor have the
    points of a part that is replaced whole.
    """
    standing = {section.id for section in sections(blocks)}
    return _with(blocks, signed, standing, avenant)


def _with(blocks: Blocks, signed: Blocks, standing: set[str], avenant: int) -> Blocks:
    known = {block.id: block for block in signed if isinstance(block, Section)}
    found: list[Block] = [
        _inside(block, known[block.id], standing, avenant)
        if isinstance(block, Section) and block.id in known
        else block
        for block in blocks
    ]
    parts = list(known.values())
    for rank in reversed(range(len(parts))):
        if parts[rank].id not in standing and parts[rank].number:
            found.insert(_place(found, parts, rank), _trace(parts[rank], avenant))
    return tuple(found)


def _inside(block: Section, signed: Section, standing: set[str], avenant: int) -> Block:
    stays = any(part.id in standing for part in sections(signed.content))
    if not stays and rewritten(signed, block):
        return block
    return rebuilt(block, content=_with(block.content, signed.content, standing, avenant))


def _place(blocks: Sequence[Block], signed: Sequence[Section], rank: int) -> int:
    """Return the place of a part: before the next of its kind, else after the one before it."""
    places = {b.id: n for n, b in enumerate(blocks) if isinstance(b, Section)}
    likes = [part.id for part in signed[rank + 1 :] if part.kind == signed[rank].kind]
    before = [part.id for part in reversed(signed[:rank])]
    following = [places[name] for name in likes if name in places]
    preceding = [places[name] + 1 for name in before if name in places]
    return (following or preceding or [len(blocks)])[0]


def _trace(part: Section, avenant: int) -> Section:
    if repealed(part):
        return part
    said = f"{_SAID[part.kind]} par l’avenant n° {avenant}."
    content = (Paragraph((Text(said, part.origin),), origin=part.origin),)
    return rebuilt(part, title=(Text(_TITLES[part.kind], part.origin),), content=content)
