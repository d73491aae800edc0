"""The YAML files of a territory's folder, and the names a folder may have."""

from __future__ import annotations

import re
from pathlib import Path

from ctg_docs.machine import unreadable
from ctg_docs.problems import Gravite, Place, Problem
from ctg_docs.reading import inside
from ctg_docs.reading.walking import (
    COMMUN,
    LETTRES,
    LOCK,
    NAMELESS,
    YAML,
    candidates,
    is_yaml,
    list_territories,
)

__all__ = ["COMMUN", "LETTRES", "list_territories", "name_problem", "yaml_files"]

_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_MAX_NAME = 80
# What the usual systems add to the name of a file that is pasted beside itself, or sent again.
_COPY = re.compile(
    r"copie de (?P<of>.+)|(?P<name>.+?)(?: ?\(\d+\)|(?: -)? cop(?:ie|y)(?: \d+| ?\(\d+\))?)",
    re.IGNORECASE,
)
# Windows opens a device, not a file, for these names.
_DEVICES = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")


def name_problem(name: str, place: Place) -> Problem | None:
    """Return the problem of the name of a territory's folder: outputs are named after it."""
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
    except OSError as error:
        problems.append(unreadable(error, shown))
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
    if LOCK.fullmatch(path.name) or (is_yaml(path) and path.name.startswith("~$")):
        message = "Un logiciel de bureautique a laissé ce fichier : il tient ou tenait une source."
        hint = "Enregistrez la source et fermez-la ; si ce fichier reste, supprimez-le."
        return Problem(place, "fichier-ouvert", message, hint, Gravite.AVERTISSEMENT)
    if NAMELESS.fullmatch(path.name):
        message = "Ce fichier n’a pas de nom devant son extension : il n’est pas lu."
        return Problem(place, "fichier-nom", message, "Nommez-le : « parties.yaml ».")
    if is_yaml(path) and path.suffix != ".yaml":
        stem = YAML.sub("", path.name)
        message = f"Seule l’extension « .yaml » est lue, pas « {path.name[len(stem) :]} »."
        hint = f"Renommez-le en « {stem}.yaml »."
        return Problem(place, "fichier-extension", message, hint)
    if not inside.readable(name):
        message = "Le nom du fichier contient un caractère illisible."
        return Problem(place, "fichier-nom", message, "Renommez-le.")
    return _copied(path, place) if is_yaml(path) else None


def _copied(path: Path, place: Place) -> Problem | None:
    """A copy of a file beside it says everything twice."""
    match = _COPY.fullmatch(path.stem)
    original = f"{match['name'] or match['of']}.yaml" if match else ""
    if not original or not path.with_name(original).is_file():
        return None
    message = f"Ce fichier est une copie de « {original} » : il n’est pas lu."
    other = f"{original.removesuffix('.yaml')}-2.yaml"
    hint = f"Gardez un seul des deux ; s’ils se complètent, renommez celui-ci « {other} »."
    return Problem(place, "fichier-copie", message, hint, mended=True)
