"""Slips of typing that hide what a line of YAML means, each with the line that was meant.

Most come from word processors: spaces that do not break and signs that look like a colon or a
dash, which YAML takes for letters.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from ctg_docs.problems import Problem
from ctg_docs.reading.margins import margins_meant
from ctg_docs.reading.positions import place_at

SPACES = "\u00a0\u202f"
"""Spaces that do not break, which French typing puts before a colon."""

_DASHES = "–—−‐‑"
_COLONS = "：﹕︰∶"
_KEY = r"((?: |- )*[^\W\d][\w-]*)"


class Slip(NamedTuple):
    """A text without one of its slips, and what is to be told of it."""

    text: str
    problem: Problem


class _Case(NamedTuple):
    """A slip at the beginning of a line, what was meant in its place, and what is said of it.

    The pattern has three groups: what precedes the slip, the slip, and its sign when it has one.
    What comes with a text that is pasted is `repeated` line after line, and told once.
    """

    pattern: re.Pattern[str]
    meant: Callable[[str], str]
    message: str
    code: str = "yaml-syntaxe"
    repeated: bool = False


def _case(pattern: str, meant: str, message: str) -> _Case:
    return _Case(re.compile(pattern), lambda _slip: meant, message)


_CASES = (
    _Case(
        re.compile(rf"( *)([{SPACES}][ {SPACES}]*)"),
        lambda slip: " " * len(slip),
        "Une espace insécable décale cette ligne{others}.",
        repeated=True,
    ),
    _Case(
        re.compile(rf"( *)(([{_DASHES}])[ {SPACES}]+)"),
        lambda _slip: "- ",
        "Le tiret « {sign} » n’ouvre pas de liste{others}.",
        "yaml-liste",
        repeated=True,
    ),
    _case(
        rf"{_KEY}([ {SPACES}]*([{_COLONS}])[ {SPACES}]*)",
        ": ",
        "Le deux-points « {sign} » ne suit pas une clé.",
    ),
    _case(
        rf"{_KEY}([ {SPACES}]*[{SPACES}] *:(?=\s|\Z) *)",
        ": ",
        "Une espace insécable précède « : ».",
    ),
    _case(
        rf"{_KEY}( *: *[{SPACES}][ {SPACES}]*)",
        ": ",
        "Une espace insécable suit « : ».",
    ),
    _case(rf"{_KEY}(:)(?=[^\s:/])", ": ", "Une espace manque après « : »."),
    _case(rf"{_KEY}( *= *)(?=\S)", ": ", "C’est « : », non « = », qui suit une clé."),
    _Case(
        re.compile(rf"((?: |- )*|{_KEY[1:-1]} *: +)(\[[^\[\]]*\] *[^\s,:#\]].*)"),
        lambda slip: quoted(slip.rstrip()),
        "Un texte qui commence par un crochet se met entre guillemets.",
    ),
)


def slips_in(text: str, index: int, name: str) -> Iterator[Slip]:
    """Yield the slips that the line of an index may have, those of its signs before its margin."""
    start = text.rfind("\n", 0, index) + 1
    before, (line, *after) = text[:start], text[start:].split("\n")
    for case in _CASES:
        match = case.pattern.match(line)
        if match:
            meant = _meant(case, line, match)
            others = _and_others(_correct(case, match[1], after) if case.repeated else 0)
            place = place_at(name, text, start + match.end(1))
            sign = match[3] if case.pattern.groups > 2 else ""
            message = case.message.format(sign=sign, others=others)
            hint = f"Écrivez « {meant.strip()} »."
            problem = Problem(place, case.code, message, hint, mended=True)
            yield Slip(before + "\n".join([meant, *after]), problem)
            return
    for margin in margins_meant(before, line, after[0] if after else ""):
        place = place_at(name, text, start + margin.column)
        alike = [margin.replaced(other) for other in after]
        others = _and_others(sum(a != b for a, b in zip(alike, after, strict=True)))
        message = margin.message.format(others=others)
        problem = Problem(place, margin.code, message, margin.hint, mended=True)
        yield Slip(before + "\n".join([margin.line, *alike]), problem)


def _meant(case: _Case, line: str, match: re.Match[str]) -> str:
    return match[1] + case.meant(match[2]) + line[match.end() :]


def _correct(case: _Case, before: str, lines: list[str]) -> int:
    """Correct the lines that have the same slip after the same margin; return their number."""
    found = 0
    for rank, line in enumerate(lines):
        match = case.pattern.match(line)
        if match and match[1] == before:
            lines[rank] = _meant(case, line, match)
            found += 1
    return found


def _and_others(count: int) -> str:
    return f" (et {count} autre{'s' if count > 1 else ''} dans ce fichier)" if count else ""


def begins_with_dash(text: str) -> bool:
    """Say whether a text begins with a sign that looks like the dash of an item."""
    return text[0] in _DASHES and text[1:2] in (" ", *SPACES)


def quoted(text: str) -> str:
    """Return a text between the quotes that change the least in it."""
    return f"'{text.replace(chr(39), chr(39) * 2)}'" if '"' in text else f'"{text}"'
