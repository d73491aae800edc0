"""The faces of a theme for the engine: their folder, and the families that it reads in them."""

from __future__ import annotations

import atexit
import shutil
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from ctg_docs.document.theme import Police, Theme
from ctg_docs.writing.pages.faces import files
from ctg_docs.writing.typst.engine import engine


@dataclass(frozen=True)
class FontFolder:
    """The folder of the faces of a theme, and of no other."""

    found: Any
    """The folder in which the engine looks for a face."""
    families: dict[Path, str]
    """The family that each file says it belongs to."""


def faces(theme: Theme) -> FontFolder:
    """Return the faces of a theme; raises `MissingToolError` on a missing one."""
    return _faces(tuple((path, path.stat().st_mtime_ns) for path in files(theme)))


def renamed(theme: Theme, families: dict[Path, str]) -> Theme:
    """Return the theme with its families named as their files name them."""

    def true(family: Police) -> Police:
        return family.model_copy(update={"famille": families[family.normal]})

    return theme.model_copy(update={"texte": true(theme.texte), "titres": true(theme.titres)})


@lru_cache(maxsize=4)
def _faces(versions: tuple[tuple[Path, int], ...]) -> FontFolder:
    """Return the faces, read once per process: the engine takes folders, ours holds them alone."""
    # An engine may hold its files to the end, where a system removes no file that is held.
    folder = TemporaryDirectory(prefix="ctg-polices-", ignore_cleanup_errors=True)
    atexit.register(folder.cleanup)
    copies = {path: f"{rank}{path.suffix}" for rank, (path, _) in enumerate(versions)}
    for path, name in copies.items():
        shutil.copyfile(path, Path(folder.name) / name)
    found = engine().Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder.name]
    )
    families = {Path(f.path).name: f.family for f in found.fonts() if f.path}
    return FontFolder(found, {path: families.get(name, "") for path, name in copies.items()})
