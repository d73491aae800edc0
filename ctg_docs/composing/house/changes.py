"""Changes of the house style by a territory: values of known kinds, never files that are run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ctg_docs.document.theme import Charte, Theme
from ctg_docs.model.loading import known
from ctg_docs.problems import Problem, SourceError
from ctg_docs.reading.territory import Source

_OF_THE_HOUSE = frozenset(Theme.model_fields) - frozenset(Charte.model_fields)


def changes_of(territory: Source) -> dict[str, Any]:
    """Return the `theme` key of a territory, without what it leaves empty.

    Raises SourceError when it is no block, holds a key of the house alone, or an acronym that
    would become another word.
    """
    said = territory.donnees.get("theme") or {}
    if not isinstance(said, dict):
        place = territory.positions.locate(("theme",))
        raise SourceError([Problem(place, "bloc-attendu", "« theme » attend un bloc de clés")])
    changes: dict[str, Any] = known(said)
    problems = [*_of_the_house(changes, territory), *_other_words(changes.get("sigles"), territory)]
    if problems:
        raise SourceError(problems)
    return changes


def _of_the_house(changes: Mapping[str, Any], territory: Source) -> Iterator[Problem]:
    for key in changes:
        if key in _OF_THE_HOUSE:
            place = territory.positions.locate_key(("theme", key))
            message = f"« {key} » ne se change pas dans un territoire"
            hint = (
                "Les polices et les feuilles de style sont celles de la maison : elles se changent "
                "dans « templates/maison/theme.yaml », avec la personne qui entretient l’outil."
            )
            yield Problem(place, "cle-reservee", message, hint)


def _other_words(sigles: object, territory: Source) -> Iterator[Problem]:
    """Yield the acronyms whose house form is more than another use of capitals."""
    for sigle, form in sigles.items() if isinstance(sigles, dict) else ():
        if not isinstance(form, str):
            continue  # told with the other wrong types
        if not sigle.isalnum() or sigle.casefold() != form.casefold():
            place = territory.positions.locate(("theme", "sigles", sigle))
            message = f"« {form} » n’est pas une graphie du sigle « {sigle} »"
            hint = "Seules les capitales changent : « CAF: Caf »."
            yield Problem(place, "forme-refusee", message, hint)
