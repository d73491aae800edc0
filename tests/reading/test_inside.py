"""What a name of the sources may open: a regular file of the folder, and nothing else."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from ctg_docs.building.fingerprints import ABSENT, Fingerprints
from ctg_docs.reading.inside import HEAVIEST, InsideError, file_inside
from ctg_docs.reading.territory import read_territory


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one of each thing that a name may lead to."""
    found = tmp_path / "ville"
    (found / "sous-dossier").mkdir(parents=True)
    (found / "logo.png").write_bytes(b"logo")
    (tmp_path / "secret.png").write_bytes(b"secret")
    (found / "dedans.png").symlink_to("logo.png")
    (found / "dehors.png").symlink_to("../secret.png")
    (found / "sans-fin.png").symlink_to("/dev/zero")
    (found / "boucle.png").symlink_to("boucle.png")
    os.mkfifo(found / "tube.png")
    with (found / "creux.png").open("wb") as giant:
        giant.truncate(HEAVIEST + 1)
    with (found / "au-plus.png").open("wb") as heavy:
        heavy.truncate(HEAVIEST)
    return found


@pytest.mark.parametrize("name", ["logo.png", "sous-dossier/../logo.png", "au-plus.png"])
def test_a_regular_file_of_the_folder_is_found(folder: Path, name: str) -> None:
    assert file_inside(folder, name) == (folder / name).resolve()


def test_a_link_inside_the_folder_is_followed(folder: Path) -> None:
    assert file_inside(folder, "dedans.png").read_bytes() == b"logo"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("absent.png", "fichier-absent"),
        ("logo.png/rien", "fichier-absent"),
        ("boucle.png", "fichier-absent"),
        ("x" * 5000, "fichier-absent"),
        ("../secret.png", "fichier-dehors"),
        ("../absent.png", "fichier-dehors"),
        ("/etc/passwd", "fichier-dehors"),
        ("dehors.png", "fichier-dehors"),
        ("sans-fin.png", "fichier-dehors"),
        (".", "fichier-dehors"),
        ("../ville-voisine/logo.png", "fichier-dehors"),
        ("sous-dossier", "fichier-illisible"),
        ("tube.png", "fichier-illisible"),
        ("creux.png", "fichier-lourd"),
        ("logo\0.png", "fichier-nom"),
        ("logo\udce9.png", "fichier-nom"),
        ("logo\x1b[2J.png", "fichier-nom"),
    ],
)
def test_what_is_no_file_of_the_folder_is_refused_by_its_name(
    folder: Path, name: str, code: str
) -> None:
    with pytest.raises(InsideError) as refused:
        file_inside(folder, name)
    assert refused.value.code == code


def test_a_name_may_have_the_spaces_of_french(folder: Path) -> None:
    (folder / "Avis n°\u00a03.png").write_bytes(b"")
    assert file_inside(folder, "Avis n°\u00a03.png").name == "Avis n°\u00a03.png"


def test_a_territory_is_refused_for_each_thing_that_is_no_file_of_its_own(folder: Path) -> None:
    (folder / "tube.yaml").write_text("territoire: {nom: Valbrune}\n", encoding="utf-8")
    Path(os.fsdecode(os.fsencode(folder) + b"/no\xebl.txt")).write_bytes(b"")
    _, problems = read_territory(folder)
    told = {problem.place.file.rpartition("/")[2]: problem.code for problem in problems}
    assert told == {
        "boucle.png": "fichier-lien",
        "dehors.png": "fichier-lien",
        "sans-fin.png": "fichier-lien",
        "tube.png": "fichier-illisible",
        "creux.png": "fichier-lourd",
        "no\\udcebl.txt": "fichier-nom",
    }
    assert all(str(problem).encode() for problem in problems)


def test_only_regular_files_are_hashed(folder: Path) -> None:
    with socket.socket(socket.AF_UNIX) as door:
        here = Path.cwd()
        os.chdir(folder)  # the address of a socket is short
        door.bind("prise")
        os.chdir(here)
    Path(os.fsdecode(os.fsencode(folder) + b"/no\xebl.txt")).write_bytes(b"")
    prints = Fingerprints({}).of_folder(folder, linked=False)
    hashed = {name for name, found in prints.items() if found != ABSENT}
    assert hashed == {"logo.png", "dedans.png", "au-plus.png"}
    assert {"tube.png/", "prise/", "dehors.png/", "no\\udcebl.txt/"} <= set(prints)


def test_a_pipe_that_becomes_a_file_changes_the_fingerprint(folder: Path) -> None:
    before = Fingerprints({}).of_folder(folder, linked=False)
    (folder / "tube.png").unlink()
    (folder / "tube.png").write_bytes(b"")
    assert Fingerprints({}).of_folder(folder, linked=False) != before
