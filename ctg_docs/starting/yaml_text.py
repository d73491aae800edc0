"""Values as a YAML file of sources writes them."""

from __future__ import annotations

import json
import re
from typing import Any

# A letter, then nothing that YAML could take for a sign of its own.
_PLAIN = re.compile(r"[^\W\d_](?:[\w ’.()/-]*[\w’.)])?")
# Words that one reader or another takes for a truth value or for nothing.
_WORDS = frozenset(("y", "n", "yes", "no", "oui", "non", "on", "off", "true", "false", "null"))


class Verbatim(str):
    """A text that prints as it is: part of a comment, or a number in groups of digits."""

    __slots__ = ()


def scalar(value: Any) -> str:
    """Return a value as YAML, between quotes unless it reads the same without.

    None gives nothing: a key without a value is not known yet. Raises TypeError for anything
    but a text, a whole number or None.
    """
    if value is None:
        return ""
    if isinstance(value, Verbatim):
        return " ".join(value.split())
    if isinstance(value, str):
        bare = _PLAIN.fullmatch(value) and value.lower() not in _WORDS
        return value if bare else json.dumps(value, ensure_ascii=False)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    raise TypeError(f"valeur sans forme YAML : {value!r}")


def nombre(value: int) -> Verbatim:
    """Return a number as an author types it: « 67 669 »."""
    return Verbatim(f"{value:,}".replace(",", " "))
