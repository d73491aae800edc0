"""French typography of running text: spaces, quotation marks, apostrophes, accents, acronyms.

Applying it twice changes nothing. It never takes a sign away, save spaces and the marks it gives
their right form; addresses, code, identifiers, times and file names come back as they were.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ctg_docs.french import figures, quotes, shields, spacing, spellings
from ctg_docs.french.flow import Flow
from ctg_docs.french.initials import capitale
from ctg_docs.french.signs import APOSTROPHE

_APOSTROPHE = re.compile(rf"""'(?<=[^\W\d_].)(?=[\w«“"{shields.SHIELD}])""")
_ELLIPSIS = re.compile(r"\.\.\.(?<!\....)(?!\.)")


def typographier(text: str, sigles: Mapping[str, str] | None = None) -> str:
    """Return a text as French typography wants it.

    `sigles` holds the house form of acronyms ({"CAF": "Caf", "CTG": "CTG"}); raises ValueError if
    a form is not a spelling of its acronym.
    """
    flow = Flow((text,))
    _typeset(flow, sigles)
    return flow.text


def typographier_suite(tokens: Sequence[str], sigles: Mapping[str, str] | None = None) -> list[str]:
    """Return as many tokens, set as the one text they make: a bold word hides no context."""
    if not tokens:
        return []
    flow = Flow(tokens)
    _typeset(flow, sigles)
    return flow.tokens()


def majuscule(text: str) -> str:
    """Return a text with the capital, accented, that its first word wants: etat gives « État »."""
    return typographier(capitale(text))


def _typeset(flow: Flow, sigles: Mapping[str, str] | None) -> None:
    present = frozenset(flow.text)
    hidden = shields.shield(flow, present)
    spacing.single(flow, present)
    if "." in present:
        flow.sub(_ELLIPSIS, "…")
    spacing.close_gaps(flow)
    spellings.correct(flow, present)
    if sigles:
        spellings.house_style(flow, sigles)
    if "'" in present:
        flow.sub(_APOSTROPHE, APOSTROPHE)
    if not quotes.SIGNS.isdisjoint(present):
        flow.edit(quotes.edits(flow.text))
    spacing.space(flow, present)
    figures.bind(flow, present)
    spellings.accent(flow, present)
    shields.unshield(flow, hidden)
