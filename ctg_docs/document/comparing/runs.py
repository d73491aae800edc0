"""Comparison of two runs: the words that were removed and added, marked in one run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from ctg_docs.document.comparing.tokens import Token, assembled, tokens
from ctg_docs.document.nodes import Edited, EditKind, Inlines, Reference, Text
from ctg_docs.document.walk import change_inlines

LEAST_LIKE = 0.4
"""Share of its words that a text keeps, from which it is changed and not replaced."""
UNSAID = "…"
"""The page of a target that is gone."""
ISLAND = 3
"""Signs that stay between two changes and are marked with them."""


class _Piece(NamedTuple):
    """A part of two runs: the same words, or those that take the place of others."""

    same: bool
    old: Sequence[Token]
    new: Sequence[Token]


def merged_run(old: Inlines, new: Inlines) -> Inlines:
    """Return one run that holds both: what is the same, and what is not, marked."""
    if old == new:
        return new
    before, after = list(tokens(old)), list(tokens(new))
    pieces = list(_joined(_pieces(before, after)))
    if _likeness(pieces, before, after) < LEAST_LIKE:
        pieces = [_Piece(False, before, after)]
    run: list[Inlines] = []
    for same, gone, come in pieces:
        run += (
            [assembled(come)]
            if same
            else [edited("retire", assembled(gone)), edited("ajoute", assembled(come))]
        )
    return tuple(node for part in run for node in part)


def edited(kind: EditKind, content: Inlines) -> Inlines:
    """Return a run whose every word is marked, nothing for no words.

    Words that are gone lead nowhere: what they refer to may be gone too.
    """
    if not content:
        return ()
    if kind in ("retire", "parti"):
        content = change_inlines(content, _said, (Reference,))
    return (Edited(kind, content),)


def _said(reference: Reference) -> Inlines:
    return (Text(reference.text or UNSAID, reference.origin),)


def _pieces(old: Sequence[Token], new: Sequence[Token]) -> Iterator[_Piece]:
    keys = ([token.key for token in side] for side in (old, new))
    matcher = SequenceMatcher(None, *keys, autojunk=False)  # type: ignore[call-overload]
    for tag, i, j, k, m in matcher.get_opcodes():
        yield _Piece(tag == "equal", old[i:j], new[k:m])


def _joined(pieces: Iterator[_Piece]) -> Iterator[_Piece]:
    """Yield pieces of which no two neighbours are alike, small islands marked with their sides."""
    several = list(pieces)
    kept: _Piece | None = None
    for rank, piece in enumerate(several):
        between = 0 < rank < len(several) - 1
        same = piece.same and not (between and _signs(piece.new) <= ISLAND)
        if kept and kept.same == same:
            kept = _Piece(same, [*kept.old, *piece.old], [*kept.new, *piece.new])
            continue
        if kept:
            yield kept
        kept = _Piece(same, piece.old, piece.new)
    if kept:
        yield kept


def _signs(words: Sequence[Token]) -> int:
    return len("".join(word.words for word in words).strip())


def _likeness(pieces: Sequence[_Piece], old: Sequence[Token], new: Sequence[Token]) -> float:
    same = sum(_count(piece.new) for piece in pieces if piece.same)
    total = _count(old) + _count(new)
    return 2 * same / total if total else 1.0


def _count(words: Sequence[Token]) -> int:
    return sum(1 for word in words if any(map(str.isalnum, word.words)))
