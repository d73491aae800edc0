"""What an author does on Windows: the same files, locks that hold, refusals that say what to do."""

import os
import subprocess
import sys
from pathlib import Path

import filelock  # noqa: F401 - it runs on the system that is really there
import pytest

from ctg_docs import machine
from ctg_docs.building import locking
from ctg_docs.cli.own_name import quoted

SCRIPT = Path(__file__).with_name("simulated_windows.py")


def windows(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(SCRIPT), *words],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_documents_are_checked_and_built_the_same(sources, ctg, tmp_path):
    sources()
    done = windows(
        "construire", "article", "page", "tableau-suivi", "--format", "docx,pdf,html,xlsx"
    )
    assert (done.returncode, done.stderr) == (0, "")
    made = {path.name: path.read_bytes() for path in (tmp_path / "build/essai").iterdir()}
    assert {"article.docx", "article.pdf", "page.html", "tableau-suivi.xlsx"} <= made.keys()
    assert ctg("construire", "page", "--sortie", "ici")[0] == 0
    assert made["page.html"] == (tmp_path / "ici/essai/page.html").read_bytes()


def test_lines_keep_the_ends_that_the_notepad_gave_them(sources):
    folder = sources()
    path = folder / "convention.yaml"
    before = path.read_bytes().replace(b"\n", b"\r\n")
    path.write_bytes(before)
    done = windows("ajouter", "equipement", "essai")
    assert (done.returncode, done.stderr) == (0, "")
    assert path.read_bytes().startswith(before[:400])
    texts = [one.read_bytes() for one in folder.glob("*.yaml")]
    assert any(b"equipements:" in text for text in texts)
    assert path.read_bytes().count(b"\n") == path.read_bytes().count(b"\r\n")


@pytest.fixture
def as_windows(monkeypatch):
    """Let the system look like Windows to what asks for its name."""
    monkeypatch.setattr("pathlib.WindowsPath", type(Path()))
    monkeypatch.setattr(os, "name", "nt")


@pytest.mark.parametrize(
    ("name", "program"),
    [("a.docx", "Word"), ("a.xlsx", "Excel"), ("a.pdf", "un lecteur de PDF"), ("a.md", "un autre")],
)
def test_a_file_that_a_program_holds_is_told_as_such(tmp_path, as_windows, name, program):
    path = tmp_path / name
    path.write_bytes(b"")
    said = str(machine.refusal(PermissionError(13, "Access is denied", str(path))))
    assert f"{name} : ce fichier est sans doute ouvert dans {program}" in said
    assert "Fermez-le, puis relancez." in said


def test_a_folder_without_rights_is_no_open_file(tmp_path, as_windows):
    said = str(machine.refusal(PermissionError(13, "Access is denied", str(tmp_path / "a.docx"))))
    assert "l’accès est refusé" in said


def test_a_path_too_long_is_told_as_such(tmp_path, as_windows):
    path = tmp_path / ("dossier/" * 40) / "a.docx"
    said = str(machine.refusal(FileNotFoundError(2, "No such file", str(path))))
    assert "ce chemin est trop long pour Windows" in said


def test_words_are_quoted_as_the_terminal_takes_them(as_windows):
    assert (quoted("nancy"), quoted("mes sources")) == ("nancy", '"mes sources"')


def test_a_folder_is_held_by_one_at_a_time_without_locks_on_folders(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "fcntl", None)
    folder = tmp_path / "build"
    folder.mkdir()
    release = locking.hold(folder)
    with pytest.raises(BlockingIOError):
        locking.hold(folder, wait=False)
    release()
    locking.hold(folder, wait=False)()
    assert list(folder.iterdir()) == []
