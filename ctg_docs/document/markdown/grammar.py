"""The accepted Markdown, checked before the parser runs.

The parser passes HTML through, flattens badly spaced lists and chokes on deep nesting: what it
would do in silence is refused here, with the line at fault.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from ctg_docs.document.markdown.faults import MarkdownError
from ctg_docs.document.markdown.lists import check_lists
from ctg_docs.document.markdown.signs import check_signs
from ctg_docs.document.markdown.tables import check_tables, check_tabs

_NESTED = 30
"""Elements that may stand one inside another: lists, their items, bold, italics, links."""

TITLE_REFUSED = "un titre (#) n’a pas sa place dans ce texte"
_MOST_TITLES = 20
_EMPTY_LINES = re.compile(r"\n(?: *\n){100}")
_TITLES = re.compile(r"^(?:#|[=-]+ *$)", re.MULTILINE)
_LIMITS = {"[": 200, "*": 2000, "_": 2000, "`": 200, ">": 500, "\\": 200}
_SHOWN = 60
# What is refused wherever it stands: where, the code, the words. No pattern tries a run of blanks
# from each of its places: the time would grow with its square.
_REFUSED = (
    (r"<(?!br */?>)[a-zA-Z/!?][^>\n]*>?", "markdown-html", "balise HTML « {found} » refusée"),
    (r"!\[", "markdown-image", "une image se déclare dans les illustrations"),
    (r"^ {25,}\S", "markdown-profondeur", "liste trop imbriquée"),
    (r"^ *\d{10,}[.)]", "markdown-liste", "un numéro de liste a neuf chiffres au plus"),
    (r"\\{21}", "markdown-profondeur", "plus de 20 signes « \\ » de suite"),
)
_PATTERNS = tuple((re.compile(where, re.MULTILINE), code, words) for where, code, words in _REFUSED)


def guard(text: str) -> None:
    """Refuse what the parser would pass through (HTML) or choke on (deep or endless nesting)."""
    check_tabs(text)
    text = text.expandtabs(4)
    for pattern, code, words in _PATTERNS:
        if found := pattern.search(text):
            raise MarkdownError(
                code,
                words.format(found=_shortened(found[0])),
                text.count("\n", 0, found.start()),
            )
    for sign, limit in _LIMITS.items():
        if text.count(sign) > limit:
            before = sign.join(text.split(sign, limit)[:limit])
            message = f"plus de {limit} signes « {sign} »"
            raise MarkdownError("markdown-profondeur", message, before.count("\n"))
    check_lists(text)
    check_tables(text)
    check_signs(text)


def guard_prose(text: str) -> None:
    """Refuse in an author's text what only a template may hold: many titles, many empty lines."""
    if empty := _EMPTY_LINES.search(text.expandtabs(4)):
        message = "plus de 100 lignes vides de suite"
        raise MarkdownError("markdown-profondeur", message, text.count("\n", 0, empty.start()))
    # A few titles are named one by one; the time that the parser takes grows with their square.
    if len(found := [*_TITLES.finditer(text)]) > _MOST_TITLES:
        line = text.count("\n", 0, found[0].start())
        raise MarkdownError("markdown-titre", TITLE_REFUSED, line)


def check_depth(root: Element) -> None:
    """Refuse elements nested so deep that what walks through them would lose its way."""
    level, depth = [root], 0
    while level := [child for element in level for child in element]:
        depth += 1
        if depth > _NESTED:
            message = "listes ou mises en relief trop imbriquées"
            raise MarkdownError("markdown-profondeur", message)


def _shortened(words: str) -> str:
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
