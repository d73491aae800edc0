"""Comparison of names of places without accents, case, hyphens or apostrophes."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cached_property
from itertools import groupby, islice, pairwise

from ctg_docs.suggestions import fold

_LEADS = ("saint ", "sainte ", "la ", "le ", "les ", "l ", "du pays ")
# A piece found in so many names tells nothing; by number of slips, for halves are longer.
_COMMON = {1: 400, 2: 60, 3: 40}
_LATIN1_LEAD = b"\xc3"  # in UTF-8, every letter from À to ÿ is this byte and one more


def fold_table(raw: bytes) -> bytes:
    """Fold a whole UTF-8 table at once, tabs and line ends kept: 35 000 names in some 10 ms.

    It gives what `fold` gives as long as the table is written with French letters and signs of
    the keyboard only (no ’ nor «) and spells « Saint » in full.
    """
    plain = raw.replace("œ".encode(), b"oe").replace("Œ".encode(), b"oe")
    plain = plain.translate(_PLAIN_BYTES, _LATIN1_LEAD)
    for spaces, one in ((b"   ", b" "), (b"  ", b" "), (b" \t", b"\t")):
        plain = plain.replace(spaces, one)
    return plain


def _plain_bytes() -> bytes:
    table = bytearray(b" " * 256)
    for code in range(128):
        letter = chr(code)
        if letter.isalnum() or letter in "\t\n":
            table[code] = ord(letter.lower())
    for code in range(0x80, 0xC0):
        base = unicodedata.normalize("NFKD", chr(code + 0x40))[0].lower()
        if base.isascii() and base.isalnum():
            table[code] = ord(base)
    return bytes(table)


_PLAIN_BYTES = _plain_bytes()


def distance(left: str, right: str, limit: int) -> int:
    """Return the number of slips between two words (a swap counts for one), or `limit + 1`."""
    too_far = limit + 1
    if abs(len(left) - len(right)) > limit:
        return too_far
    before: list[int] = []
    row = [min(j, too_far) for j in range(len(right) + 1)]
    for i, letter in enumerate(left, 1):
        after = [too_far] * (len(right) + 1)
        after[0] = min(i, too_far)
        for j in range(max(1, i - limit), min(len(right), i + limit) + 1):
            other = right[j - 1]
            best = row[j - 1] if letter == other else 1 + min(row[j], after[j - 1], row[j - 1])
            if i > 1 and j > 1 and letter == right[j - 2] and left[i - 2] == other:
                best = min(best, before[j - 2] + 1)
            after[j] = best
        if min(after) > limit:
            return too_far
        before, row = row, after
    return min(row[-1], too_far)


class NameIndex:
    """Keys by name: every line of `raw` is a key and a name, each followed by a tab.

    To look for names alike, keys must all have one length, and so must what follows the second
    tab. Names are searched in blocks of bytes: nothing is built per name, so that the index of
    the whole country is ready in a few milliseconds.
    """

    def __init__(self, raw: bytes) -> None:
        self._block = b"\n" + fold_table(raw)

    def exact(self, name: str) -> list[str]:
        """Return the keys whose name folds to the same form, in the order of the table."""
        needle = b"\t" + fold(name).encode() + b"\t"
        return [_key(self._block, at) for at in _positions(self._block, needle)]

    def near(self, name: str) -> list[tuple[int, str]]:
        """Return (slips, key) of the names that look like this one, nearest first.

        A name folded alike is 0 slips away; then one slip is tried, then two or three in a
        longer name, then the names that have the given one as their first or last words.
        """
        wanted = fold(name)
        if not wanted:
            return []
        found = [(0, key) for key in self.exact(name)]
        for limit in _attempts(wanted):
            found = found or self._within(wanted, limit)
        return sorted(found or self._containing(wanted))

    def _within(self, wanted: str, limit: int) -> list[tuple[int, str]]:
        found = {}
        for offset, needle in _pieces(wanted, limit):
            hits = list(islice(self._hits(len(wanted), limit, offset, needle), _COMMON[limit]))
            if len(hits) < _COMMON[limit]:
                found.update({key: name for key, name in hits if key not in found})
        measured = ((distance(wanted, name, limit), key) for key, name in found.items())
        return [(slips, key) for slips, key in measured if slips <= limit]

    def _hits(
        self, length: int, limit: int, offset: int, needle: bytes
    ) -> Iterator[tuple[str, str]]:
        for size in range(length - limit, length + limit + 1):
            block = self._blocks.get(size, b"")
            for at in _positions(block, needle):
                tab = block.rfind(b"\t", 0, at + 1)
                if abs(at - tab - offset) <= limit:
                    yield _key(block, at), block[tab + 1 : tab + 1 + size].decode()

    def _containing(self, wanted: str) -> list[tuple[int, str]]:
        found: dict[str, int] = {}
        for needle, slips in ((f" {wanted}\t", 1), (f"\t{wanted} ", 2)):
            for at in _positions(self._block, needle.encode()):
                found.setdefault(_key(self._block, at), slips)
        return [(slips, key) for key, slips in found.items()]

    @cached_property
    def _blocks(self) -> dict[int, bytes]:
        lines = sorted(filter(None, self._block.split(b"\n")), key=len)
        around = len(lines[0]) - len(lines[0].split(b"\t")[1])
        return {
            length - around: b"\n" + b"\n".join(group) for length, group in groupby(lines, key=len)
        }


def _attempts(name: str) -> tuple[int, ...]:
    """Return the numbers of slips to try in turn, by the length of the name."""
    return () if len(name) < 3 else (1,) if len(name) < 6 else (1, 2) if len(name) < 12 else (1, 3)


def _pieces(wanted: str, slips: int) -> Iterator[tuple[int, bytes]]:
    """Cut a name into one piece more than it may have slips: one of them must be intact.

    Yields (place after the tab, bytes to find). A first word that thousands of names share
    goes with the piece that follows it.
    """
    lead = next((word for word in _LEADS if wanted.startswith(word)), "")
    rest = wanted[len(lead) :]
    cuts = [len(rest) * i // (slips + 1) for i in range(slips + 2)]
    for first, last in pairwise(cuts):
        piece = rest[first:last]
        if first == 0:
            yield 0, f"\t{lead}{piece}".encode()
        elif last == len(rest):
            yield len(lead) + first + 1, f"{piece}\t".encode()
        else:
            yield len(lead) + first + 1, piece.encode()


def _positions(block: bytes, needle: bytes) -> Iterator[int]:
    at = block.find(needle)
    while at >= 0:
        yield at
        at = block.find(needle, at + 1)


def _key(block: bytes, at: int) -> str:
    start = block.rfind(b"\n", 0, at) + 1
    return block[start : block.find(b"\t", start)].decode().upper()


def typographic(name: str) -> str:
    """Return a name as it prints: the tables are typed with the straight apostrophe."""
    return name.replace("'", "’")
