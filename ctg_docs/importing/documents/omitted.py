"""Lines that no source says: contents, and the words that close a talk."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import count, takewhile

from ctg_docs.importing.documents.landmarks import ASIDE, landmark_of, numbered
from ctg_docs.importing.documents.typed import TypedLine, TypedSheet
from ctg_docs.suggestions import fold

_SIGNED = re.compile(
    r"(?:fait|signee?|etablie?) "
    r"(?:(?:et [a-z]+ )?a .*\ble(?: \d| 1er|$)|le \d|en .*\bexemplaires?\b)"
)
"""The line that closes a convention, folded: « Fait à …, le … », « Fait en trois exemplaires »."""
_SIGNATURES = "signature de l’ancienne convention"
_LEAST = 3
"""Lines of a slide that are titles of others, from which it is their list."""
Block = TypedLine | TypedSheet


def left_out(blocks: Sequence[Block]) -> dict[int, str]:
    """Return the ranks of the lines to be left out, with the reason of each."""
    lines = {rank: one for rank, one in enumerate(blocks) if isinstance(one, TypedLine)}
    words = {rank: fold(_bare(line)) for rank, line in lines.items()}
    slides: dict[int, list[int]] = {}
    found: dict[int, str] = {}
    for rank, line in lines.items():
        if line.box[0]:
            slides.setdefault(line.box[0], []).append(rank)
        if _SIGNED.match(fold(line.words)):
            found |= dict.fromkeys(_block(blocks, rank), _SIGNATURES)
        if why := _reason(line):
            below = [] if line.box[0] else _repeated(words, rank)
            found |= dict.fromkeys([rank, *below], why)
    titles = {words[rank] for rank, line in lines.items() if line.title is not None}
    for ranks in slides.values():
        again = sum(lines[rank].title is None and words[rank] in titles for rank in ranks)
        if why := _reason(lines[ranks[0]]) or _of_list(again, len(ranks)):
            found |= dict.fromkeys(ranks, why)
    return found


def _block(blocks: Sequence[Block], first: int) -> list[int]:
    """Return the ranks of the lines from a closing one to the next title, list or announcement."""
    lines = takewhile(lambda one: _is_below(one[1]), enumerate(blocks[first + 1 :], first + 1))
    return [first, *(rank for rank, _ in lines)]


def _is_below(block: Block) -> bool:
    return (
        isinstance(block, TypedLine)
        and block.title is None
        and block.level is None
        and landmark_of(block.words) is None
    )


def _reason(line: TypedLine) -> str:
    landmark = landmark_of(line.words)
    return ASIDE.get(landmark.cle, "") if landmark else ""


def _repeated(words: Mapping[int, str], rank: int) -> list[int]:
    """Return the ranks of the lines below the title of contents that come again further down."""
    last = {said: after for after, said in words.items()}
    below = takewhile(lambda at: at in words and last[words[at]] > at, count(rank + 1))
    return list(below)


def _of_list(again: int, lines: int) -> str:
    """Return the reason to leave out a slide of which so many lines are titles of others."""
    return ASIDE["sommaire"] if again >= _LEAST and 2 * again >= lines else ""


def _bare(line: TypedLine) -> str:
    return numbered(line.words).words.strip(" :.")
