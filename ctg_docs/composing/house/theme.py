"""The house style, changed by a territory."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from ctg_docs.composing.house.changes import changes_of
from ctg_docs.composing.house.files import read_house
from ctg_docs.composing.house.modele_word import KEY, word_model
from ctg_docs.document.pictures import PictureError, check_image
from ctg_docs.document.theme import Charte, Logo, ModeleWord, Police, Theme
from ctg_docs.french.initials import capitale
from ctg_docs.model.loading import translate
from ctg_docs.problems import MissingToolError, Place, Problem, SourceError
from ctg_docs.reading.inside import InsideError, file_inside
from ctg_docs.reading.positions import Positions
from ctg_docs.reading.territory import Source

_FACES = ("normal", "italique", "gras", "gras_italique")


@dataclass(frozen=True)
class _Author:
    """The author of a key of the theme: the folder of the files named, the places of the keys."""

    folder: Path
    positions: Positions
    owner: str
    """Ends « le dossier … »."""

    def place(self, *path: str | int) -> Place:
        return self.positions.locate(("theme", *path))


def load_theme(house: Path, territory: Source | None = None) -> Theme:
    """Return the theme of the house, changed by the `theme` key of a territory.

    `house` is the folder of theme.yaml. Raises SourceError for a wrong token, or for a key that
    only the house may change; MissingToolError for a font that is not there.
    """
    base, places = read_house(house / "theme.yaml")
    of_house = _Author(house, places, "de la charte")
    authors: dict[str, _Author] = {}
    changes: dict[str, Any] = {}
    if territory:
        changes = changes_of(territory)
        own = _Author(territory.folder, territory.positions, "du territoire")
        authors = dict.fromkeys(changes, own)
    data = _merge(base.get("theme", {}), changes)
    named = data.pop(KEY, None)
    theme = _validated(data, authors, of_house)
    return theme.model_copy(
        update={
            KEY: _word_model(named, authors.get(KEY), of_house),
            "logos": _logos(theme.logos, authors.get("logos", of_house)),
            "texte": _fonts(theme.texte, house),
            "titres": _fonts(theme.titres, house),
            "feuille": (house / theme.feuille).resolve(),
        }
    )


def _validated(data: dict[str, Any], authors: Mapping[str, _Author], house: _Author) -> Theme:
    try:
        return Theme.model_validate(data)
    except ValidationError as error:
        wrong = [str(detail["loc"][0]) for detail in error.errors() if detail["loc"]]
        theirs = next((authors[key] for key in wrong if key in authors), None)
        model, author = (Charte, theirs) if theirs else (Theme, house)
        problems = translate(error, model, author.positions, data, ("theme",))
        raise SourceError(problems) from error


def _word_model(named: object, territory: _Author | None, house: _Author) -> ModeleWord | None:
    if named is None:
        return None
    folders = [territory.folder, house.folder] if territory else [house.folder]
    return word_model(named, (territory or house).place(KEY), folders)


def _merge(base: dict[str, Any], changes: dict[str, Any]) -> dict[str, Any]:
    merged = dict(base)
    for key, value in changes.items():
        below = merged.get(key)
        both = isinstance(value, dict) and isinstance(below, dict)
        merged[key] = _merge(below, value) if both else value  # type: ignore[arg-type]
    return merged


def _logos(logos: tuple[Logo, ...], author: _Author) -> tuple[Logo, ...]:
    """Return the logos with their files found; raises SourceError for one that cannot be shown."""
    located, problems = [], []
    for rank, logo in enumerate(logos):
        try:
            path = file_inside(author.folder, str(logo.fichier), author.owner)
            check_image(path)
            located.append(logo.model_copy(update={"fichier": path}))
        except (InsideError, PictureError) as error:
            problems.append(_unusable(logo, error, author.place("logos", rank, "fichier")))
    if problems:
        raise SourceError(problems)
    return tuple(located)


def _unusable(logo: Logo, error: InsideError | PictureError, place: Place) -> Problem:
    if isinstance(error, InsideError):
        return Problem(place, error.code, f"le logo « {logo.fichier} » {error}")
    message = f"le logo « {logo.fichier} » n’est pas une image PNG ou JPEG lisible"
    return Problem(place, "image-illisible", message, f"{capitale(str(error))}.")


def _fonts(police: Police, house: Path) -> Police:
    """Return a family of the house with its faces found."""
    faces = {}
    for face in _FACES:
        path = (house / getattr(police, face)).resolve()
        if not path.is_file():
            message = f"La police « {police.famille} » est introuvable : il manque le fichier"
            raise MissingToolError(f"{message} {path}.")
        faces[face] = path
    return police.model_copy(update=faces)
