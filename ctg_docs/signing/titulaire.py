"""Holders of certificates: the person, or the body, that a field of signature is for."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

_BETWEEN = {"au", "aux", "de", "des", "du", "en", "et", "la", "le", "les", "pour", "sur"}
"""Words that are no part of a name."""
_WORD = re.compile(r"[^\W\d_]{2,}")


def certificate_name(certificate: Any) -> str:
    """Return the name of whoever holds a certificate."""
    said = certificate.subject.native
    return str(said.get("common_name") or certificate.subject.human_friendly)


def answers(certificate: str, description: str) -> bool:
    """Tell whether the name of a certificate may be that of who signs in a described field.

    Two of its words stand there, or its only one: given names are often more, or fewer, than those
    that the convention prints. A field that names nobody is anybody's.
    """
    name, there = _words(certificate), _words(description)
    return not there or len(name & there) >= min(2, max(1, len(name)))


def _words(text: str) -> set[str]:
    bare = unicodedata.normalize("NFKD", text.casefold())
    words = _WORD.findall("".join(c for c in bare if not unicodedata.combining(c)))
    return set(words) - _BETWEEN
