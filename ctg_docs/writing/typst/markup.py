"""Typst code as strings: calls, values, and texts that are never read as code.

Everything is written in code mode and every text is a string literal: no sign that a source may
hold has a meaning there but the two that are escaped here.
"""

from __future__ import annotations

from collections.abc import Iterable


def string(words: str) -> str:
    """Return words as a string literal, on one line."""
    escaped = words.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped.replace(chr(10), " ")}"'


def call(name: str, *positional: str, **named: str) -> str:
    """Return a call; an underscore in a name is a hyphen, an empty value is left out."""
    pairs = (f"{key.replace('_', '-')}: {value}" for key, value in named.items() if value)
    return f"{name}({', '.join((*positional, *pairs))})"


def array(items: Iterable[str]) -> str:
    """Return an array of values."""
    return f"({''.join(f'{item}, ' for item in items)})"


def dictionary(entries: Iterable[tuple[str, str]]) -> str:
    """Return a dictionary; its keys are words of ours."""
    return f"({''.join(f'{key}: {value}, ' for key, value in entries) or ':'})"


def joined(parts: Iterable[str]) -> str:
    """Return contents one after the other, as one content."""
    several = tuple(filter(None, parts))
    return several[0] if len(several) == 1 else f"[#{{{'; '.join(several)}}}]"


def yes(condition: object) -> str:
    """Return « true », or nothing: a named argument that keeps its default."""
    return "true" if condition else ""


def points(length: float) -> str:
    """Return a length in points, to the thousandth."""
    return f"{round(length, 3):g}pt"


def millimetres(length: float) -> str:
    """Return a length in millimetres, to the thousandth."""
    return f"{round(length, 3):g}mm"
