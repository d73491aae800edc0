"""Several files published together: none bears its name before all are on the disk."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from ctg_docs.building.locking import hold, let_go

_PREFIX = ".brouillons."


def publish_all(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files under a folder, by their POSIX names.

    Raises any OSError: nothing has changed when a file could not be written.
    """
    with _stage(folder) as stage:
        drafts = {name: _written(stage / str(rank), files[name]) for rank, name in enumerate(files)}
        for name in drafts:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
        for name, draft in drafts.items():
            draft.replace(folder / name)


def _written(draft: Path, content: bytes) -> Path:
    with draft.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    draft.chmod(0o644)
    return draft


@contextmanager
def _stage(folder: Path) -> Iterator[Path]:
    """Give a place for drafts, beside the files, which whoever dies leaves to be swept away."""
    folder.mkdir(parents=True, exist_ok=True)
    for left in folder.glob(f"{_PREFIX}*"):
        _sweep(left)
    stage, held = _held(folder)
    try:
        yield stage
    finally:
        shutil.rmtree(stage, ignore_errors=True)
        let_go(held)


def _held(folder: Path) -> tuple[Path, int | None]:
    while True:
        stage = Path(tempfile.mkdtemp(dir=folder, prefix=_PREFIX))
        with suppress(FileNotFoundError):
            held = hold(stage)
            if stage.is_dir():
                return stage, held
            let_go(held)  # another build swept it before it was held


def _sweep(stage: Path) -> None:
    """Remove the drafts of a build that died; nothing where nobody can tell whether it did."""
    with suppress(OSError):
        held = hold(stage, wait=False)
        if held is not None:
            shutil.rmtree(stage, ignore_errors=True)
            let_go(held)
