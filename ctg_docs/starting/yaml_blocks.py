"""A whole file of sources, written as an author would: blocks, short lists on one line."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

from ctg_docs.starting.yaml_text import Verbatim, scalar

_WIDTH = 100
_FLOW = 90
_SHORT = 4
"""Keys that a group may have and still stand on the line of its dash."""


class Paragraphes(str):
    """A long text in Markdown: it is written under a bar, its paragraphs wrapped."""

    __slots__ = ()


class YamlComment(str):
    """A comment, on lines of its own in the place of a key and its value."""

    __slots__ = ()


def document(data: Mapping[str, Any], comment: str = "") -> str:
    """Return a file of sources: its comment, then each key, a blank line between two groups.

    A value is a text, a Verbatim, a Paragraphes, a whole number, a date, a list or a group; what
    is None or empty is left out. In the place of a value, a YamlComment is written without its
    key; it never comes first in a group. Raises TypeError for anything else.
    """
    lines = [f"# {line}" for line in comment.splitlines()]
    for key, value in data.items():
        if _is_given(value):
            lines += [""] if lines else []
            _pair(lines, "", key, value, 0)
    return "\n".join(lines) + "\n"


def _is_given(value: Any) -> bool:
    return bool(value) or value == 0


def _pair(lines: list[str], lead: str, key: str, value: Any, depth: int) -> None:
    """Add a key and its value; `lead` stands before the key, `depth` is its column."""
    if isinstance(value, YamlComment):
        lines += [f"{lead}# {line}" for line in value.split("\n")]
        return
    if isinstance(value, dict):
        lines.append(f"{lead}{key}:")
        _group(lines, " " * (depth + 2), value, depth + 2)
        return
    flow = _scalar(value) if type(value) is str and len(value) <= _FLOW else _flow(value)
    if flow is not None and depth + len(key) + 2 + len(flow) <= _WIDTH:
        lines.append(f"{lead}{key}: {flow}")
    elif isinstance(value, str):
        lines.append(f"{lead}{key}: {'|' if isinstance(value, Paragraphes) else '>-'}")
        _wrap(lines, value, depth + 2)
    else:
        lines.append(f"{lead}{key}:")
        for item in value:
            _item(lines, item, depth + 2)


def _group(lines: list[str], lead: str, group: Mapping[str, Any], depth: int) -> None:
    """Add the keys of a group, the first of them after `lead`."""
    for key, value in group.items():
        if _is_given(value):
            _pair(lines, lead, key, value, depth)
            lead = " " * depth


def _item(lines: list[str], value: Any, depth: int) -> None:
    pad = " " * depth
    if isinstance(value, dict):
        flow = _flow_group(value) if len(value) <= _SHORT else None
        if flow is not None and depth + len(flow) <= _FLOW:
            lines.append(f"{pad}- {flow}")
        else:
            _group(lines, f"{pad}- ", value, depth + 2)
        return
    flow = _flow(value)
    if flow is not None:
        lines.append(f"{pad}- {flow}")
    else:
        lines.append(f"{pad}- {'|' if isinstance(value, Paragraphes) else '>-'}")
        _wrap(lines, value, depth + 2)


def _flow(value: Any) -> str | None:
    """Return a value that fits on the line of its key or dash, None where it takes a block."""
    if isinstance(value, str):
        long = isinstance(value, Paragraphes) or len(value) > _FLOW
        return None if long else value if isinstance(value, Verbatim) else _scalar(value)
    if isinstance(value, list | tuple):
        if any(not isinstance(inner, str) for inner in value):
            return None
        flows = [_flow(inner) for inner in value]
        return None if None in flows else f"[{', '.join(map(str, flows))}]"
    return value.isoformat() if isinstance(value, date) else scalar(value)


def _flow_group(group: Mapping[str, Any]) -> str | None:
    pairs = []
    for key, value in group.items():
        if _is_given(value):
            flow = None if isinstance(value, dict | list | tuple) else _flow(value)
            if flow is None:
                return None
            pairs.append(f"{key}: {flow}")
    return "{" + ", ".join(pairs) + "}"


@cache
def _scalar(value: str) -> str:
    return scalar(value)


def _wrap(lines: list[str], text: str, depth: int) -> None:
    pad, room = " " * depth, _WIDTH - depth
    for line in text.split("\n"):
        if len(line) <= room or line.startswith(("-", "|", " ")) or line[0].isdigit():
            lines.append(pad + line if line else "")
            continue
        row = ""
        for word in line.split(" "):
            if row and len(row) + len(word) >= room:
                lines.append(pad + row)
                row = word
            else:
                row = f"{row} {word}" if row else word
        lines.append(pad + row)
