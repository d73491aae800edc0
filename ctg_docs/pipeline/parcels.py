"""Parcels: tasks for another machine, with the content of every file that they name.

A drawing names its pictures, its fonts, its style sheets by their paths on the machine that
composed it. In a parcel, a path of the house style stands for the same file of the house that the
other machine was given, and any other path for a file that goes along. Folders of sources go along
whole, side by side.
"""

from __future__ import annotations

import io
import pickle
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from ctg_docs.building.fingerprints import fingerprint
from ctg_docs.building.publishing import publish
from ctg_docs.hashing import sha256
from ctg_docs.problems import SourceError
from ctg_docs.reading.inside import is_openable
from ctg_docs.reading.walking import contents


class Parcel(NamedTuple):
    """A task, and the files that it takes along, by their names under a folder of files."""

    task: bytes
    files: dict[str, bytes]


def pack(task: Any, house: Path, folders: Sequence[Path] = ()) -> Parcel:
    """Return a task with the files that it names, but those of the house style.

    `folders` stand in one folder, and go along with all that they hold. Raises OSError when a file
    is gone, SourceError for a folder that holds what is no file.
    """
    written = io.BytesIO()
    packer = _Packer(written, house, _Sources(folders))
    packer.dump(task)
    return Parcel(written.getvalue(), packer.files)


def unpack(parcel: Parcel, house: Path, folder: Path) -> Any:
    """Return a task whose paths lead to this machine's copies, written under `folder`.

    A copy that is there already is not written again: its name tells its content.
    """
    for name, content in parcel.files.items():
        write(folder / name, content)
    return _Unpacker(io.BytesIO(parcel.task), house, folder).load()


def write(path: Path, content: bytes) -> None:
    """Write a file that no one sees unfinished, unless it is there."""
    if not path.is_file():
        publish(path, content, lasting=False)


class _Sources:
    """Folders of sources that go along, under a name that tells their content."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self.root = folders[0].parent if folders else None
        files = {
            f"{folder.name}/{name}": _content(folder / name) for folder, name in _under(folders)
        }
        self.name = fingerprint({name: sha256(content) for name, content in files.items()})
        self.files = {f"{self.name}/{name}": content for name, content in files.items()}


def _under(folders: Sequence[Path]) -> Iterator[tuple[Path, str]]:
    """Yield the files of folders; raises SourceError for what is neither a file nor a folder."""
    for folder in folders:
        for name in contents(str(folder), linked=False):
            if not name.endswith("/"):
                yield folder, name
            elif (folder / name[:-1]).is_symlink() or not (folder / name).is_dir():
                raise SourceError([])


def _content(path: Path) -> bytes:
    """Return the content of a file; raises SourceError for what is none that can be sent."""
    if not is_openable(path.stat()):
        raise SourceError([])
    return path.read_bytes()


class _Packer(pickle.Pickler):
    """Writes an object; a path becomes a name, and its file is kept."""

    def __init__(self, file: io.BytesIO, house: Path, sources: _Sources) -> None:
        super().__init__(file, protocol=pickle.HIGHEST_PROTOCOL)
        self.files = sources.files
        self._sources = sources
        self._house = house
        self._names: dict[Path, tuple[str, str]] = {}

    def persistent_id(self, value: Any) -> tuple[str, str] | None:
        if not isinstance(value, Path):
            return None
        if value not in self._names:
            self._names[value] = self._named(value)
        return self._names[value]

    def _named(self, path: Path) -> tuple[str, str]:
        if path.is_relative_to(self._house):
            return "maison", path.relative_to(self._house).as_posix()
        root = self._sources.root
        if root and path.is_relative_to(root):
            return "fichier", f"{self._sources.name}/{path.relative_to(root).as_posix()}"
        content = path.read_bytes()
        # Its own name too: a writer may show it.
        name = f"{sha256(content)}/{path.name}"
        self.files[name] = content
        return "fichier", name


class _Unpacker(pickle.Unpickler):
    """Reads an object back, each path leading to this machine's copy."""

    def __init__(self, file: io.BytesIO, house: Path, folder: Path) -> None:
        super().__init__(file)
        self._roots = {"maison": house, "fichier": folder}

    def persistent_load(self, name: tuple[str, str]) -> Path:
        kind, path = name
        return self._roots[kind] / path
