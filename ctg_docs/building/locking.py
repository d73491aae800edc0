"""Locks on folders: one process at a time; the system frees them when it dies."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

Release = Callable[[], None]
"""What unlocks a folder."""


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Wait for the folder, and lock it."""
    release = hold(folder)
    try:
        yield
    finally:
        release()


def hold(folder: Path, *, wait: bool = True) -> Release:
    """Lock a folder, and return what unlocks it.

    The folder itself is locked, and nothing is written, but where a system locks files alone: one
    stands beside it meanwhile. Raises BlockingIOError, unless it may wait, when another process
    holds it.
    """
    try:
        import fcntl  # noqa: PLC0415 - not on every system
    except ImportError:
        return _lock_beside(folder, wait=wait)
    lock = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BaseException:
        os.close(lock)
        raise
    return partial(os.close, lock)


def _lock_beside(folder: Path, *, wait: bool) -> Release:
    from filelock import FileLock, Timeout  # noqa: PLC0415 - where folders have no lock

    place = folder.resolve()
    lock = FileLock(place.parent / f".{place.name}.verrou")
    try:
        lock.acquire(blocking=wait)
    except Timeout as error:
        raise BlockingIOError(str(error)) from error
    return lock.release
