"""Spaces inside and after the numbers of a running text."""

from __future__ import annotations

import re

from ctg_docs.french.dates import MOIS
from ctg_docs.french.flow import Flow
from ctg_docs.french.signs import FINE, NBSP, SPACE

DIGITS = frozenset("0123456789")

_UNITS = r"km²?|m²|ha|min|ETP|millions?|milliards?"
_THOUSANDS = re.compile(
    rf"[1-9](?<![\w.,/+-].)(?<![0-9]{SPACE}.)[0-9]{{0,2}}(?:{SPACE}[0-9]{{3}})+(?!\w|{SPACE}[0-9])"
)
_BOUND = re.compile(
    rf"[0-9](?:er)?{SPACE}(?:"
    rf"(?:{_UNITS})(?!\w)"
    rf"|h(?!\w)(?:{SPACE}(?=[0-9]{{2}}(?!\w)))?"
    rf"|(?:{'|'.join(MOIS)})(?!\w)(?:{SPACE}(?=[0-9]{{4}}(?!\w)))?)"
)
_CENTURY = re.compile(rf"([XVI]e){SPACE}(?=siècles?(?!\w))")
_SPACE = re.compile(SPACE)


def bind(flow: Flow, present: frozenset[str]) -> None:
    """Keep together groups of thousands, numbers and units, days and months, hours, centuries."""
    if not DIGITS.isdisjoint(present):
        flow.sub(_THOUSANDS, lambda m: _SPACE.sub(FINE, m[0]))
        flow.sub(_BOUND, lambda m: _SPACE.sub(NBSP, m[0]))
    if not present.isdisjoint("XVI"):
        flow.sub(_CENTURY, rf"\1{NBSP}")
