"""The workshop stops with the terminal that runs it, and says so in one line."""

import signal
import subprocess
import sys
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from ctg_docs.atelier import serving
from ctg_docs.atelier.workshop import Workshop

ROOT = Path(__file__).parents[2]


def test_ctrl_c_stops_it_without_a_trace():
    command = [sys.executable, "-u", "-m", "ctg_docs", "atelier", "exemple", "--sans-navigateur"]
    with subprocess.Popen(
        command,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as running:
        assert running.stdout is not None
        first = [running.stdout.readline() for _ in range(4)]
        assert "http://127.0.0.1:" in first[1]
        # It serves once it refuses a page to who has no key.
        with pytest.raises(HTTPError):
            urlopen(first[1].split("/entrer")[0].strip())
        running.send_signal(signal.SIGINT)
        last, told = running.communicate(timeout=60)
    assert (running.returncode, told) == (0, "")
    assert last.startswith("L’atelier est fermé")


def test_it_stops_on_its_own_once_its_page_is_closed(tmp_path, monkeypatch):
    monkeypatch.setattr(serving, "_IDLE", 0.2)
    opened = []
    serving.serve(Workshop(tmp_path / "sources", tmp_path / "build"), 0, "/", opened.append)
    assert opened[0].startswith("http://127.0.0.1:")
