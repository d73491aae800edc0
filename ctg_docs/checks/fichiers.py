"""Files that the sources name exist, inside the folder of the territory."""

from __future__ import annotations

from collections.abc import Iterator

from ctg_docs.checks.dossier import FILES, Dossier
from ctg_docs.document.pictures import PictureError, check_image
from ctg_docs.french.initials import capitale
from ctg_docs.problems import Problem

_ANNEXES = ("decision", "pieces_jointes")
"""What may be any file here: `ctg dossier` says which ones may be transmitted."""
_PICTURES = (".png", ".jpg", ".jpeg")


def check(dossier: Dossier) -> Iterator[Problem]:
    """Yield files that are not there, or that leave the folder, or that are no picture."""
    root = dossier.folder.resolve()
    for path, value in dossier.values:
        if not path or path[-1] not in FILES or not isinstance(value, str):
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
        else:
            try:
                check_image(target)
            except PictureError as error:
                message = f"l’image « {value} » est abîmée ou trop grande pour être lue"
                hint = f"{capitale(str(error))}."
                yield dossier.erreur(path, "image-illisible", message, hint)
