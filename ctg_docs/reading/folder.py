"""The YAML files of a territory's folder, and the names a folder may have."""

from __future__ import annotations

import re
from pathlib import Path

from ctg_docs.problems import Place, Problem
from ctg_docs.reading import inside
from ctg_docs.reading.walking import COMMUN, LETTRES, candidates, is_yaml, list_territories

__all__ = ["COMMUN", "LETTRES", "list_territories", "name_problem", "yaml_files"]

_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_MAX_NAME = 80
# Windows opens a device, not a file, for these names.
_DEVICES = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")


def name_problem(name: str, place: Place) -> Problem | None:
    """Return what is wrong with the name of a territory's folder: outputs are named after it."""
    if not _NAME.fullmatch(name) or len(name) > _MAX_NAME:
        message = f"« {inside.shown(name)} » ne convient pas comme nom de dossier de territoire."
        hint = (
            f"Renommez-le avec des minuscules sans accent, des chiffres et des tirets, "
            f"{_MAX_NAME} signes au plus : « cc-du-val-vert »."
        )
    elif _DEVICES.fullmatch(name) or name in (COMMUN, LETTRES):
        message = f"« {name} » est un nom réservé."
        hint = "Renommez ce dossier du nom du territoire : « cc-du-val-vert »."
    else:
        return None
    return Problem(place, "dossier-nom", message, hint)


def yaml_files(folder: Path, shown: str) -> tuple[list[str], list[Problem]]:
    """Return the `.yaml` files under a folder, as sorted POSIX names, and what is refused in it.

    `shown` is how the user knows the folder. What hides is ignored; so are other files, as long as
    whoever opened them would find a file of this folder.
    """
    names: list[str] = []
    problems: list[Problem] = []
    try:
        for path in candidates(folder):
            name = path.relative_to(folder).as_posix()
            problem = _refused(path, name, folder, Place(f"{shown}/{inside.shown(name)}"))
            if problem:
                problems.append(problem)
            elif is_yaml(path):
                names.append(name)
    except OSError:
        message = "Le dossier ne peut pas être lu."
        hint = "Vérifiez que vous avez le droit de le lire."
        problems.append(Problem(Place(shown), "fichier-illisible", message, hint))
    return sorted(names), sorted(problems)


def _refused(path: Path, name: str, folder: Path, place: Place) -> Problem | None:
    if path.is_symlink() and not (path.is_file() and inside.is_within(path, folder)):
        message = "Ce lien mène à un dossier, ou hors de celui-ci : il n’est pas suivi."
        hint = "Remplacez-le par une copie des fichiers."
        return Problem(place, "fichier-lien", message, hint)
    if not path.is_file():
        message = "Ce n’est pas un fichier ordinaire."
        return Problem(place, "fichier-illisible", message, "Remplacez-le par un vrai fichier.")
    if not inside.is_openable(path.stat()):
        message = f"Le fichier dépasse {inside.WEIGHT}."
        return Problem(place, "fichier-lourd", message, "Rangez-le hors du dossier.")
    if is_yaml(path) and path.suffix != ".yaml":
        message = f"Seule l’extension « .yaml » est lue, pas « {path.suffix} »."
        hint = f"Renommez-le en « {path.stem}.yaml »."
        return Problem(place, "fichier-extension", message, hint)
    if not inside.readable(name):
        message = "Le nom du fichier contient un caractère illisible."
        return Problem(place, "fichier-nom", message, "Renommez-le.")
    return None
