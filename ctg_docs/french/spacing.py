"""Spaces of French typography: before high punctuation, inside guillemets, after abbreviations.

Source: Imprimerie nationale, « Lexique des règles typographiques en usage ».
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ctg_docs.french.flow import Edit, Flow
from ctg_docs.french.shields import SHIELD
from ctg_docs.french.signs import FINE, NBSP, SPACE, is_space

# Patterns start with a literal sign wherever they can: `re` then skips to it, some ten times
# faster than where it has to look behind first.
_GAP = re.compile(rf"""[,.](?<={SPACE}.)(?=[\s»”")\]]|$)""")
_SEVERAL = re.compile(f"[ {NBSP}{FINE}]{{2,}}")
_SIGN = re.compile("[;!?:«»%‰€]")
_SIGNS = frozenset(';!?:«»%‰€"“”')
_CIVILITY = re.compile(
    rf"(M(?<!\w.)(?:M?\.|mes?|lles?)){SPACE}+(?=[A-ZÀ-ÖØ-Þ{SHIELD}])",
)
_ABBREVIATION = re.compile(
    rf"(\.(?:(?<=(?<!\w)art.)|(?<=(?<!\w)p.)|(?<=(?<!\w)pp.))){SPACE}+(?=[0-9LRDA])"
)

# Signs that may end a word or a group of words, letters and digits aside.
_ENDS = frozenset(f")]»”’%…€°_{SHIELD}")
_CLOSING = frozenset(")]»”")


def single(flow: Flow, present: frozenset[str]) -> None:
    """Make one space of several: some formats print them, others do not."""
    if " " in present or NBSP in present:
        flow.sub(_SEVERAL, lambda m: next((s for s in m[0] if s in (NBSP, FINE)), " "))


def close_gaps(flow: Flow) -> None:
    """Take away the spaces before a comma or a full stop."""
    text = flow.text
    if not _GAP.search(text):
        return
    flow.edit(
        (start, m.start(), "")
        for m in _GAP.finditer(text)
        if (start := _spaces_before(text, m.start())) and _ends_word(text[start - 1])
    )


def space(flow: Flow, present: frozenset[str]) -> None:
    """Put the right spaces at signs and abbreviations; `present` holds the signs of the text."""
    if not _SIGNS.isdisjoint(present):
        flow.edit(_at_signs(flow.text))
    if "M" in present:
        flow.sub(_CIVILITY, rf"\1{NBSP}")
    if "." in present:
        flow.sub(_ABBREVIATION, rf"\1{NBSP}")


def _at_signs(text: str) -> Iterator[Edit]:
    for m in _SIGN.finditer(text):
        sign, place = m[0], m.start()
        if sign == "«":
            found = _after_opening(text, place)
        elif sign in "%‰€":
            found = _before_unit(text, place, sign)
        else:
            found = _before(text, place, sign)
        if found and text[found[0] : found[1]] != found[2]:
            yield found


def _before(text: str, place: int, sign: str) -> Edit | None:
    start = _spaces_before(text, place)
    before = text[start - 1 : start]
    if not before or before.isspace() or before == "«":
        return None
    wanted = FINE if sign in ";!?" else NBSP
    if sign == ":" and (before == ":" or text[place + 1 : place + 2] == ":"):
        return None
    if start == place and sign != "»" and not (_ends_word(before) and _ends_group(text, place)):
        return None
    return start, place, wanted


def _after_opening(text: str, place: int) -> Edit | None:
    end = place + 1
    while is_space(text[end : end + 1]):
        end += 1
    after = text[end : end + 1]
    # The sign is part of the edit, so that its space stays in the same token.
    return None if not after or after.isspace() else (place, end, f"«{NBSP}")


def _before_unit(text: str, place: int, sign: str) -> Edit | None:
    if sign == "€" and text[place - 1 : place] in ("k", "M"):
        place -= 1
    start = _spaces_before(text, place)
    if not "0" <= text[start - 1 : start] <= "9":
        return None
    return start, place, NBSP if sign == "€" else FINE


def _spaces_before(text: str, place: int) -> int:
    while place and is_space(text[place - 1]):
        place -= 1
    return place


def _ends_word(sign: str) -> bool:
    return sign.isalnum() or sign in _ENDS


def _ends_group(text: str, place: int) -> bool:
    """Tell a mark of punctuation (« fin ; ») from a sign inside a word (« a;b »)."""
    while text[place : place + 1] and text[place] in ";:!?":
        place += 1
    after = text[place : place + 1]
    return not after or after.isspace() or after in _CLOSING
