"""The house style with what a territory changes in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from ctg_docs.composing.house.files import read_house
from ctg_docs.composing.house.modele_word import KEY, word_model
from ctg_docs.document.pictures import PictureError, check_image
from ctg_docs.document.theme import Logo, ModeleWord, Police, Theme
from ctg_docs.french.initials import capitale
from ctg_docs.model.loading import known, translate
from ctg_docs.problems import MissingToolError, Place, Problem, SourceError
from ctg_docs.reading.positions import Positions
from ctg_docs.reading.territory import Source

_FACES = ("normal", "italique", "gras", "gras_italique")


def load_theme(house: Path, territory: Source | None = None) -> Theme:
    """Return the theme of the house, changed by the `theme` key of a territory.

    `house` is the folder of theme.yaml. Raises SourceError for a wrong token, MissingToolError
    for a font that is not there.
    """
    base, places = read_house(house / "theme.yaml")
    changes = (territory.donnees.get("theme") if territory else None) or {}
    if territory and not isinstance(changes, dict):
        place = territory.positions.locate(("theme",))
        raise SourceError([Problem(place, "bloc-attendu", "« theme » attend un bloc de clés")])
    data = _merge(base.get("theme", {}), known(changes))
    model = _word_model(data.pop(KEY, None), house, places, territory)
    try:
        theme = Theme.model_validate(data)
    except ValidationError as error:
        mine = [e for e in error.errors() if territory and _inside(changes, e["loc"])]
        positions = territory.positions if territory and mine else places
        problems = translate(error, Theme, positions, data, ("theme",))
        raise SourceError(problems) from error
    return _located(theme, house, territory).model_copy(update={KEY: model})


def _word_model(
    named: object, house: Path, places: Positions, territory: Source | None
) -> ModeleWord | None:
    if named is None:
        return None
    where = ("theme", KEY)
    if territory and _inside(territory.donnees.get("theme"), (KEY,)):
        return word_model(named, territory.positions.locate(where), [territory.dossier, house])
    return word_model(named, places.locate(where), [house])


def _merge(base: dict[str, Any], changes: dict[str, Any]) -> dict[str, Any]:
    merged = dict(base)
    for key, value in changes.items():
        below = merged.get(key)
        both = isinstance(value, dict) and isinstance(below, dict)
        merged[key] = _merge(below, value) if both else value  # type: ignore[arg-type]
    return merged


def _inside(data: Any, loc: tuple[str | int, ...]) -> bool:
    return bool(loc) and isinstance(data, dict) and loc[0] in data


def _located(theme: Theme, house: Path, territory: Source | None) -> Theme:
    """Make every path absolute: fonts and sheet from the house, logos from the territory."""
    return theme.model_copy(
        update={
            "logos": _logos(theme.logos, house, territory),
            "texte": _fonts(theme.texte, house, "texte", territory),
            "titres": _fonts(theme.titres, house, "titres", territory),
            "feuille": (house / theme.feuille).resolve(),
        }
    )


def _logos(logos: tuple[Logo, ...], house: Path, territory: Source | None) -> tuple[Logo, ...]:
    """Return the logos with their files found; raises SourceError for one that cannot be shown."""
    folder = territory.dossier if territory else house
    located, problems = [], []
    for rank, logo in enumerate(logos):
        path = (folder / logo.fichier).resolve()
        place = (
            territory.positions.locate(("theme", "logos", rank, "fichier")) if territory else None
        )
        if place and not (path.is_file() and path.is_relative_to(folder.resolve())):
            message = f"le logo « {logo.fichier} » est introuvable dans le dossier du territoire"
            problems.append(Problem(place, "fichier-absent", message))
        elif place:
            problems += _unreadable(path, logo, place)
        located.append(logo.model_copy(update={"fichier": path}))
    if problems:
        raise SourceError(problems)
    return tuple(located)


def _unreadable(path: Path, logo: Logo, place: Place) -> Iterator[Problem]:
    try:
        check_image(path)
    except PictureError as error:
        message = f"le logo « {logo.fichier} » n’est pas une image PNG ou JPEG lisible"
        yield Problem(place, "image-illisible", message, f"{capitale(str(error))}.")


def _fonts(police: Police, house: Path, key: str, territory: Source | None) -> Police:
    """Return a family with its faces found: a wrong name in a territory is its own to correct."""
    faces = {}
    for face in _FACES:
        path = (house / getattr(police, face)).resolve()
        if not path.is_file():
            message = (
                f"la police « {police.famille} » est introuvable : il manque le fichier {path}"
            )
            where = ("theme", key, face)
            if territory and territory.positions.locate(where) != territory.positions.locate(()):
                place = territory.positions.locate(where)
                raise SourceError([Problem(place, "fichier-absent", message)])
            raise MissingToolError(f"{capitale(message)}.")
        faces[face] = path
    return police.model_copy(update=faces)
