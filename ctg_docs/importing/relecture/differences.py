"""Differences between what was sent and what came back: which value each one changes, if any."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

from ctg_docs.importing.relecture.lines import HOUSE, Owner, Word, WordLine
from ctg_docs.importing.word.paragraphs import NOBODY, Hand

Pairs = Sequence[tuple[WordLine | None, WordLine | None]]
Opcodes = Sequence[tuple[str, int, int, int, int]]
Span = tuple[int, int]
What = Literal["mots", "ajout", "retrait", "refus"]


class Swap(NamedTuple):
    """Words of a line that was sent, by their ranks, and those that took their place."""

    start: int
    end: int
    new_start: int
    new_end: int


@dataclass
class Amendment:
    """A difference: words changed, a paragraph that came or went, or a refusal.

    `line` and `span` are the line that was sent and the ranks of the words of the value, `new` the
    line that came back. An addition stands after `line`, or before it.
    """

    what: What
    owner: Owner
    line: WordLine | None
    new: WordLine | None
    before: str = ""
    after: str = ""
    hand: Hand = NOBODY
    note: str = ""
    span: Span = (0, 0)
    new_span: Span = (0, 0)
    swaps: list[Swap] = field(default_factory=list)
    precedes: bool = False

    @property
    def heading(self) -> str:
        """The title under which it stands."""
        line = self.line or self.new
        return line.heading if line else ""


def differences(pairs: Pairs) -> Iterator[Amendment]:
    """Yield the differences of lines that stand for one another, in the order of the text."""
    for rank, (old, new) in enumerate(pairs):
        if old is not None and new is not None:
            yield from _drawn(old, new)
            if old.keys != new.keys:
                yield from _changed(old, new)
        elif old is not None:
            yield _removed(old)
        elif new is not None:
            yield _added(pairs, rank, new)


def _drawn(old: WordLine, new: WordLine) -> Iterator[Amendment]:
    for count, former, what in (
        (new.paragraph.pictures, old.paragraph.pictures, "image"),
        (new.paragraph.notes, old.paragraph.notes, "note de bas de page"),
    ):
        if count > former:
            yield _refusal(old, new, f"{what} : les documents n’en prennent pas de Word")


def _refusal(
    old: WordLine | None, new: WordLine | None, note: str, owner: Owner = HOUSE
) -> Amendment:
    before, after = (line.text if line else "" for line in (old, new))
    hand = new.hand(0, len(new.text)) if new else NOBODY
    return Amendment("refus", owner, old, new, before, after, hand, note)


def _removed(old: WordLine) -> Amendment:
    owner = old.whole
    if owner and owner.kind == "valeur" and not old.paragraph.pictures:
        return Amendment("retrait", owner, old, None, old.text, span=(0, len(old.words)))
    return _refusal(old, None, "", owner or HOUSE)


def _added(pairs: Pairs, rank: int, new: WordLine) -> Amendment:
    """Return the difference of a paragraph that nothing stood for."""
    if new.paragraph.pictures and not new.text.strip():
        return _refusal(None, new, "image : les documents n’en prennent pas de Word")
    if new.paragraph.nature.title is not None:
        return _refusal(None, new, "titre : les titres viennent des sources et des gabarits")
    for line, precedes in (
        (_near(pairs[:rank][::-1], new), False),
        (_near(pairs[rank + 1 :], new), True),
    ):
        owner = line.whole if line else None
        if line and owner and owner.kind == "valeur":
            hand = new.hand(0, len(new.text))
            return Amendment("ajout", owner, line, new, "", new.text, hand, precedes=precedes)
    if new.paragraph.row and not _is_known(pairs, new):
        return _refusal(None, new, "tableau ou ligne de tableau : écrivez-les dans les sources")
    return _refusal(None, new, "")


def _near(pairs: Pairs, new: WordLine) -> WordLine | None:
    """Return the nearest line that was sent, if it stands in the same cell, or in the text."""
    for old, other in pairs:
        if old is not None and other is not None:
            return old if other.paragraph.cell == new.paragraph.cell else None
        if old is not None:
            return None
    return None


def _is_known(pairs: Pairs, new: WordLine) -> bool:
    row = new.paragraph.row
    return any(old and other and other.paragraph.row == row for old, other in pairs)


def _changed(old: WordLine, new: WordLine) -> Iterator[Amendment]:
    """Yield the changes of a line: one a value, one for all the words of the house."""
    values: dict[tuple[int, int], list[Swap]] = {}
    refused: dict[Owner, Amendment] = {}
    opcodes = SequenceMatcher(None, old.keys, new.keys, autojunk=False).get_opcodes()
    for swap in _swaps(old, opcodes):
        owner, rank = _owner(old, swap)
        if owner.kind == "valeur":
            values.setdefault(_segment(old, rank), []).append(swap)
        else:
            one = refused.setdefault(owner, _refusal(old, new, "", owner))
            start, end = _signs(new.words, swap.new_start, swap.new_end)
            one.hand = new.hand(start, end)
    for span, swaps in values.items():
        new_span = _new_span(opcodes, span, swaps)
        yield _of_value(old, new, span, new_span, swaps)
    yield from refused.values()


def _swaps(old: WordLine, opcodes: Opcodes) -> Iterator[Swap]:
    """Yield the words that took the place of others; as many of one value go one for one."""
    for tag, i, j, k, m in opcodes:
        if tag == "equal":
            continue
        one_owner = len({old.owner(rank)[:2] for rank in range(i, j)}) == 1
        if j - i == m - k and one_owner:
            yield from (Swap(i + n, i + n + 1, k + n, k + n + 1) for n in range(j - i))
        else:
            yield Swap(i, j, k, m)


SEVERAL = Owner("maison", ("plusieurs",))
"""Words of several values, or of one and of the house."""


def _owner(old: WordLine, swap: Swap) -> tuple[Owner, int]:
    """Return the owner of the words that a swap changes, and the rank of one of its words."""
    if swap.start < swap.end:
        found = {old.owner(rank)[:2]: old.owner(rank) for rank in range(swap.start, swap.end)}
        lacking = next((owner for owner in found.values() if owner.kind == "manque"), None)
        owner = lacking or (old.owner(swap.start) if len(found) == 1 else SEVERAL)
        return owner, swap.start
    return _between(old, swap.start)


def _between(old: WordLine, rank: int) -> tuple[Owner, int]:
    """Return the owner of words that come between two others."""
    if not old.words:
        return HOUSE, 0
    before = old.owner(rank - 1) if rank else None
    after = old.owner(rank) if rank < len(old.words) else None
    if before is None or after is None:
        return (after, rank) if after else (old.owner(rank - 1), rank - 1)
    if before[:2] == after[:2]:
        return before, rank - 1
    # What follows the last words of a value, up to a full stop of the house, is of the value.
    if before.kind == "valeur" and _only_signs(old, rank, len(old.words)):
        return before, rank - 1
    if after.kind == "valeur" and _only_signs(old, 0, rank):
        return after, rank
    values = [one.kind == "valeur" for one in (before, after)]
    return (SEVERAL if all(values) else HOUSE), rank


def _only_signs(old: WordLine, start: int, end: int) -> bool:
    return not any(word.key[0].isalnum() for word in old.words[start:end])


def _segment(old: WordLine, rank: int) -> tuple[int, int]:
    """Return the ranks of the words of one value around a word."""
    own = old.owner(rank)[:2]
    start, end = rank, rank + 1
    while start and old.owner(start - 1)[:2] == own:
        start -= 1
    while end < len(old.words) and old.owner(end)[:2] == own:
        end += 1
    return start, end


def _of_value(
    old: WordLine, new: WordLine, span: Span, new_span: Span, swaps: list[Swap]
) -> Amendment:
    low, high = _signs(new.words, *new_span)
    before = old.text[slice(*_signs(old.words, *span))]
    hands = (new.hand(*_signs(new.words, s.new_start, s.new_end)) for s in swaps)
    hand = next((one for one in hands if one != NOBODY), NOBODY)
    owner = old.owner(span[0])
    return Amendment(
        "mots", owner, old, new, before, new.text[low:high], hand, "", span, new_span, swaps
    )


def _new_span(opcodes: Opcodes, span: Span, swaps: list[Swap]) -> Span:
    """Return the ranks, among the words that came back, of those of a segment."""
    first, last = span[0], span[1] - 1
    start = end = 0
    for tag, i, j, k, m in opcodes:
        if i <= first < j:
            start = k + (first - i if tag == "equal" else 0)
        if i <= last < j:
            end = k + last - i + 1 if tag == "equal" else m
    come = [s for s in swaps if s.start == s.end]
    start = min([start, *(s.new_start for s in come if s.start == span[0])])
    end = max([end, *(s.new_end for s in come if s.end == span[1])])
    return start, end


def _signs(found: Sequence[Word], start: int, end: int) -> tuple[int, int]:
    """Return the range of signs of words, an empty one before the word of a rank."""
    if start < end:
        return found[start].start, found[end - 1].end
    place = found[start].start if start < len(found) else found[-1].end if found else 0
    return place, place
