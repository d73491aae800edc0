"""Founding of a territory: its first sources and the schema beside them, all or nothing."""

from __future__ import annotations

from pathlib import Path

from ctg_docs.building.publishing import publish, publish_folder
from ctg_docs.reading.house import SCHEMA, schema_file, templates_folder
from ctg_docs.starting.place import Lieu
from ctg_docs.starting.skeleton import skeleton


def found(lieu: Lieu, folder: Path) -> list[Path]:
    """Write the first sources of a territory in a new folder; return the files that are new."""
    files = skeleton(lieu, templates_folder())
    # The folder comes last: with it everything is there, without it the command can be run again.
    schema = schema_beside(folder)
    try:
        publish_folder(folder, files)
    except BaseException:
        for path in schema:
            path.unlink(missing_ok=True)
        raise
    return [folder / name for name in files] + schema


def schema_beside(folder: Path) -> list[Path]:
    """Write the schema that the files of a folder name, unless it is there; return what is new."""
    path = folder.parent / SCHEMA
    if path.exists():
        return []
    publish(path, schema_file().read_bytes())
    return [path]
