"""Shields against typography: addresses, code, identifiers, times, file names."""

from __future__ import annotations

import re
from typing import NamedTuple

from ctg_docs.french.flow import Flow

SHIELD = "\x1a"
"""The control sign of substitution; it stands, one for one, for each shielded sign."""

_URL_END = r"""[^\s<>«»"“”`.,;:!?)\]’'…]"""
_URL = rf"""(?:[^\s<>«»"“”`]*{_URL_END})"""


class _Kind(NamedTuple):
    """A kind of shielded text: a sign it cannot lack, a clue that `re` finds fast, its pattern."""

    sign: str
    clue: re.Pattern[str]
    whole: re.Pattern[str]


def _kind(sign: str, clue: str, whole: str) -> _Kind:
    return _Kind(sign, re.compile(clue), re.compile(whole))


_FILE = r"(?<![\w./\\-])(?:\.{0,2}[/\\])?[\w-]+(?:[./\\][\w-]+)*\.[a-z][a-z0-9]{1,4}(?!\w)"
_KINDS = (
    _kind(SHIELD, SHIELD, f"{SHIELD}+"),
    _kind("`", "`", "`[^`]*`"),
    _kind("/", "://", rf"(?<!\w)[a-z]{{3,6}}://{_URL}"),
    _kind("w", r"www\.", rf"(?<!\w)www\.{_URL}"),
    _kind("@", "@", r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"),
    _kind("&", "&", r"&#?\w{1,31};"),
    _kind(":", ":[0-9]", r"(?<![\w:])[0-9]{1,2}(?::[0-9]{2}){1,2}(?![\w:])"),
    _kind("_", "_", r"(?<![\w-])[\w-]*_[\w-]*"),
    _kind(".", r"\.[a-z]", _FILE),
)
_SHIELDS = re.compile(f"{SHIELD}+")


def shield(flow: Flow, present: frozenset[str]) -> str:
    """Hide what must not change; return all the signs hidden, in order, for `unshield`.

    `present` holds the signs of the text.
    """
    plain = flow.text
    for sign, clue, whole in _KINDS:
        if sign in present and clue.search(flow.text):
            # The hidden text has the length of the plain one: no cut moves.
            flow.text = whole.sub(lambda m: SHIELD * len(m[0]), flow.text)
    if flow.text is plain:
        return ""
    return "".join(plain[slice(*m.span())] for m in _SHIELDS.finditer(flow.text))


def unshield(flow: Flow, hidden: str) -> None:
    """Put back what `shield` hid."""
    if hidden:
        signs = iter(hidden)
        flow.text = _SHIELDS.sub(lambda m: "".join(next(signs) for _ in m[0]), flow.text)
