"""The lines and columns of a YAML text around its values: where something may be written."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ctg_docs.reading.extents import GAP, Extent, Span, extents
from ctg_docs.reading.notation import STEP
from ctg_docs.reading.positions import Chemin

_LINE_END = re.compile(r"\r\n?|\n")
_BLOCK_SIGN = re.compile(r"[|>][-+0-9]*")
_FIRST_MARGIN = re.compile(r"[^\r\n]*[\r\n]+( +)(?=[^\s])")
_COMMENT = re.compile(r" *#")
_BLANKS = re.compile(r"\s*")
_FLOW = ("[", "{")


@dataclass(frozen=True)
class ValueParts:
    """The two places of a value: on the line of its colon or dash, and on the lines below.

    `sign` is the index after the colon or the dash. `inline` is what the value has on that line.
    `below` is what it has on the next ones, from the line end before them; empty, it is where
    they would stand.
    """

    sign: int
    inline: Span
    below: Span


class YamlText:
    """A text, the extents of its values, and what stands around them."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.extents = extents(text)
        found = _LINE_END.search(text)
        self.line_end = found.group() if found else "\n"

    def children(self, path: Chemin) -> list[Chemin]:
        """Return the paths of the items or the entries of a value, in their order."""
        inside = [one for one in self.extents if len(one) == len(path) + 1 and one[:-1] == path]
        return sorted(inside, key=lambda one: self.extents[one].entry)

    def in_flow(self, path: Chemin) -> bool:
        """Say whether the items or entries of a value stand between brackets or braces."""
        lengths = range(len(path) + 1)
        return any(self.extents[path[:length]].style in _FLOW for length in lengths)

    def line_start(self, index: int) -> int:
        """Return the index of the first character of the line of an index."""
        start = max(self.text.rfind("\n", 0, index), self.text.rfind("\r", 0, index)) + 1
        return start or int(self.text.startswith("\ufeff"))

    def line_stop(self, index: int) -> int:
        """Return the index of the end of the line of an index, before the signs that end it."""
        found = _LINE_END.search(self.text, index)
        return found.start() if found else len(self.text)

    def next_line(self, index: int) -> int:
        """Return the index of the line after that of an index, or the end of the text."""
        found = _LINE_END.search(self.text, index)
        return found.end() if found else len(self.text)

    def line_before(self, index: int) -> int:
        """Return the index of the end of the line before that of an index, or of the first one."""
        start = self.line_start(index)
        if start <= len("\ufeff"):
            return start
        return start - (2 if self.text[:start].endswith("\r\n") else 1)

    def column(self, index: int) -> int:
        """Return the number of characters before an index on its line."""
        return index - self.line_start(index)

    def begins_line(self, index: int) -> bool:
        """Say whether only blanks precede an index on its line."""
        return not self.text[self.line_start(index) : index].strip(" ")

    def after_blanks(self, index: int) -> int:
        """Return the index of the first character from an index that is no blank nor line end."""
        found = _BLANKS.match(self.text, index)
        return found.end() if found else index

    def sign_end(self, path: Chemin) -> tuple[int, bool]:
        """Return the index after the colon or the dash of a value, and whether it is written."""
        one = self.extents[path]
        if one.key is None:
            return one.entry.start + 1, True
        gap = GAP.match(self.text, one.key.end)
        index = gap.end() if gap else one.key.end
        colon = self.text[index : index + 1] == ":"
        return (index + 1 if colon else one.key.end), colon

    def parts(self, path: Chemin) -> ValueParts:
        """Return the places of a value that stands among lines."""
        one = self.extents[path]
        sign = self.sign_end(path)[0]
        stop = self.line_stop(sign)
        if one.style in ("|", ">"):
            found = _BLOCK_SIGN.match(self.text, one.value.start)
            inline = Span(one.value.start, found.end() if found else one.value.start)
            return ValueParts(sign, inline, Span(self.line_stop(inline.end), one.value.end))
        if one.value.start > stop:
            return ValueParts(
                sign, Span(sign, sign), Span(self.line_before(one.value.start), one.value.end)
            )
        stop = self.line_stop(one.value.end)
        return ValueParts(sign, one.value, Span(stop, stop))

    def columns_below(self, path: Chemin, *, is_list: bool) -> tuple[int, int]:
        """Return the column of the lines to be written under an entry, and that of the entry.

        Lines of a `|` block, items and entries keep the column of those that they replace.
        """
        one = self.extents[path]
        start, column = one.value.start, self.column(one.entry.start)
        if one.style in ("|", ">"):
            found = _FIRST_MARGIN.match(self.text, start, one.value.end)
            return (column + STEP if found is None else len(found[1])), column
        inline = (
            one.key is None and one.value.end > start and start < self.line_stop(one.entry.start)
        )
        if inline or (is_lines(one) and is_list == isinstance(self.children(path)[0][-1], int)):
            return self.column(start), column
        return column + STEP, column

    def end_of_entry(self, path: Chemin) -> int:
        """Return the index of the end of the last line of an entry, its own comments included.

        These are the comments that follow it further to the right than it stands.
        """
        one = self.extents[path]
        column = self.column(one.entry.start)
        comments = re.compile(rf"(?:\s*[\r\n] {{{column + 1},}}#[^\r\n]*)*")
        stop = self.line_stop(one.value.end)
        found = comments.match(self.text, stop)
        return found.end() if found else stop

    def lines_of(self, path: Chemin) -> Span:
        """Return the range of an entry that begins a line, with the comments right above it."""
        start = self.line_start(self.extents[path].entry.start)
        while _COMMENT.match(self.text, above := self.line_start(self.line_before(start))):
            if above == start:
                break
            start = above
        return Span(start, self.end_of_entry(path))


def is_lines(one: Extent) -> bool:
    """Say whether a value is a list or a mapping written one entry a line."""
    return not one.is_text and one.style not in _FLOW
