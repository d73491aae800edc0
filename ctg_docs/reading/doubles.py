"""Files of a territory that say again what another one says, or that have no key."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from ctg_docs.problems import Place, Problem
from ctg_docs.reading.positions import Positions

_KEY = re.compile(r"[a-z]+(_[a-z]+)*")
_SEVERAL = 2
"""Elements, or groups of keys, that two files do not share by accident."""


class SourceFile(NamedTuple):
    """A file of the sources that was read: its name under its folder, its place, its content."""

    nom: str
    place: Place
    fingerprint: str
    data: Any
    positions: Positions


def doubles(files: Sequence[SourceFile]) -> dict[str, Problem]:
    """Return the problem of each file that says again all that another one says, by its name.

    Of two such files, the shorter name is that of the original.
    """
    found: dict[str, Problem] = {}
    ranked = sorted(files, key=lambda file: (len(file.place.file), file.place))
    for rank, file in enumerate(ranked):
        first = next((one for one in ranked[:rank] if _repeats(file, one)), None)
        if first is not None:
            message = f"Ce fichier est une copie de « {first.place.file} » : il n’est pas lu."
            hint = "Gardez un seul des deux, ou laissez à chacun ce qui lui est propre."
            problem = Problem(file.place, "fichier-copie", message, hint, mended=True)
            found[file.place.file] = problem
    return found


def _repeats(file: SourceFile, first: SourceFile) -> bool:
    if file.fingerprint == first.fingerprint:
        return True
    if not isinstance(file.data, dict) or not isinstance(first.data, dict):
        return False
    groups = {key for key, value in file.data.items() if isinstance(value, dict)}
    if len(groups & _groups(first.data)) >= _SEVERAL:
        return True
    own = _ids(file.data)
    return len(own) >= _SEVERAL and own <= _ids(first.data) and not groups - set(first.data)


def _groups(data: dict[str, Any]) -> set[str]:
    return {key for key, value in data.items() if isinstance(value, dict)}


def _ids(data: dict[str, Any]) -> set[tuple[str, str]]:
    """Return the ids of the elements of the lists of a file, each with the key of its list."""
    return {
        (key, item["id"])
        for key, value in data.items()
        for item in (value if isinstance(value, list) else ())
        if isinstance(item, dict) and isinstance(item.get("id"), str)
    }


def keyless(file: SourceFile) -> Problem:
    """Return the problem of a file that is a list, a text or one element, and says not of what."""
    name = file.nom.removesuffix(".yaml").partition("/")[0]
    key = name if _KEY.fullmatch(name) else "actions"
    place = file.positions.locate(())
    if isinstance(file.data, dict):
        message = "Ce fichier décrit un élément sans dire de quelle liste."
        hint = (
            f"Écrivez « {key}: » en première ligne, puis « - id: {file.data['id']} », "
            "et décalez la suite de deux espaces."
        )
    else:
        message = "Le fichier doit être fait de clés et de valeurs : « clé: valeur »."
        hint = f"Donnez un nom à la liste ou au texte, par exemple « {key}: »."
    return Problem(place, "yaml-racine", message, hint)
