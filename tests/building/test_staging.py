"""Files published together: all of them or none, and nothing left behind."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest
from atelier import contents

from ctg_docs.building.staging import publish_all

FILES = {"a.txt": b"a", "dossier/b.txt": b"b", "dossier/c.txt": b"c"}


def test_files_are_written_in_the_folders_that_their_names_ask_for(tmp_path):
    publish_all(tmp_path / "build", FILES)
    assert contents(tmp_path / "build") == FILES
    publish_all(tmp_path / "build", {"a.txt": b"A"})
    assert contents(tmp_path / "build") == FILES | {"a.txt": b"A"}
    assert (tmp_path / "build/a.txt").stat().st_mode & 0o777 == 0o644


def test_nothing_changes_when_a_file_cannot_be_written(tmp_path, monkeypatch):
    publish_all(tmp_path, FILES)
    calls = iter((None, OSError("disque plein")))

    def stop(_: int) -> None:
        if error := next(calls):
            raise error

    monkeypatch.setattr(os, "fsync", stop)
    with pytest.raises(OSError, match="disque plein"):
        publish_all(tmp_path, dict.fromkeys(FILES, b"autre"))
    assert contents(tmp_path) == FILES


def begun(folder: Path) -> int:
    """Start a process that dies, or waits, in the middle of a publication; return its id."""
    ready, done = os.pipe()
    pid = os.fork()
    if not pid:
        os.fsync = lambda _: (os.write(done, b"!"), signal.pause())
        publish_all(folder, FILES)
    os.read(ready, 1)
    return pid


def test_the_drafts_of_a_build_that_died_are_swept_by_the_next(tmp_path):
    pid = begun(tmp_path)
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    assert [path.name[:12] for path in tmp_path.iterdir()] == [".brouillons."]
    publish_all(tmp_path, {"d.txt": b"d"})
    assert contents(tmp_path) == {"d.txt": b"d"}


def test_the_drafts_of_a_build_at_work_are_left_alone(tmp_path):
    pid = begun(tmp_path)
    try:
        publish_all(tmp_path, {"d.txt": b"d"})
        (draft,) = tmp_path.glob(".brouillons.*")
        assert list(draft.iterdir())
    finally:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
