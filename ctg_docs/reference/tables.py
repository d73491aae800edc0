"""The shipped tables: sorted text files, read by key without being parsed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data"


class TextTable:
    """A UTF-8 file of tab-separated columns, header first, sorted by its first column.

    Keys are compared as bytes. A line may leave out its last columns when they are empty.
    """

    def __init__(self, raw: bytes) -> None:
        header, _, self.body = raw.partition(b"\n")
        self.columns = header.decode().split("\t")

    def rows(self, key: str) -> list[list[str]]:
        """Return the lines of this key: none, one, or several for a key that repeats."""
        wanted = key.encode() + b"\t"
        at, found = self._first(wanted), []
        while self.body.startswith(wanted, at):
            end = self.body.find(b"\n", at)
            found.append(self._cells(at, end))
            at = end + 1
        return found

    def row(self, key: str) -> list[str] | None:
        """Return the first line of this key."""
        return next(iter(self.rows(key)), None)

    def holding(self, value: str) -> Iterator[list[str]]:
        """Yield the lines that hold this value in a column other than the key."""
        needle = b"\t" + value.encode()
        at = self.body.find(needle)
        while at >= 0:
            end = self.body.find(b"\n", at)
            if self.body[at + len(needle) : at + len(needle) + 1] in (b"\t", b"\n"):
                yield self._cells(self.body.rfind(b"\n", 0, at) + 1, end)
                at = end
            at = self.body.find(needle, at + 1)

    def __iter__(self) -> Iterator[list[str]]:
        at = 0
        while (end := self.body.find(b"\n", at)) >= 0:
            yield self._cells(at, end)
            at = end + 1

    def _first(self, wanted: bytes) -> int:
        low, high = 0, len(self.body)
        while low < high:
            middle = (low + high) // 2
            start = self.body.rfind(b"\n", 0, middle) + 1
            if self.body[start : start + len(wanted)] < wanted:
                low = self.body.find(b"\n", middle) + 1
            else:
                high = start
        return low

    def _cells(self, start: int, end: int) -> list[str]:
        cells = self.body[start:end].decode().split("\t")
        return cells + [""] * (len(self.columns) - len(cells))


@cache
def table(name: str) -> TextTable:
    """Return a shipped table, read once per process."""
    return TextTable((DATA / f"{name}.tsv").read_bytes())


@cache
def keyed(name: str) -> dict[str, tuple[str, ...]]:
    """Return the second column of a table edited by hand, by the keys of the first one."""
    found: dict[str, list[str]] = {}
    for line in filter(None, (DATA / name).read_text(encoding="utf-8").splitlines()[1:]):
        key, words = line.split("\t")
        found.setdefault(key, []).append(words)
    return {key: tuple(several) for key, several in found.items()}
