"""Lines that no source says: contents, and the words that close a talk."""

from __future__ import annotations

from collections.abc import Sequence

from ctg_docs.importing.documents.landmarks import ASIDE, landmark_of, numbered
from ctg_docs.importing.documents.typed import TypedLine, TypedSheet
from ctg_docs.suggestions import fold

_LEAST = 3
"""Lines of a slide that are titles of others, from which it is their list."""
Block = TypedLine | TypedSheet


def left_out(blocks: Sequence[Block]) -> dict[int, str]:
    """Return the ranks of the lines to be left out, with the reason of each."""
    slides: dict[int, list[int]] = {}
    found: dict[int, str] = {}
    for rank, line in enumerate(blocks):
        if isinstance(line, TypedLine):
            if line.box[0]:
                slides.setdefault(line.box[0], []).append(rank)
            if why := _reason(line):
                below = [] if line.box[0] else _repeated(blocks, rank)
                found |= dict.fromkeys([rank, *below], why)
    titles = {fold(_bare(line)) for line in _lines(blocks) if line.title is not None}
    for ranks in slides.values():
        if why := _of_slide([_line(blocks[rank]) for rank in ranks], titles):
            found |= dict.fromkeys(ranks, why)
    return found


def _reason(line: TypedLine) -> str:
    landmark = landmark_of(line.words)
    return ASIDE.get(landmark.cle, "") if landmark else ""


def _repeated(blocks: Sequence[Block], rank: int) -> list[int]:
    """Return the ranks of the lines below the title of contents that come again further down."""
    found = []
    for after in range(rank + 1, len(blocks)):
        line = blocks[after]
        words = {fold(_bare(one)) for one in _lines(blocks[after + 1 :])}
        if not isinstance(line, TypedLine) or fold(_bare(line)) not in words:
            break
        found.append(after)
    return found


def _of_slide(lines: Sequence[TypedLine], titles: set[str]) -> str:
    """Return the reason to leave a slide out: what its first line says, or a list of the others."""
    if why := _reason(lines[0]):
        return why
    again = sum(line.title is None and fold(_bare(line)) in titles for line in lines)
    return ASIDE["sommaire"] if again >= _LEAST and 2 * again >= len(lines) else ""


def _lines(blocks: Sequence[Block]) -> list[TypedLine]:
    return [one for one in blocks if isinstance(one, TypedLine)]


def _line(block: Block) -> TypedLine:
    assert isinstance(block, TypedLine)
    return block


def _bare(line: TypedLine) -> str:
    return numbered(line.words).words.strip(" :.")
