"""Several files published together: none bears its name before all are on the disk."""

from __future__ import annotations

import errno
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from ctg_docs.building.locking import Release, hold
from ctg_docs.building.publishing import make_folder, refused, settle
from ctg_docs.machine import naming

_PREFIX = ".brouillons."
Content = bytes | Callable[[Path], object]
"""The bytes of a file, or what writes them to the path that it is given."""


def publish_all(folder: Path, files: Mapping[str, Content]) -> None:
    """Write files under a folder, by their POSIX names.

    Raises any OSError: nothing has changed when a file could not be written, or have its name.
    """
    with _stage(folder) as stage:
        drafts = []
        for rank, (name, content) in enumerate(files.items()):
            path = folder / name
            if path.is_dir():
                raise refused(errno.EISDIR, path)
            make_folder(path.parent)
            with naming(path):
                drafts.append((path, _written(stage / str(rank), content)))
        _give_names(drafts)


def _give_names(drafts: Iterable[tuple[Path, Path]]) -> None:
    """Give each draft the name of its file, or to none: another program may hold one of them."""
    changed: list[tuple[Path, Path | None]] = []
    try:
        for path, draft in drafts:
            with naming(path):
                former = _kept(path, draft.with_suffix(".ancien"))
                draft.replace(path)
                changed.append((path, former))
    except OSError:
        for path, former in changed:
            if former:
                former.replace(path)
            else:
                path.unlink()
        raise


def _kept(path: Path, copy: Path) -> Path | None:
    """Keep a file under another name too; return that name, or None where there is no file."""
    if not path.exists():
        return None
    try:
        copy.hardlink_to(path)
    except OSError:  # not every disk has links
        shutil.copy2(path, copy)
    return copy


def _written(draft: Path, content: Content) -> Path:
    if callable(content):
        content(draft)
        with draft.open("r+b") as file:
            settle(file)
    else:
        with draft.open("wb") as file:
            file.write(content)
            settle(file)
    draft.chmod(0o644)
    return draft


@contextmanager
def _stage(folder: Path) -> Iterator[Path]:
    """Give a place for drafts, beside the files, which whoever dies leaves to be swept away."""
    make_folder(folder)
    with naming(folder):
        for left in folder.glob(f"{_PREFIX}*"):
            _sweep(left)
        stage, release = _locked_stage(folder)
    try:
        yield stage
    finally:
        shutil.rmtree(stage, ignore_errors=True)
        release()


def _locked_stage(folder: Path) -> tuple[Path, Release]:
    while True:
        stage = Path(tempfile.mkdtemp(dir=folder, prefix=_PREFIX))
        with suppress(FileNotFoundError):
            release = hold(stage)
            if stage.is_dir():
                return stage, release
            release()  # another build swept it before it was held


def _sweep(stage: Path) -> None:
    """Remove the drafts of a build that died; nothing of one that goes on."""
    with suppress(OSError):
        release = hold(stage, wait=False)
        shutil.rmtree(stage, ignore_errors=True)
        release()
