"""Files that the sources name exist, inside the folder of the territory."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ctg_docs.checks.dossier import Dossier
from ctg_docs.problems import Problem

_KEYS = ("fichier", "logo")
_ANNEXES = ("decision", "pieces_jointes")
"""What may be any file here: `ctg dossier` says which ones may be transmitted."""
_MAX_PIXELS = 50_000_000
_PICTURES = (".png", ".jpg", ".jpeg")


def check(dossier: Dossier) -> Iterator[Problem]:
    """Yield files that are not there, or that leave the folder, or that are no picture."""
    root = dossier.folder.resolve()
    for path, value in dossier.values:
        if not path or path[-1] not in _KEYS or not isinstance(value, str):
            continue
        target = (root / value).resolve()
        if not target.is_relative_to(root):
            message = f"« {value} » sort du dossier du territoire"
            yield dossier.erreur(path, "fichier-dehors", message)
        elif not target.is_file():
            message = f"le fichier « {value} » est introuvable dans le dossier du territoire"
            yield dossier.erreur(path, "fichier-absent", message)
        elif any(key in path for key in _ANNEXES):
            continue
        elif target.suffix.lower() not in _PICTURES:
            message = f"« {value} » n’est pas une image PNG ou JPEG"
            yield dossier.erreur(path, "image-refusee", message)
        elif not _readable(target):
            message = f"l’image « {value} » est abîmée ou trop grande pour être lue"
            yield dossier.erreur(path, "image-illisible", message)


def _readable(picture: Path) -> bool:
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415 - few territories have pictures

    try:
        with Image.open(picture) as image:
            small = image.width * image.height <= _MAX_PIXELS
            if small:
                image.load()
            return small
    except (OSError, UnidentifiedImageError, Image.DecompressionBombError, SyntaxError):
        return False
