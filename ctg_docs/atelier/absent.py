"""Absence: what an address of the atelier, or a name in it, would lead to and does not."""

from __future__ import annotations


class AbsentError(Exception):
    """A page, a territory, a file or a field that does not exist, or no longer does.

    No built-in error says it: a `KeyError` of ours would pass for a mistake of who asks.
    """
