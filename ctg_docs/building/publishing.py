"""Files and folders published whole or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
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
    if os.path.lexists(path):
        raise FileExistsError(path)
    if os.path.lexists(path.parent) and not path.parent.is_dir():
        raise NotADirectoryError(path.parent)
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(dir=path.parent, prefix=f".{path.name}."))
    try:
        for name, content in files.items():
            publish(draft / name, content)
        draft.chmod(0o755)
        draft.rename(path)
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise
