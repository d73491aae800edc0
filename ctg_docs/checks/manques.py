"""Places of what is missing: an empty key, a commented one, else the file where it belongs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from ctg_docs.checks.territory import CheckedTerritory
from ctg_docs.problems import Place
from ctg_docs.reading.encoding import decode
from ctg_docs.reading.folder import yaml_files
from ctg_docs.reading.hidden_keys import hidden_key
from ctg_docs.reading.house_files import first_file
from ctg_docs.reading.positions import Chemin


def manque(territory: CheckedTerritory, path: Chemin) -> tuple[Place, str]:
    """Return the place where a missing value is written, and the hint that names its key."""
    positions = territory.positions
    depth = positions.written(path)
    if depth == len(path):
        return positions.locate_key(path), f"Complétez {_named(path)}."
    place = _commented(territory, path[: depth + 1])
    if place:
        return place, f"Retirez « # » devant {_named(path[: depth + 1])}, puis complétez-la."
    if depth:
        return positions.locate(path), adding(path)
    return _in_its_file(territory, path)


def adding(path: Chemin) -> str:
    """Return the hint that names the key to add, and its parent."""
    return f"Ajoutez {_named(path)}."


def _named(path: Chemin) -> str:
    *above, key = path
    over = next((step for step in reversed(above) if isinstance(step, str)), "")
    where = f" sous « {over} »" if over and over != key else ""
    return f"la clé « {key} »{where}"


def _in_its_file(territory: CheckedTerritory, path: Chemin) -> tuple[Place, str]:
    """Return the file where a part of the sources usually stands, be it there or still to write."""
    name = first_file(str(path[0]))
    folder = territory.positions.locate(())
    if not name:
        return folder, adding(path)
    if (territory.folder / name).is_file():
        return Place(name if folder.file == "." else f"{folder.file}/{name}"), adding(path)
    return folder, f"{adding(path).removesuffix('.')}, dans un fichier « {name} »."


def _commented(territory: CheckedTerritory, path: Chemin) -> Place | None:
    *above, key = path
    if not isinstance(key, str):
        return None
    if above:
        group = replace(
            territory.positions.locate(tuple(above)),
            line=territory.positions.locate_key(tuple(above)).line,
        )
        files = [(group.file, territory.folder / _own_name(territory, group.file))]
    else:
        group, files = Place("", 1, 1), [*_files(territory)]
    for shown, file in files:
        found = hidden_key(_text(file, shown), key, group.line, group.column)
        if found:
            return Place(shown, *found)
    return None


def _files(territory: CheckedTerritory) -> Iterator[tuple[str, Path]]:
    """Yield the files of a territory, as the user sees them and as they are opened."""
    folder = territory.positions.locate(()).file
    names, _ = yaml_files(territory.folder, folder)
    yield from (
        (name if folder == "." else f"{folder}/{name}", territory.folder / name) for name in names
    )


def _own_name(territory: CheckedTerritory, shown: str) -> str:
    return shown.removeprefix(f"{territory.positions.locate(()).file}/")


def _text(file: Path, shown: str) -> str:
    return decode(file.read_bytes(), shown)[0] if file.is_file() else ""
