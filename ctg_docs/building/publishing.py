"""Files and folders published whole or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path


def publish(path: Path, content: bytes) -> None:
    """Write a file under its final name only once all its bytes are on the disk."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    draft = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        draft.chmod(0o644)
        draft.replace(path)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


def publish_folder(path: Path, files: Mapping[str, bytes]) -> None:
    """Write a new folder under its final name only once all its files are on the disk.

    `files` maps POSIX names inside the folder to their content. Raises FileExistsError, with
    nothing written, when something bears that name already, any OSError when it cannot be made.
    """
    with _new_folder(path) as draft:
        for name, content in files.items():
            publish(draft / name, content)


def publish_many(path: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """Write a new folder of files that come one at a time, under its final name once all are there.

    What can be made again at will does not wait for the disk. Raises what publish_folder raises.
    """
    with _new_folder(path) as draft:
        for name, content in files:
            target = draft / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)


@contextmanager
def _new_folder(path: Path) -> Iterator[Path]:
    """Give a draft to fill: it takes its name if all goes well, and leaves no trace if not."""
    if os.path.lexists(path):
        raise FileExistsError(path)
    if os.path.lexists(path.parent) and not path.parent.is_dir():
        raise NotADirectoryError(path.parent)
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(dir=path.parent, prefix=f".{path.name}."))
    try:
        yield draft
        draft.chmod(0o755)
        draft.rename(path)
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise


def replace_folder(path: Path, files: Mapping[str, bytes]) -> None:
    """Write a folder in the place of the one that bears its name, if any: all of it, or nothing.

    The old folder keeps its name until all the new files are on the disk, and takes it back when
    the new one cannot have it. Raises NotADirectoryError when something else bears the name, any
    OSError when the folder cannot be made.
    """
    if not os.path.lexists(path):
        publish_folder(path, files)
        return
    if path.is_symlink() or not path.is_dir():
        raise NotADirectoryError(path)
    stage = Path(tempfile.mkdtemp(dir=path.parent, prefix=f".{path.name}."))
    old, new = stage / "ancien", stage / "nouveau"
    try:
        publish_folder(new, files)
        path.rename(old)
        new.rename(path)
    except BaseException:
        if old.is_dir() and not os.path.lexists(path):
            old.rename(path)
        raise
    finally:
        # Were both names lost, the old folder would be worth more than a tidy disk.
        if path.is_dir():
            shutil.rmtree(stage, ignore_errors=True)
