"""Differences → edits of the value as it is written: words, paragraphs and items."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ctg_docs.document.markdown import MarkdownError, prose
from ctg_docs.document.nodes import Blocks, Paragraph
from ctg_docs.document.walk import blocks_within
from ctg_docs.document.words import inline_text
from ctg_docs.importing.relecture import wording
from ctg_docs.importing.relecture.differences import Amendment, Swap
from ctg_docs.importing.relecture.lines import Word, WordLine, words
from ctg_docs.importing.relecture.raw import Raw, RawEdit, RawPlace, holds, next_mark
from ctg_docs.importing.word.paragraphs import WordPiece

Places = Sequence[RawPlace | None]


class EditError(Exception):
    """Words that cannot be put in a value, and why, when there is more to say."""


@dataclass
class ValueEdits:
    """The edits of one value, which are made together."""

    raw: Raw
    edits: dict[RawEdit, None] = field(default_factory=dict)
    _added: dict[int, str] = field(default_factory=dict)
    _said: list[Sequence[Word]] = field(default_factory=list)
    _marks: dict[int, str] = field(default_factory=dict)

    def add(self, one: Amendment) -> None:
        """Add a difference; raises EditError when the value cannot hold it."""
        match one.what:
            case "mots":
                self._words(one)
            case "retrait":
                self._removal(one)
            case "ajout":
                self._paragraph(one)

    def outcome(self) -> str:
        """Return the value once edited; raises EditError when it would not print what came back."""
        added = [RawEdit(index, index, text) for index, text in self._added.items()]
        edits = sorted([*self.edits, *added])
        if any(b.start < a.end for a, b in pairwise(edits)):
            raise EditError
        text = self.raw.changed(edits)
        shown = words(printed(text, is_prose=self.raw.is_prose))
        if not all(holds(shown, bare(said)) for said in self._said):
            raise EditError
        return text

    def range_of(self, one: Amendment) -> tuple[int, int]:
        """Return the signs of the value that a line prints."""
        places = [place for place in self._places(one) if place]
        return (places[0].start, places[-1].end) if places else (0, 0)

    def _places(self, one: Amendment) -> Places:
        assert one.line is not None
        said = one.line.words[slice(*one.span)]
        return self.raw.places(said, one.owner.origin.line)

    def _words(self, one: Amendment) -> None:
        places = self._places(one)
        assert one.new is not None
        for swap in one.swaps:
            start, end = swap.start - one.span[0], swap.end - one.span[0]
            edit = self._swap(places, start, end, one, swap)
            self.edits[edit] = None
        self._said.append(one.new.words[slice(*one.new_span)])

    def _swap(self, places: Places, start: int, end: int, one: Amendment, swap: Swap) -> RawEdit:
        new = one.new
        assert new is not None
        before = places[start - 1] if start else None
        after = places[end] if end < len(places) else None
        if start == end:
            return self._insertion(before, after, new, swap)
        inside = [place for place in places[start:end] if place and place.exact]
        if len(inside) < end - start:
            raise EditError
        low, high = inside[0].start, inside[-1].end
        if swap.new_start == swap.new_end:
            previous, following = before and before.end, after and after.start
            return self.raw.without(low, high, previous, following)
        cut = (new.words[swap.new_start].start, new.words[swap.new_end - 1].end)
        said = one.line.text[one.line.words[swap.start].start] if one.line else ""
        own = self.raw.text[low]
        return self.raw.balanced(low, high, cased(self._written(new, *cut), said, own))

    def _insertion(
        self, before: RawPlace | None, after: RawPlace | None, new: WordLine, swap: Swap
    ) -> RawEdit:
        first, last = swap.new_start, swap.new_end
        if before and before.exact:
            low = new.words[first - 1].end if first else new.words[first].start
            place, cut = before.end, (low, new.words[last - 1].end)
        elif after and after.exact and before is None:
            high = new.words[last].start if last < len(new.words) else new.words[last - 1].end
            place, cut = after.start, (new.words[first].start, high)
        else:
            raise EditError
        return RawEdit(place, place, self._written(new, *cut))

    def _written(self, new: WordLine, start: int, end: int) -> str:
        """Return words that came back as the value writes them; they take the look around them."""
        pieces, like = new.cut(start, end), self.raw.text
        if not self.raw.is_prose:
            return wording.unmarked(pieces, like)
        return wording.in_line(pieces, like, _around(new, start, end))

    def _removal(self, one: Amendment) -> None:
        places = [place for place in self._places(one) if place]
        if not places:
            raise EditError
        start, stop, _ = self.raw.block(places[0].start)
        if stop < places[-1].end:
            raise EditError
        text = self.raw.text
        while stop < len(text) and text[stop] in "\n ":
            stop += 1
        if not (text[:start] + text[stop:]).strip():
            message = "toute la valeur serait effacée : supprimez-la vous-même, si c’est voulu"
            raise EditError(message)
        self.edits[RawEdit(start, stop, "")] = None

    def _paragraph(self, one: Amendment) -> None:
        """Add a paragraph, or an item, beside the one that prints just before or after it."""
        assert one.line is not None and one.new is not None
        known = self.raw.places(one.line.words, one.line.owner(0).origin.line)
        places = [place for place in known if place]
        if not places:
            raise EditError
        start, stop, mark = self.raw.block(places[0 if one.precedes else -1].start)
        text = wording.paragraph(one.new.cut(0, len(one.new.text)), self.raw.text)
        listed = one.new.paragraph.nature.item is not None
        index = start if one.precedes else stop
        former = self._marks.get(index, mark)
        own = (next_mark(former) if former else "- ") if listed else ""
        gap = "\n" if listed and former else "\n\n"
        piece = f"{own}{text}{gap}" if one.precedes else f"{gap}{own}{text}"
        self._added[index] = self._added.get(index, "") + piece
        self._marks[index] = own
        self._said.append(one.new.words)


def _around(new: WordLine, start: int, end: int) -> WordPiece | None:
    """Return the piece that stands just before some signs, else the one just after."""
    found = (new.cut(start - 1, start) if start else []) or new.cut(end, end + 1)
    return found[0] if found else None


def cased(words: str, said: str, own: str) -> str:
    """Return words with the capital that the sources would give them.

    `said` is the first sign that prints, `own` the same as the value has it: a title begins with a
    capital that it has not inside a sentence.
    """
    if said.isupper() and own.islower():
        return words[:1].lower() + words[1:]
    if said.islower() and own.isupper():
        return words[:1].upper() + words[1:]
    return words


def bare(said: Sequence[Word]) -> Sequence[Word]:
    """Return words without the signs around them: the documents end the items of a list."""
    ranks = [rank for rank, word in enumerate(said) if word.key[0].isalnum()]
    return said[ranks[0] : ranks[-1] + 1] if ranks else ()


def printed(text: str, *, is_prose: bool) -> str:
    """Return the words that a value prints; raises EditError for a prose that is refused."""
    if not is_prose:
        return text
    try:
        blocks = prose(text)
    except MarkdownError as error:
        raise EditError(str(error)) from error
    return "\n".join(_lines(blocks))


def _lines(blocks: Blocks) -> Iterator[str]:
    for block in blocks_within(blocks):
        if isinstance(block, Paragraph):
            yield inline_text(block.content)
