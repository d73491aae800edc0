"""First letters of texts, raised or lowered."""

from __future__ import annotations


def capitale(text: str) -> str:
    """Return a text with its first letter in capital."""
    return text[:1].upper() + text[1:]


def minuscule(text: str) -> str:
    """Return a text with its first letter in lower case, acronyms left alone.

    « À développer » gives « à développer »: a letter and a space are no acronym.
    """
    acronym = text[:2].isupper() and not text[1:2].isspace()
    return text if acronym else text[:1].lower() + text[1:]
