"""The convention of a territory, composed for the documents that mention a part of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeAlias

from ctg_docs.checks.territory import CheckedTerritory
from ctg_docs.composing.composer import Composed, compose, sujets
from ctg_docs.composing.facts.vue import Vue
from ctg_docs.composing.house.plan import load_plan
from ctg_docs.document.nodes import Document, sections
from ctg_docs.document.numbering import NEW, Ranks, number
from ctg_docs.document.references import Parts
from ctg_docs.pipeline.choice import entries
from ctg_docs.reading.house import templates_folder
from ctg_docs.reading.origins import Origin

CONVENTION = "convention"
Kept: TypeAlias = Callable[[Document], tuple[Document, Ranks]]
"""What gives a convention the parts and the ranks of what was signed."""


def as_composed(document: Document) -> tuple[Document, Ranks]:
    """Return a convention that no avenant has changed, as it is."""
    return document, NEW


class Mentioned:
    """The conventions that a file tells of, each composed when a part of it is asked for.

    `made` holds those that were. Mentions in the convention are of its own parts alone.
    """

    def __init__(
        self,
        entree: str,
        vues: Sequence[Vue],
        territories: Sequence[CheckedTerritory],
        kept: Kept = as_composed,
    ) -> None:
        self._kept = kept
        self._vues = () if entree == CONVENTION else vues
        self._territories = {territory.folder: territory for territory in territories}
        self._parts: dict[Path, Parts] = {}
        self.made: list[Composed] = []

    def parts(self, origin: Origin) -> Parts:
        """Return the numbered parts of the convention that words of some origin are about."""
        vue = self._vue_of(origin)
        territory = self._territories.get(vue.folder) if vue else None
        if vue is None or territory is None:
            return {}
        if vue.folder not in self._parts:
            self._parts[vue.folder] = self._composed(vue, territory)
        return self._parts[vue.folder]

    def _vue_of(self, origin: Origin) -> Vue | None:
        """Return the convention told of: the only one, else that of the file of the words."""
        if len(self._vues) == 1:
            return self._vues[0]
        files = [Path(place.file).resolve() for place in origin.places]
        for vue in self._vues:
            if any(file.is_relative_to(vue.folder.resolve()) for file in files):
                return vue
        return None

    def _composed(self, vue: Vue, territory: CheckedTerritory) -> Parts:
        made = composed_convention(vue, territory)
        self.made.append(made)
        document, known = self._kept(made.document)
        return {section.id: section for section in sections(number(document.blocks, known))}


def composed_convention(vue: Vue, territory: CheckedTerritory) -> Composed:
    """Return the convention of a territory, composed and not yet resolved."""
    (entree,) = entries([CONVENTION])
    plan = load_plan(templates_folder() / entree.plan)
    (sujet,) = sujets(entree, vue)
    return compose(templates_folder(), entree, plan, sujet, territory.positions)
