"""Locks on folders: one process at a time; the system frees them when it dies."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Wait for the folder, and lock it. Nothing is written: the folder itself is locked."""
    lock = hold(folder)
    try:
        yield
    finally:
        let_go(lock)


def hold(folder: Path, *, wait: bool = True) -> int | None:
    """Lock a folder; return None where the system cannot.

    Raises BlockingIOError, unless it may wait, when another process holds it.
    """
    try:
        import fcntl  # noqa: PLC0415 - not on every system
    except ImportError:
        return None
    lock = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BaseException:
        os.close(lock)
        raise
    return lock


def let_go(lock: int | None) -> None:
    """Unlock a folder."""
    if lock is not None:
        os.close(lock)
