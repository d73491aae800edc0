"""Lines: paragraphs of a Word file as words, each with the value of the sources that it says."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Literal, NamedTuple

from ctg_docs.importing.word.paragraphs import NOBODY, Hand, WordParagraph, WordPiece
from ctg_docs.reading.origins import UNKNOWN, Origin
from ctg_docs.reading.positions import Chemin

_WORD = re.compile(r"\w+|[^\w\s]")
_SAME = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "‑": "-", "–": "-", "\xad": None, "\u200b": None}
)

Kind = Literal["valeur", "calcul", "maison", "titre", "manque"]


class Owner(NamedTuple):
    """The owner of words: a value as it stands, values computed, the house, a title, a gap."""

    kind: Kind
    path: Chemin = ()
    origin: Origin = UNKNOWN


HOUSE = Owner("maison")


class Word(NamedTuple):
    """A word or a sign of a text: how it compares, where it stands."""

    key: str
    start: int
    end: int


@lru_cache(maxsize=8192)
def words(text: str) -> tuple[Word, ...]:
    """Return the words and the signs of a text; spaces and typography make no difference.

    Most lines come back as they were sent: each text is cut once.
    """
    found = []
    for match in _WORD.finditer(text):
        key = match[0]
        if not key.isascii():
            key = unicodedata.normalize("NFC", key.translate(_SAME))
        if key:
            found.append(Word(key, match.start(), match.end()))
    return tuple(found)


@dataclass(eq=False)
class WordLine:
    """A paragraph that shows something: its text, its words and, when it was sent, their owners.

    `heading` is the title above it. `owners` has one for each sign of the text.
    """

    paragraph: WordParagraph
    text: str
    heading: str = ""
    owners: Sequence[Owner] = field(default=(), repr=False)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words and signs."""
        return words(self.text)

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The keys of its words; a number that Word repeats has no capital."""
        computed = _computed(self.paragraph.pieces) if self._is_whole else None
        if not computed:
            return tuple(word.key for word in self.words)
        return tuple(w.key.casefold() if computed[w.start] else w.key for w in self.words)

    @property
    def _is_whole(self) -> bool:
        return sum(len(piece.text) for piece in self.paragraph.pieces) == len(self.text)

    def owner(self, rank: int) -> Owner:
        """Return the owner of the word of a rank."""
        return self.owners[self.words[rank].start]

    @cached_property
    def whole(self) -> Owner | None:
        """The owner of all its words, None when it has several."""
        own = {self.owner(rank)[:2] for rank in range(len(self.words))}
        return self.owner(0) if len(own) == 1 else None

    @cached_property
    def paths(self) -> frozenset[Chemin]:
        """The paths of the values that it says as they stand."""
        # Each sign has its owner: those are few, and telling two apart by what they say is slow.
        several = {id(owner): owner for owner in self.owners}.values()
        return frozenset(owner.path for owner in several if owner.kind == "valeur")

    def hand(self, start: int, end: int) -> Hand:
        """Return the hand that wrote some of its signs, or took words away, if the file says it."""
        place = 0
        for piece in self.paragraph.pieces:
            stop = place + len(piece.text)
            if piece.hand != NOBODY and place < end and stop > start:
                return piece.hand
            place = stop
        return self.paragraph.gone[0] if self.paragraph.gone else NOBODY

    def cut(self, start: int, end: int) -> list[WordPiece]:
        """Return the pieces of some of its signs."""
        found, place = [], 0
        for piece in self.paragraph.pieces:
            low, high = max(start - place, 0), min(end - place, len(piece.text))
            if low < high:
                found.append(with_text(piece, piece.text[low:high]))
            place += len(piece.text)
        return found


def with_text(piece: WordPiece, text: str) -> WordPiece:
    """Return a piece that says other words."""
    return WordPiece(text, piece.bold, piece.italic, piece.href, piece.hand, piece.computed)


def _computed(pieces: Sequence[WordPiece]) -> list[bool] | None:
    if not any(piece.computed for piece in pieces):
        return None
    return [piece.computed for piece in pieces for _ in piece.text]


def returned_lines(paragraphs: Sequence[WordParagraph]) -> list[WordLine]:
    """Return the lines of a file that came back."""
    lines: list[WordLine] = []
    heading = ""
    for one in paragraphs:
        text = one.text
        if not text.strip() and not one.pictures:
            continue
        if one.nature.title is not None:
            heading = " ".join(text.split())
        lines.append(WordLine(one, text, heading))
    return lines
