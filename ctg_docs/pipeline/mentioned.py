"""The convention of a territory, composed for the documents that mention a part of it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ctg_docs.checks.territory import CheckedTerritory
from ctg_docs.composing.composer import Composed, compose, sujets
from ctg_docs.composing.facts.vue import Vue
from ctg_docs.composing.house.plan import load_plan
from ctg_docs.document.nodes import sections
from ctg_docs.document.numbering import number
from ctg_docs.document.references import Parts
from ctg_docs.pipeline.choice import entries
from ctg_docs.reading.house import templates_folder
from ctg_docs.reading.origins import Origin

CONVENTION = "convention"


class Mentioned:
    """The conventions that a file tells of, each composed when a part of it is asked for.

    `made` holds those that were. Mentions in the convention are of its own parts alone.
    """

    def __init__(
        self, entree: str, vues: Sequence[Vue], territories: Sequence[CheckedTerritory]
    ) -> None:
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
        (entree,) = entries([CONVENTION])
        plan = load_plan(templates_folder() / entree.plan)
        (sujet,) = sujets(entree, vue)
        made = compose(templates_folder(), entree, plan, sujet, territory.positions)
        self.made.append(made)
        return {section.id: section for section in sections(number(made.document.blocks))}
