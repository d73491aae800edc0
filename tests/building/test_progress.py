"""The line that says how far a build is, on a terminal and nowhere else."""

from __future__ import annotations

import io
import sys
import time

import pytest

from ctg_docs.cli.avancement import Progress, duration
from ctg_docs.pipeline.drawing import BuildProgress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def shown(monkeypatch: pytest.MonkeyPatch, terminal: io.StringIO) -> str:
    clock = iter((100.0, 110.0, 130.0))
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr(time, "monotonic", lambda: next(clock))
    progress = Progress(2)
    progress(BuildProgress(0, ["exemple/convention", "exemple/fiches", "exemple/bilan"], 1))
    progress(BuildProgress(1, ["exemple/fiches", "exemple/bilan"], 1))
    progress(BuildProgress(3, ["nancy/convention"], 2))
    progress(BuildProgress(4, [], 2))
    progress.clear()
    return terminal.getvalue()


def test_it_says_what_is_done_what_is_drawn_and_how_long_is_left(monkeypatch):
    lines = shown(monkeypatch, Terminal()).split("\r\x1b[K")
    assert lines == [
        "",
        # One territory of two is open: the other is taken to be like it.
        "0 sur 6 · exemple/convention",
        "1 sur 6 · exemple/fiches · reste 50 s",
        "3 sur 4 · nancy/convention · reste 10 s",
        "",
    ]


def test_it_is_quiet_in_a_file_or_a_pipe(monkeypatch):
    monkeypatch.setattr(time, "monotonic", lambda: 0.0)
    assert shown(monkeypatch, io.StringIO()) == ""


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [(0.2, "1 s"), (59.4, "59 s"), (59.6, "1 min 00 s"), (125, "2 min 05 s")],
)
def test_a_guess_is_rounded(seconds, expected):
    assert duration(seconds) == expected
