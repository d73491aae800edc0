"""Units after a number: « 1 place », « 1,5 million d’euros », « 12 places d’accueil »."""

from __future__ import annotations

import re
from decimal import Decimal

from ctg_docs.french.counting import plural
from ctg_docs.french.plurals import pluriel, singulier

_SHORT = frozenset(("an", "ans", "lit", "cas"))
_SHORTEST = 4
"""Letters from which a unit is a word that agrees; « km », « kWh » and « ETP » are symbols."""
_NOUN = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*(?= |$)")


def unite_accordee(n: int | Decimal, unite: str) -> str:
    """Return a unit agreed with its number, in whichever number the sources give it.

    A symbol and a phrase that no noun opens (« sur 20 », « par habitant ») do not vary.
    """
    noun = _NOUN.match(unite)
    if noun is None or noun[0].isupper() or (len(noun[0]) < _SHORTEST and noun[0] not in _SHORT):
        return unite
    return pluriel(singulier(unite)) if plural(n) else singulier(unite)
