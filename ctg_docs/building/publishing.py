"""Files and folders published whole or not at all."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from ctg_docs.machine import naming


class Draft:
    """A file being written: it takes its name once it is whole.

    Raises OSError, naming the file and not its draft, when the system refuses.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        if path.is_dir():
            raise refused(errno.EISDIR, path)
        make_folder(path.parent)
        with naming(path):
            handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        self._draft = Path(name)
        self._file = os.fdopen(handle, "wb")

    def write(self, content: bytes) -> None:
        """Add bytes at the end."""
        with naming(self._path):
            self._file.write(content)

    def settle(self) -> None:
        """Wait until the bytes written so far are on the disk."""
        with naming(self._path):
            settle(self._file)

    def keep(self, *, lasting: bool = True) -> None:
        """Give the file its name; it leaves no trace when it cannot have it.

        What is `lasting` waits until all its bytes are on the disk.
        """
        try:
            if lasting:
                self.settle()
            with naming(self._path):
                self._file.close()
                self._draft.chmod(0o644)
                self._draft.replace(self._path)
        except BaseException:
            self.drop()
            raise

    def drop(self) -> None:
        """Remove the draft."""
        with suppress(OSError):  # what could not be written cannot be written when it is closed
            self._file.close()
        self._draft.unlink(missing_ok=True)


def make_folder(path: Path) -> None:
    """Make a folder and those above it, unless they are there."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise refused(errno.ENOTDIR, path) from None


def settle(file: IO[bytes]) -> None:
    """Wait until the bytes of a file are on the disk."""
    file.flush()
    os.fsync(file.fileno())


def refused(number: int, path: Path) -> OSError:
    """Return the error by which the system itself would refuse a path."""
    return OSError(number, os.strerror(number), os.fspath(path))


def publish(path: Path, content: bytes, *, lasting: bool = True) -> None:
    """Write a file under its final name only once it is whole.

    What is not `lasting` can be made again at will, and does not wait for the disk.
    """
    draft = Draft(path)
    try:
        draft.write(content)
    except BaseException:
        draft.drop()
        raise
    draft.keep(lasting=lasting)


@contextmanager
def published_with(path: Path, content: bytes) -> Iterator[None]:
    """Write a file that tells what is done meanwhile: its bytes first, its name once it is done."""
    draft = Draft(path)
    try:
        draft.write(content)
        draft.settle()
        yield
    except BaseException:
        draft.drop()
        raise
    draft.keep()


def publish_folder(path: Path, files: Mapping[str, bytes]) -> None:
    """Write a new folder under its final name only once all its files are on the disk.

    `files` maps POSIX names inside the folder to their content. Raises FileExistsError, with
    nothing written, when something bears that name already, any OSError when it cannot be made.
    """
    with _new_folder(path) as draft:
        for name, content in files.items():
            with naming(path / name):
                publish(draft / name, content)


def publish_many(path: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """Write a new folder of files that come one at a time, under its final name once all are there.

    What can be made again at will does not wait for the disk. Raises what publish_folder raises.
    """
    with _new_folder(path) as draft:
        for name, content in files:
            with naming(path / name):
                publish(draft / name, content, lasting=False)


@contextmanager
def _new_folder(path: Path) -> Iterator[Path]:
    """Give a draft to fill: it takes its name if all goes well, and leaves no trace if not."""
    if os.path.lexists(path):
        raise refused(errno.EEXIST, path)
    make_folder(path.parent)
    with naming(path):
        draft = Path(tempfile.mkdtemp(dir=path.parent, prefix=f".{path.name}."))
    try:
        yield draft
        with naming(path):
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
        raise refused(errno.ENOTDIR, path)
    with naming(path):
        stage = Path(tempfile.mkdtemp(dir=path.parent, prefix=f".{path.name}."))
    old, new = stage / "ancien", stage / "nouveau"
    try:
        with naming(path):
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
