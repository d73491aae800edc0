"""Marks between two versions: what says them, and the lines that they cover whole."""

from __future__ import annotations

from ctg_docs.document.nodes import Edited, EditKind, Inlines

EDIT_WORDS: dict[EditKind, tuple[str, str]] = {
    "ajoute": ("[ajouté\u00a0: ", "]"),
    "retire": ("[supprimé\u00a0: ", "]"),
    "parti": ("[déplacé d’ici\u00a0: ", "]"),
    "arrive": ("[déplacé ici\u00a0: ", "]"),
}
"""The words that say a mark to those who do not see it, before and after it."""


def whole_edit(content: Inlines) -> Edited | None:
    """Return the mark of a run that is added, removed or moved whole, None for any other."""
    match content:
        case (Edited() as mark,):
            return mark
    return None


def touched(content: Inlines) -> bool:
    """Tell whether a run bears a mark: marks stand around the other nodes, never inside."""
    return any(isinstance(node, Edited) for node in content)
