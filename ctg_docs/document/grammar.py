"""The accepted Markdown, checked before the parser runs.

The parser passes HTML through, flattens badly spaced lists and chokes on deep nesting: what it
would do in silence is refused here, with the line at fault.
"""

from __future__ import annotations

import re


class MarkdownError(ValueError):
    """Markdown outside the accepted grammar; `code` names the rule, `line` counts from 0."""

    def __init__(self, code: str, message: str, line: int = 0) -> None:
        super().__init__(message)
        self.code = code
        self.line = line


_LIMITS = {"[": 200, "*": 2000, "_": 2000, "`": 200, ">": 500}
_HTML = re.compile(r"<[a-zA-Z/!?][^>\n]*>?")
_IMAGE = re.compile(r"!\[")
_INDENT = re.compile(r"^ {25,}\S", re.MULTILINE)


def guard(text: str) -> None:
    """Refuse what the parser would pass through (HTML) or choke on (deep or endless nesting)."""
    if found := _HTML.search(text):
        raise MarkdownError(
            "markdown-html",
            f"balise HTML « {found[0]} » refusée",
            text.count("\n", 0, found.start()),
        )
    if found := _IMAGE.search(text):
        raise MarkdownError(
            "markdown-image",
            "une image se déclare dans les illustrations",
            text.count("\n", 0, found.start()),
        )
    if found := _INDENT.search(text):
        raise MarkdownError(
            "markdown-profondeur", "liste trop imbriquée", text.count("\n", 0, found.start())
        )
    _check_lists(text)
    for sign, limit in _LIMITS.items():
        if text.count(sign) > limit:
            raise MarkdownError("markdown-profondeur", f"plus de {limit} signes « {sign} »")


_MARK = re.compile(r"( *)(?:[-*+]|(\d+)[.)])\s+\S")


def _check_lists(text: str) -> None:
    """Refuse the lists that the parser would flatten or renumber without a word."""
    lines = text.split("\n")
    for rank, line in enumerate(lines):
        found = _MARK.match(line)
        if not found:
            continue
        before = lines[rank - 1] if rank else ""
        listed = bool(_MARK.match(before)) or before.startswith(" ")
        message = ""
        if found[1] and len(found[1]) % 4:
            message = "une sous-liste se décale de quatre espaces"
        elif before.strip() and not listed:
            message = "une ligne vide doit précéder la liste"
        elif found[2] and not listed and int(found[2]) != 1:
            message = f"« {found[2]}. » en tête de ligne ouvre une liste, qui commence à 1"
        if message:
            raise MarkdownError("markdown-liste", message, rank)
