"""Files named by the sources: they exist, inside the folder of the territory."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ctg_docs.checks.territory import FILES, CheckedTerritory
from ctg_docs.document.pictures import PictureError, check_image
from ctg_docs.french.initials import capitale
from ctg_docs.problems import Problem
from ctg_docs.reading.inside import InsideError, file_inside
from ctg_docs.reading.positions import Chemin

_ANNEXES = ("decision", "pieces_jointes")
"""Keys of files of any kind: `ctg dossier` says which ones may be transmitted."""
_PICTURES = (".png", ".jpg", ".jpeg")


def check(territory: CheckedTerritory) -> Iterator[Problem]:
    """Yield files that are none of the folder's, or that are no picture."""
    for path, value in territory.values:
        if not path or path[-1] not in FILES or not isinstance(value, str):
            continue
        try:
            target = file_inside(territory.folder, value)
        except InsideError as error:
            yield territory.erreur(path, error.code, f"le fichier « {value} » {error}")
            continue
        if not any(key in path for key in _ANNEXES):
            yield from _no_picture(territory, path, value, target)


def _no_picture(
    territory: CheckedTerritory, path: Chemin, value: str, target: Path
) -> Iterator[Problem]:
    if target.suffix.lower() not in _PICTURES:
        message = f"« {value} » n’est pas une image PNG ou JPEG"
        yield territory.erreur(path, "image-refusee", message)
        return
    try:
        check_image(target)
    except PictureError as error:
        message = f"l’image « {value} » est abîmée ou trop grande pour être lue"
        yield territory.erreur(path, "image-illisible", message, f"{capitale(str(error))}.")
