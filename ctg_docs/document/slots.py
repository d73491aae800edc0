"""Values on their way through Markdown.

A template never pours a value into the Markdown it writes: it leaves a token of two
private-use characters around a number, and the value takes the token's place once the
Markdown is parsed. So nothing that a source says can be read as Markdown or as a template.
"""

from __future__ import annotations

import re
from typing import Any

OPEN, CLOSE = "\ue000", "\ue001"
TOKEN = re.compile(f"{OPEN}(\\d+){CLOSE}")


class Slots:
    """The values printed by one template, by the number of their token."""

    def __init__(self) -> None:
        self._values: list[Any] = []

    def keep(self, value: Any) -> str:
        """Store a value and return its token."""
        self._values.append(value)
        return f"{OPEN}{len(self._values) - 1}{CLOSE}"

    def value(self, number: str) -> Any:
        """Return the value of a token."""
        return self._values[int(number)]

    def words(self, text: str) -> str:
        """Replace the tokens of an attribute or an id by their plain words."""
        return TOKEN.sub(lambda found: str(self.value(found[1])), text)
