"""Views of a territory: of today's sources, and of the versions that its avenants change."""

from __future__ import annotations

from collections.abc import Sequence

from ctg_docs.checks.territory import CheckedTerritory
from ctg_docs.composing.facts.vue import Vue
from ctg_docs.document.theme import Theme


def amended(today: CheckedTerritory, signed: Sequence[CheckedTerritory], theme: Theme) -> Vue:
    """Return the view of a territory, with those of the versions that its avenants change."""
    former: tuple[Vue, ...] = ()
    for each in signed:
        former += (Vue(each.convention, each.projet, theme, each.folder, former),)
    return Vue(today.convention, today.projet, theme, today.folder, former)
