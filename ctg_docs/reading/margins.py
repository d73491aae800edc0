"""Margins of lines that stand a little aside of the others, or that lack the dash of an item."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_LINE = re.compile(r"(?P<margin> *)(?P<dash>- +)?(?P<key>[^\W\d][\w-]*)\s*:(?P<value>.*)")
_STEP = 2
"""Spaces of a level, and those by which a line stands aside by mistake at most."""

_COUNTS = ("", "une espace", "deux espaces", "trois espaces", "quatre espaces")


class Margin(NamedTuple):
    """A line as it was meant, the column at fault, from 0, and what is to be told.

    What stands before other lines too, as tabs do, is `repeated`: then it is `spaces` everywhere.
    """

    line: str
    column: int
    code: str
    message: str
    hint: str
    repeated: str = ""
    spaces: str = ""

    def replaced(self, other: str) -> str:
        """Return another line of the file, its margin corrected if it is the same."""
        lead = other[: len(other) - len(other.lstrip(" \t"))]
        return (
            self.spaces + other[len(lead) :] if self.repeated and lead == self.repeated else other
        )


class _Level(NamedTuple):
    """A margin that a line may share, with the key that stands at it."""

    margin: int
    key: str
    dash: bool
    empty: bool


def margins_meant(before: str, line: str, below: str) -> Iterator[Margin]:
    """Yield the lines that may be meant by one, between those around it, likeliest first."""
    if "\t" in line[: len(line) - len(line.lstrip())]:
        yield from _without_tab(before, line)
        return
    found = _LINE.fullmatch(line)
    if found is None or not found["margin"]:
        return
    margin, levels = len(found["margin"]), list(_levels(before))
    yield from _without_dash(found, margin, levels)
    near = sorted(levels, key=lambda level: abs(level.margin - margin))
    most = (
        len(below) - len(below.lstrip())
        if not found["value"].strip() and below.strip()
        else margin + _STEP
    )
    for level in near if all(margin != level.margin or level.dash for level in levels) else ():
        aside = level.margin - margin
        if not 0 < abs(aside) <= _STEP or level.margin > most:
            continue
        if level.dash == bool(found["dash"]):
            meant = " " * level.margin + line.lstrip()
            message = f"Cette ligne n’est pas alignée avec « {level.key} », plus haut."
            hint = f"Écrivez « {line.strip()} » {_after(level.margin)}."
            yield Margin(meant, margin, "yaml-syntaxe", message, hint)


def _without_tab(before: str, line: str) -> Iterator[Margin]:
    text = line.lstrip()
    if not _LINE.fullmatch(text) and not text.startswith("- "):
        return
    tabs = line[: len(line) - len(text)]
    levels = list(_levels(before))
    under = [levels[0].margin + _STEP] if levels and levels[0].empty else []
    for margin in (*under, *(level.margin for level in levels)):
        spaces = " " * margin
        message = "Une tabulation ne peut pas servir à décaler une ligne{others}."
        hint = (
            "Remplacez-la par des espaces (deux par niveau) : "
            f"écrivez « {text.strip()} » {_after(margin)}."
        )
        column = tabs.index("\t")
        yield Margin(spaces + text, column, "yaml-tabulation", message, hint, tabs, spaces)


def _without_dash(found: re.Match[str], margin: int, levels: list[_Level]) -> Iterator[Margin]:
    """Yield the line of an item that lacks its dash, before its margin or in it."""
    if found["dash"] or not levels:
        return
    written = found.string.strip()
    first = found["key"] in {level.key for level in levels if level.dash and level.margin == margin}
    begins = levels[0].empty and levels[0].margin < margin
    for dashed in (margin,) if first else (margin - _STEP, margin) if begins else ():
        if dashed >= 0:
            message = f"Un tiret manque devant « {found['key']} »."
            hint = f"Écrivez « - {written} » {_after(dashed)}."
            yield Margin(f"{' ' * dashed}- {written}", margin, "yaml-liste", message, hint)


def _levels(before: str) -> Iterator[_Level]:
    """Yield the margins of the lines above that are still open, the nearest line first."""
    lowest = len(before) + 1
    for line in reversed(before.split("\n")):
        found = _LINE.fullmatch(line)
        if found is None:
            continue
        margin = len(found["margin"])
        inner = margin + len(found["dash"] or "")
        if found["dash"] and inner < lowest:
            yield _Level(inner, found["key"], dash=False, empty=not found["value"].strip())
        if margin < lowest:
            empty = not found["value"].strip()
            yield _Level(margin, found["key"], dash=bool(found["dash"]), empty=empty)
            lowest = margin
        if not margin:
            return


def first_of_block(text: str, index: int) -> int:
    """Return the index of the first line under the key that the lines above one belong to."""
    end = text.rfind("\n", 0, index)
    while end > 0:
        start = text.rfind("\n", 0, end) + 1
        if (found := _LINE.fullmatch(text, start, end)) and not found["value"].strip():
            return end + 1
        end = start - 1
    return index


def _after(margin: int) -> str:
    if not margin:
        return "au début de la ligne"
    return f"avec {_COUNTS[margin] if margin < len(_COUNTS) else f'{margin} espaces'} devant"
