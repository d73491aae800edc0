"""Values, and lines of templates, on their way through Markdown.

A template never pours a value into the Markdown it writes: it leaves a token of two
private-use characters around a number, and the value takes the token's place once the
Markdown is parsed. So nothing that a source says can be read as Markdown or as a template.

The words of the template itself bear a mark where a line begins, which says which line it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, NamedTuple

from ctg_docs.reading.origins import UNKNOWN, Origin

OPEN, CLOSE = "\ue000", "\ue001"
TOKEN = re.compile(f"{OPEN}(\\d+){CLOSE}")
LINE_OPEN, LINE_CLOSE = "\ue002", "\ue003"
LINE = re.compile(f"{LINE_OPEN}(\\d+):(\\d+){LINE_CLOSE}")

# Signs of Markdown that open a line, after which its words begin; none before a link or a role.
_LEAD = re.compile(
    r"^((?:[ \t>#*_|-]|(?:\d+[.)]|[a-z]\))[ \t])*)(?=[^\s{}()\]:#*_|\\-])", re.MULTILINE
)


class Slot(NamedTuple):
    """A value that a template printed, and the line that prints it."""

    value: Any
    origin: Origin = UNKNOWN


class Slots:
    """The values printed by one template, by the number of their token."""

    def __init__(self, of_line: Callable[[int, int], Origin] = lambda *_: UNKNOWN) -> None:
        self._of_line = of_line
        self._slots: list[Slot] = []

    def keep(self, value: Any, origin: Origin = UNKNOWN) -> str:
        """Store a value and return its token."""
        self._slots.append(Slot(value, origin))
        return f"{OPEN}{len(self._slots) - 1}{CLOSE}"

    def slot(self, number: str) -> Slot:
        """Return the slot of a token."""
        return self._slots[int(number)]

    def origin(self, gabarit: str, line: str) -> Origin:
        """Return the origin that the mark of a line says."""
        return self._of_line(int(gabarit), int(line))

    def words(self, text: str) -> str:
        """Replace the tokens of an attribute or an id by their plain words."""
        return TOKEN.sub(lambda found: str(self.slot(found[1]).value), unmarked(text))


def marked(text: str, gabarit: int, line: int) -> str:
    """Return words of a template with a mark where they begin, and where each of their lines does.

    `gabarit` is the number of the template and `line` that of the first line. A mark stands after
    the signs of Markdown that open the line; where words do not begin at once, there is none.
    """
    return "\n".join(
        _LEAD.sub(rf"\g<1>{LINE_OPEN}{gabarit}:{line + rank}{LINE_CLOSE}", words, count=1)
        for rank, words in enumerate(text.split("\n"))
    )


def unmarked(text: str) -> str:
    """Return words without the marks of their lines."""
    return LINE.sub("", text) if LINE_OPEN in text else text
