"""Plain data to a Convention, every mistake answered in French at its own place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, NamedTuple

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from ctg_docs.model.convention import Convention
from ctg_docs.model.decisions import completer
from ctg_docs.model.hints import hint
from ctg_docs.model.intended.names import Written
from ctg_docs.model.sourcing import give_origins
from ctg_docs.problems import MOST_LISTED, Place, Problem, others
from ctg_docs.reading.positions import Chemin, Positions
from ctg_docs.reading.territory import Source

_MESSAGES = {
    "missing": ("cle-manquante", "la clé obligatoire « {key} » manque"),
    "extra_forbidden": ("cle-inconnue", "la clé « {key} » n’existe pas ici"),
    "string_type": ("texte-attendu", "« {key} » attend un texte"),
    "tuple_type": ("liste-attendue", "« {key} » attend une liste (une ligne par tiret)"),
    "model_type": ("bloc-attendu", "« {key} » attend un bloc de clés"),
    "model_attributes_type": ("bloc-attendu", "« {key} » attend un bloc de clés"),
    "literal_error": ("valeur-inconnue", "« {input} » n’est pas une valeur de « {key} »"),
    "enum": ("valeur-inconnue", "« {input} » n’est pas une valeur de « {key} »"),
    "string_pattern_mismatch": ("forme-refusee", "« {input} » n’a pas la forme de « {key} »"),
    "string_too_short": ("texte-vide", "« {key} » est vide"),
    "string_too_long": ("texte-trop-long", "« {key} » dépasse {max_length} caractères"),
    "too_short": ("liste-trop-courte", "« {key} » attend au moins {min_length} élément"),
    "too_long": ("liste-trop-longue", "« {key} » admet {max_length} éléments au plus"),
    "greater_than_equal": ("nombre-hors-bornes", "« {key} » doit valoir au moins {ge}"),
    "less_than_equal": ("nombre-hors-bornes", "« {key} » doit valoir au plus {le}"),
    "greater_than": ("nombre-hors-bornes", "« {key} » doit dépasser {gt}"),
    "less_than": ("nombre-hors-bornes", "« {key} » doit rester sous {lt}"),
}
_CUSTOM = {
    "date": "date-refusee",
    "duree": "duree-refusee",
    "niveau": "niveau-incomplet",
    "periode": "periode-refusee",
    "heure": "heure-refusee",
    "oui_non": "oui-non-attendu",
    "nombre": "nombre-refuse",
    "entier": "nombre-refuse",
    "montant": "montant-refuse",
    "degres": "nombre-refuse",
    "ambigu": "nombre-ambigu",
    "charniere": "valeur-inconnue",
}


def build(source: Source) -> tuple[Convention | None, list[Problem]]:
    """Return the typed convention of a territory, or None with all the problems."""
    data = known(source.donnees)
    data.pop("theme", None)
    try:
        convention = Convention.model_validate(data)
    except ValidationError as error:
        return None, translate(error, Convention, source.positions, data)
    give_origins(convention, data, source.positions)
    completer(convention)
    return convention, []


def known(data: Any) -> Any:
    """Drop the keys that say nothing, be they written: what is not said is unknown."""
    if isinstance(data, dict):
        return {key: said for key, value in data.items() if not _silent(said := known(value))}
    if isinstance(data, list):
        return [known(item) for item in data]
    return data


def _silent(value: Any) -> bool:
    """Tell whether a value holds no word: nothing, spaces, a group of keys without any."""
    if isinstance(value, dict):
        return all(inner == [] for inner in value.values())
    return value is None or (isinstance(value, str) and not value.strip())


def translate(
    error: ValidationError,
    model: type[BaseModel],
    positions: Positions,
    data: Any,
    prefix: Chemin = (),
) -> list[Problem]:
    """Turn the errors of a validation into located French problems, abridged.

    Only those that are told are worded: of a long file, most are counted.
    """
    found: dict[str, list[_Mistake]] = {}
    for detail in error.errors(include_url=False):
        path = real_path(detail["loc"], data)
        place = _place(detail["type"], (*prefix, *path), positions)
        found.setdefault(place.file, []).append(_Mistake(place, path, detail))
    written = Written(data)
    return [
        problem
        for file in sorted(found)
        for problem in _worded(file, sorted(found[file], key=_order), model, written)
    ]


class _Mistake(NamedTuple):
    """An error of the validation: its place, its path in the data, what the library says of it."""

    place: Place
    path: Chemin
    detail: ErrorDetails


def _worded(
    file: str, mistakes: list[_Mistake], model: type[BaseModel], written: Written
) -> Iterator[Problem]:
    for mistake in mistakes[:MOST_LISTED]:
        due = hint(mistake.detail, mistake.path, model, written)
        yield replace(_problem(*mistake), hint=due)
    if left := len(mistakes[MOST_LISTED:]):
        yield others(file, left)


def _order(mistake: _Mistake) -> tuple[int, int]:
    return mistake.place.line, mistake.place.column


def _problem(place: Place, path: Chemin, detail: ErrorDetails) -> Problem:
    key = next((str(p) for p in reversed(path) if isinstance(p, str)), "")
    context = {"key": key, "input": detail["input"], **detail.get("ctx", {})}
    if detail["type"] in _CUSTOM:
        return Problem(place, _CUSTOM[detail["type"]], f"« {key} » : {detail['msg']}")
    code, message = _MESSAGES.get(detail["type"], ("valeur-refusee", "« {key} » : valeur refusée"))
    due = ".".join(map(str, path)) if detail["type"] == "missing" else ""
    return Problem(place, code, message.format(**context), due=due)


def real_path(loc: Iterable[str | int], data: Any) -> Chemin:
    """Keep the steps that lead somewhere in the data, plus the last one (a missing key)."""
    path: list[str | int] = []
    steps = list(loc)
    for rank, step in enumerate(steps):
        inside = (isinstance(data, dict) and step in data) or (
            isinstance(data, list) and isinstance(step, int) and step < len(data)
        )
        if inside:
            data = data[step]
            path.append(step)
        elif rank == len(steps) - 1 and isinstance(step, str) and isinstance(data, dict):
            path.append(step)
    return tuple(path)


def _place(kind: str, path: Chemin, positions: Positions) -> Place:
    if kind == "missing":
        return positions.locate(path[:-1])
    if kind == "extra_forbidden":
        return positions.locate_key(path)
    return positions.locate(path)
