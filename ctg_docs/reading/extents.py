"""Extents of values in the text of one YAML file, character by character."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

import yaml
from yaml import events

from ctg_docs.reading.builder import MAX_DEPTH
from ctg_docs.reading.characters import without_forbidden
from ctg_docs.reading.positions import Chemin
from ctg_docs.reading.yaml_file import collector_paused, event_source

_BOM = "\ufeff"
_LINE_END = re.compile(r"\r\n?")
# Blanks, line ends and comments: what may stand between a key or a value and what follows it.
GAP = re.compile(r"(?:\s|(?<!\S)#[^\n]*)*")
_BLANKS = re.compile(r"[ \n]+")
_MARGIN = re.compile(r" *(?=[^ ])")


class Span(NamedTuple):
    """A half-open range of characters, `text[start:end]`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Extent:
    """The extent of one value: the value as it is written, its key, and its whole entry.

    `value` holds the quotes, or the sign and the lines of `|` and `>`, but neither the comment
    nor the line end that follows. A value that is not written is an empty range after the colon
    or the dash. `key` is None for an item of a list and for the whole file. `entry` begins with
    the key or the dash and ends with the value. `style` is the sign that begins the value: one
    of both quotes, `|`, `>`, `[`, `{`; empty for a plain text and for a block of lines.
    `is_text` is false for a list and a mapping.
    """

    value: Span
    key: Span | None
    entry: Span
    style: str
    is_text: bool


def extents(text: str) -> dict[Chemin, Extent]:
    """Return the extent of every value of a YAML file, by its path in that file.

    The text is the whole file's as it was decoded: a byte order mark counts as a character, and
    so do both signs of a Windows line end. Of a file with mistakes, what could be read is told.
    """
    plain = _plain(text)
    found = _measured(plain)
    if plain == text:
        return found
    shift = _Shift(text)
    return {path: shift.extent(one) for path, one in found.items()}


def extent(text: str, path: Chemin) -> Extent | None:
    """Return the extent of one value of a YAML file, None when nothing is read at that path."""
    return extents(text).get(path)


def texts_by_place(text: str) -> dict[tuple[int, int], Chemin]:
    """Return the paths of the texts of a file by their line and column, as the reader counts."""
    plain = _plain(text)
    return {
        _line_and_column(plain, one.value.start): path
        for path, one in _measured(plain).items()
        if one.is_text
    }


def place_of_words(text: str, path: Chemin, words: str, line: int = 0) -> tuple[int, int] | None:
    """Return the line and the column, from 1, of the first place of words in one text of a file.

    They are looked for from the `line` of that rank on, where the file writes each line of the text
    as one of its own (`|`). A space of the words may be several spaces and line ends of the file.
    None when the path leads to no text, and when the text does not hold the words as they stand: an
    escape hides them.
    """
    plain = _plain(text)
    found = _measured(plain).get(path)
    if found is None or not found.is_text or not words:
        return None
    start, end = found.value
    if found.style in ("|", ">"):
        start = plain.index("\n", start, end) if "\n" in plain[start:end] else end
    if found.style == "|":
        for _ in range(line):
            start = max(plain.find("\n", start + 1, end), start)
    sought = words.replace("'", "''") if found.style == "'" else words
    pattern = _BLANKS.pattern.join(map(re.escape, _BLANKS.split(sought)))
    match = re.compile(pattern).search(plain, start, end)
    return _line_and_column(plain, match.start()) if match else None


def _line_and_column(text: str, index: int) -> tuple[int, int]:
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)


def _plain(text: str) -> str:
    """Return a text without its byte order mark, whose only line end is `\\n`."""
    return _LINE_END.sub("\n", text.removeprefix(_BOM))


class _Shift:
    """Moves places of the plain text to those of the text as it was decoded."""

    def __init__(self, text: str) -> None:
        self._mark = int(text.startswith(_BOM))
        pairs = re.finditer("\r\n", text)
        self._ends = [pair.start() - self._mark - rank for rank, pair in enumerate(pairs)]

    def extent(self, one: Extent) -> Extent:
        """Return an extent of the plain text, moved."""
        key = one.key and self._span(one.key)
        return Extent(self._span(one.value), key, self._span(one.entry), one.style, one.is_text)

    def _span(self, span: Span) -> Span:
        start, end = (index + self._mark + bisect_left(self._ends, index) for index in span)
        return Span(start, end)


@lru_cache(maxsize=4)
def _measured(plain: str) -> dict[Chemin, Extent]:
    measure = _Measure(without_forbidden(plain))
    with collector_paused():
        measure.read()
    return measure.found


class _Frame:
    """An open mapping or list, the key or index its next value goes to, and where it has got."""

    __slots__ = ("end", "entry", "is_map", "key", "key_span", "path", "start", "style")

    def __init__(self, path: Chemin, start: int, entry: int, style: str, *, is_map: bool) -> None:
        self.path = path
        self.start = start
        self.entry = entry
        self.style = style
        self.is_map = is_map
        self.key: str | int | None = None if is_map else 0
        self.key_span: Span | None = None
        self.end = start


class _Measure:
    """Follows the events of the parser and notes where each value begins and ends."""

    def __init__(self, text: str) -> None:
        self.found: dict[Chemin, Extent] = {}
        self._text = text
        self._open: list[_Frame] = []

    def read(self) -> None:
        """Note the values of the first document, up to the first mistake that hides the rest."""
        source = event_source(self._text)
        try:
            while type(event := source.get_event()) is not events.DocumentEndEvent:
                if isinstance(event, events.StreamEndEvent) or len(self._open) > MAX_DEPTH:
                    return
                self._take(event)
        except yaml.MarkedYAMLError:
            return

    def _take(self, event: Any) -> None:
        match event:
            case events.MappingStartEvent() | events.SequenceStartEvent():
                self._begin(event)
            case events.MappingEndEvent() | events.SequenceEndEvent():
                self._finish(event)
            case events.ScalarEvent() | events.AliasEvent():
                self._scalar(event)

    def _begin(self, event: Any) -> None:
        start = event.start_mark.index
        sign = self._text[start : start + 1] if event.flow_style else ""
        frame = _Frame(
            self._path(),
            start,
            self._entry(start),
            sign if sign in ("[", "{") else "",
            is_map=isinstance(event, events.MappingStartEvent),
        )
        self._open.append(frame)

    def _finish(self, event: Any) -> None:
        frame = self._open.pop()
        end = event.end_mark.index if frame.style else frame.end
        self._note(Span(frame.start, end), frame.entry, frame.style, is_text=False)

    def _scalar(self, event: Any) -> None:
        span = Span(event.start_mark.index, event.end_mark.index)
        frame = self._open[-1] if self._open else None
        if frame is not None and frame.key is None:
            frame.key = unicodedata.normalize("NFC", getattr(event, "value", ""))
            frame.key_span, frame.end = span, span.end
            return
        style = getattr(event, "style", None) or ""
        if style in ("|", ">"):
            span = self._lines(span)
        elif span.start == span.end:
            span = self._unwritten(frame, span)
        self._note(span, self._entry(span.start), style, is_text=True)

    def _path(self) -> Chemin:
        """Return the path of the value that begins."""
        frame = self._open[-1] if self._open else None
        return () if frame is None else (*frame.path, "" if frame.key is None else frame.key)

    def _note(self, value: Span, entry: int, style: str, *, is_text: bool) -> None:
        path = self._path()
        frame = self._open[-1] if self._open else None
        key = frame.key_span if frame else None
        self.found.setdefault(path, Extent(value, key, Span(entry, value.end), style, is_text))
        if frame is not None:
            frame.end = value.end
            frame.key_span = None
            frame.key = None if frame.is_map else int(frame.key or 0) + 1

    def _entry(self, start: int) -> int:
        """Return the start of the entry of the value that begins at `start`."""
        frame = self._open[-1] if self._open else None
        if frame is None:
            return start
        if frame.is_map:
            return frame.key_span.start if frame.key_span else start
        return start if frame.style else self._after_gap(frame.end)

    def _after_gap(self, index: int) -> int:
        gap = GAP.match(self._text, index)
        return gap.end() if gap else index

    def _unwritten(self, frame: _Frame | None, span: Span) -> Span:
        """Return the place of a value that is not written: after the colon or the dash."""
        if frame is None or frame.style == "[":
            return span
        index = self._after_gap(frame.end)
        written = self._text[index : index + 1] == (":" if frame.is_map else "-")
        end = index + 1 if written else frame.end
        return Span(end, end)

    def _lines(self, span: Span) -> Span:
        """Return the range of a `|` or `>` block without the empty lines that it does not hold."""
        start, end = span
        first, *lines = self._text[start:end].split("\n")
        if "+" in first.split("#")[0]:
            return Span(start, end - (lines[-1:] == [""]))
        margin = min((len(m.group()) for line in lines if (m := _MARGIN.match(line))), default=0)
        while lines and not lines[-1].strip(" ") and len(lines[-1]) <= margin:
            lines.pop()
        return Span(start, start + len("\n".join([first, *lines])))
