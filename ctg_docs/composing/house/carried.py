"""Agreement of the printed values with the sources that a document carries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from ctg_docs.composing.house.files import read_house
from ctg_docs.composing.house.plan import Plan
from ctg_docs.model.convention import Convention
from ctg_docs.problems import Problem
from ctg_docs.reading.positions import Chemin
from ctg_docs.suggestions import nearest


def uncarried(printed: Iterable[Chemin], plan: Plan, path: Path) -> list[Problem]:
    """Return the faults of the `sources` of a plan, given the values that its document prints.

    A key that no source has is named with the nearest one; so is each key of which the document
    prints something, and that its files would not carry. `path` is the file of the plan.
    """
    left = {chemin[0] for chemin in printed}
    if left <= {*plan.sources} <= {*Convention.model_fields}:
        return []
    return [*_unknown(plan, path), *_forgotten(sorted(left - {*plan.sources}), path)]


def _unknown(plan: Plan, path: Path) -> Iterator[Problem]:
    _, positions = read_house(path)
    for rank, key in enumerate(plan.sources):
        if key not in Convention.model_fields:
            place = positions.locate(("sources", rank))
            message = f"aucune clé des sources ne s’appelle « {key} »"
            yield Problem(place, "sources-du-plan", message, nearest(key, Convention.model_fields))


def _forgotten(keys: list[str | int], path: Path) -> Iterator[Problem]:
    _, positions = read_house(path)
    for key in keys:
        message = f"le document imprime « {key} », et ses fichiers ne l’emporteraient pas"
        hint = f"Ajoutez « {key} » à « sources »."
        yield Problem(positions.locate(("sources",)), "sources-du-plan", message, hint)
