"""Changes of a YAML text: the ways to write each, the best one first.

Each way is a whole text. Whether it says what was asked is for its reader to judge.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ctg_docs.reading.notation import (
    STEP,
    Notation,
    YamlValue,
    compact,
    entry,
    flow_ways,
    key_text,
    ways,
)
from ctg_docs.reading.positions import Chemin
from ctg_docs.reading.yaml_text import YamlText, is_lines


class Cut(NamedTuple):
    """The text that takes the place of a range of characters."""

    start: int
    end: int
    new: str = ""


def replacements(source: YamlText, path: Chemin, value: YamlValue) -> Iterator[str]:
    """Yield the ways to write another value at a path that is not the whole file."""
    one = source.extents[path]
    if source.in_flow(path[:-1]):
        for head in flow_ways(value, one.style):
            yield _made(source, [_flow_value(source, path, head)])
        return
    column, parent = source.columns_below(path, is_list=isinstance(value, list))
    for written in ways(value, column, column - parent, one.style):
        yield _made(source, _value_cuts(source, path, written))


def new_items(source: YamlText, path: Chemin, index: int, value: YamlValue) -> Iterator[str]:
    """Yield the ways to write one more item in a list that is written, before that of an index."""
    if source.in_flow(path):
        for text in flow_ways(value):
            yield _made(source, [_flow_entry(source, path, index, text)])
        return
    column = source.column(source.extents[path].value.start)
    for written in ways(value, column + STEP):
        yield _made(source, [_item_lines(source, path, index, entry("-", written, column))])


def new_keys(
    source: YamlText, path: Chemin, index: int, key: str, value: YamlValue
) -> Iterator[str]:
    """Yield the ways to write one more key in a mapping, or in a file that says nothing yet.

    `index` is the rank of the new key: 0 only when there is no other.
    """
    sign = f"{key_text(key)}:"
    entries = source.children(path)
    if path in source.extents and source.in_flow(path):
        for text in flow_ways(value):
            yield _made(source, [_flow_entry(source, path, index, f"{sign} {text}")])
        return
    column = source.column(source.extents[entries[0]].entry.start) if entries else 0
    for written in ways(value, column + STEP):
        lines = entry(sign, written, column)
        if not entries:
            yield _appended(source, lines)
        else:
            stop = source.end_of_entry(entries[index - 1])
            yield _made(source, [Cut(stop, stop, _below(source, lines))])


def new_comments(source: YamlText, path: Chemin, words: str) -> Iterator[str]:
    """Yield the ways to write a comment above a value, the nearest first."""
    for length in range(len(path), 0, -1):
        start = source.extents[path[:length]].entry.start
        if source.begins_line(start):
            line = f"{' ' * source.column(start)}# {words}{source.line_end}"
            index = source.line_start(start)
            yield _made(source, [Cut(index, index, line)])


def deletions(source: YamlText, path: Chemin) -> Iterator[str]:
    """Yield the ways to take out an item or an entry; the last one leaves `[]` or `{}`."""
    parent, siblings = path[:-1], source.children(path[:-1])
    if len(siblings) == 1 and parent:
        yield from replacements(source, parent, {} if isinstance(path[-1], str) else [])
    elif source.in_flow(parent):
        yield _made(source, [_flow_removal(source, path, siblings)])
    else:
        yield _made(source, [_removal(source, path, source.extents[path].value.end)])
        yield _made(source, [_removal(source, path, source.end_of_entry(path))])


def swaps(source: YamlText, path: Chemin, index: int) -> Iterator[str]:
    """Yield the ways to put an item of a list after the one that follows it.

    The comments that stand right above an item go with it.
    """
    first, second = source.children(path)[index : index + 2]
    if source.in_flow(path):
        before, after = source.extents[first].entry, source.extents[second].entry
    else:
        before, after = source.lines_of(first), source.lines_of(second)
    texts = [source.text[one.start : one.end] for one in (before, after)]
    yield _made(source, [Cut(*before, texts[1]), Cut(*after, texts[0])])


def _made(source: YamlText, cuts: Iterable[Cut]) -> str:
    """Return the text once its cuts are made; of two at the same index, the first comes first."""
    text = source.text
    for cut in sorted(cuts, key=lambda cut: cut.start)[::-1]:
        text = text[: cut.start] + cut.new + text[cut.end :]
    return text


def _below(source: YamlText, lines: Iterable[str]) -> str:
    return "".join(source.line_end + line for line in lines)


def _value_cuts(source: YamlText, path: Chemin, written: Notation) -> list[Cut]:
    """Put a value after its colon or its dash, and on the lines below."""
    one, parts = source.extents[path], source.parts(path)
    if one.key is None:
        written = compact(written)
    stands_below = one.value.start > parts.inline.end and not is_lines(one)
    if stands_below and written.head and not written.lines:
        return [Cut(*one.value, written.head)]
    inline = Cut(*parts.inline, written.head)
    if not written.head:
        inline = Cut(parts.sign, parts.inline.end)
    elif parts.inline.start == parts.inline.end:
        inline = Cut(parts.sign, parts.sign, f" {written.head}")
    return [inline, Cut(*parts.below, _below(source, written.lines))]


def _flow_value(source: YamlText, path: Chemin, head: str) -> Cut:
    """Put a value between brackets or braces in the place of another."""
    value = source.extents[path].value
    if value.start < value.end:
        return Cut(*value, head)
    sign, has_colon = source.sign_end(path)
    return Cut(sign, sign, f" {head}" if has_colon else f": {head}")


def _flow_entry(source: YamlText, path: Chemin, index: int, text: str) -> Cut:
    """Put an item or an entry between brackets or braces."""
    entries = source.children(path)
    if not entries:
        start = source.extents[path].value.start + 1
        return Cut(start, start, text)
    if index < len(entries):
        start = source.extents[entries[index]].entry.start
        return Cut(start, start, f"{text}, ")
    end = source.extents[entries[-1]].entry.end
    return Cut(end, end, f", {text}")


def _flow_removal(source: YamlText, path: Chemin, siblings: list[Chemin]) -> Cut:
    """Take an item or an entry out of brackets or braces, with one of its commas."""
    if len(siblings) == 1:
        start, end = source.extents[path[:-1]].value
        return Cut(start + 1, end - 1)
    rank, entry_span = siblings.index(path), source.extents[path].entry
    if rank + 1 < len(siblings):
        return Cut(entry_span.start, source.extents[siblings[rank + 1]].entry.start)
    return Cut(source.extents[siblings[rank - 1]].entry.end, entry_span.end)


def _item_lines(source: YamlText, path: Chemin, index: int, lines: tuple[str, ...]) -> Cut:
    """Put an item in a list of lines: under the line of its key, or under the item before it."""
    items = source.children(path)
    first = source.extents[items[0]].entry.start
    if index:
        stop = source.end_of_entry(items[index - 1])
    elif source.begins_line(first):
        stop = source.line_stop(source.sign_end(path)[0])
    else:
        # What stood first on the line of a dash goes to a line of its own.
        margin = " " * source.column(first)
        return Cut(first, first, lines[0].lstrip(" ") + _below(source, [*lines[1:], margin]))
    return Cut(stop, stop, _below(source, lines))


def _appended(source: YamlText, lines: tuple[str, ...]) -> str:
    """Put lines at the end of a file that says nothing yet."""
    text = source.text
    start = "" if not text or text.endswith(("\n", "\r", "\ufeff")) else source.line_end
    return text + start + source.line_end.join(lines) + source.line_end


def _removal(source: YamlText, path: Chemin, end: int) -> Cut:
    """Take out the lines of an entry; what follows a dash makes room for the next entry."""
    start, stop = source.extents[path].entry.start, source.next_line(end)
    if not source.begins_line(start):
        return Cut(start, source.after_blanks(stop))
    start = source.line_start(start)
    has_line_end = stop > source.line_stop(end)
    return Cut(start if has_line_end else source.line_before(start), stop)
