"""Refusals of the machine, as whoever reads or writes through Python meets them."""

from __future__ import annotations

import errno
import io
import os
import resource
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

Refusing = Callable[[Path, bool], int]
"""The error number by which a path is refused, 0 for none; told whether it is to be written."""

_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_refusing: list[Refusing] = []
_hooked: list[bool] = []


@contextmanager
def refused(how: Refusing) -> Iterator[None]:
    """Refuse to open, make, rename or remove some paths, in this process and its copies."""
    if not _hooked:
        sys.addaudithook(_hook)  # it cannot be taken off: without a refusal, it does nothing
        _hooked.append(True)
    _refusing.append(how)
    try:
        yield
    finally:
        _refusing.clear()


def _hook(event: str, arguments: tuple[object, ...]) -> None:
    if not _refusing or event not in ("open", "os.mkdir", "os.rename", "os.link"):
        return
    named = arguments[1] if event in ("os.rename", "os.link") else arguments[0]
    if not isinstance(named, (str, os.PathLike)):
        return
    writing = event != "open" or bool(int(str(arguments[2] or 0)) & _WRITES)
    if number := _refusing[0](Path(named).absolute(), writing):
        raise OSError(number, os.strerror(number), os.fspath(named))


def read_only(folder: Path) -> Refusing:
    """Refuse to write anything in a folder and below."""
    return lambda path, writing: errno.EROFS if writing and folder in path.parents else 0


def unreadable(file: Path) -> Refusing:
    """Refuse to read a file."""
    return lambda path, writing: errno.EACCES if path == file and not writing else 0


def at_step(number: int, folder: Path, met: list[Path]) -> Refusing:
    """Refuse what is written in a folder from a number of steps on; `met` takes what was refused.

    A step opens a file to write it, makes a folder or gives a name.
    """
    steps = iter(range(number))

    def refuse(path: Path, writing: bool) -> int:
        if not writing or folder not in path.parents or next(steps, None) is not None:
            return 0
        met.append(path)
        return errno.EROFS

    return refuse


@contextmanager
def full_disk() -> Iterator[None]:
    """Have the disk take not one byte more."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", _full)
        before = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, before[1]))
        try:
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)


def _full(_: int) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@contextmanager
def no_reader(*, patient: bool) -> Iterator[None]:
    """Leave nobody to read what is printed: told at each line, or at the end if `patient`."""
    reading, writing = os.pipe()
    os.close(reading)
    with (
        pytest.MonkeyPatch.context() as patch,
        io.TextIOWrapper(
            io.FileIO(writing, "w"), encoding="utf-8", write_through=not patient
        ) as stream,
    ):
        patch.setattr(sys, "stdout", stream)
        yield


@contextmanager
def no_temporary_folder() -> Iterator[None]:
    """Leave no folder where a temporary file may be written."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tempfile, "tempdir", None)
        patch.setattr(tempfile, "_candidate_tempdir_list", lambda: ["/nulle-part"])
        yield
