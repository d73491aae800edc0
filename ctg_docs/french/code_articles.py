"""References to the articles of a code: « L. 263-1 », « L. 227-1 à L. 227-3 »."""

from __future__ import annotations

import re

from ctg_docs.french.signs import NBSP, SPACE

_SERIES = r"(?:LO|[LRDA])"
_NUMBER = r"[0-9]+(?:-[0-9]+)*"
_REFERENCE = rf"(?<!\w){_SERIES}\.?{SPACE}*\*?{_NUMBER}(?!\w)"

# It starts within « article » because `re` finds the literal « rt » fast.
ANNOUNCED = re.compile(
    rf"rt(?<=(?<!\w)[Aa]rt)(?:icles?|\.){SPACE}+{_REFERENCE}"
    rf"(?:(?:,|{SPACE}+(?:et|ou|à)){SPACE}+{_REFERENCE}"
    rf"|{SPACE}+à{SPACE}+{_NUMBER}(?={SPACE}+(?:du|de)\s|[,.;)]|$))*"
)
"""References that the word « article » announces, with the numbers that go on from them."""
DOTTED = re.compile(rf"([LRDA](?<![\w.].)O?)\.{SPACE}*(?=\*?[0-9]{{2,}}-[0-9])")
"""A reference whose dot leaves no doubt, wherever it stands."""

_ONE = re.compile(rf"(?<!\w)({_SERIES})\.?{SPACE}*(\*?)({_NUMBER})(?!\w)")
_RANGE = re.compile(rf"({_SERIES}\.{NBSP}(?:[0-9]+-)+)([0-9]+)({SPACE}+à{SPACE}+)([0-9]+)(?![\w-])")


def article_code(text: str) -> str:
    """Return references written in full: L263-1 gives « L. 263-1 », L. 227-1 à 3 both its ends.

    A range keeps its short end where that is no number after the first.
    """
    return _RANGE.sub(_range, _ONE.sub(rf"\1.{NBSP}\2\3", text))


def _range(m: re.Match[str]) -> str:
    stem, first, link, last = m.groups()
    return f"{stem}{first}{link}{stem}{last}" if int(first) < int(last) else m[0]
