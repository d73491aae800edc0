"""Codes of the nodes of a project that was signed: none of them ever moves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

Codes = Mapping[tuple[str, str], int]
"""The rank of each node under the one that counts it, by the ids of both."""
NEW: Codes = {}
"""The codes of a project that nobody signed."""
FIELDS = ""
"""What counts the fields."""


def ranks(parent: str, ids: Sequence[str], known: Codes) -> list[int]:
    """Return the rank of each node: the one it bears already, else the next after all of them."""
    last = max((rank for (above, _), rank in known.items() if above == parent), default=0)
    found = []
    for name in ids:
        own = known.get((parent, name), 0)
        last += not own
        found.append(own or last)
    return found
