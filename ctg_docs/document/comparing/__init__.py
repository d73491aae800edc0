"""Comparison of two resolved trees: one tree, marked, from which both can be read again."""

from ctg_docs.document.comparing.merging import merged, typed
from ctg_docs.document.comparing.sides import Side, side

__all__ = ["Side", "merged", "side", "typed"]
