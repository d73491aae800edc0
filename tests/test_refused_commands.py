"""Whatever the machine refuses, to whatever command: one French line, the code 5, nothing lost."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import faults
import pytest

Ctg = Callable[..., tuple[int, str, str]]

PLAN = "Champ;Action;Pilote\nEnfance;Ouvrir une crèche;Commune\n"
COMMANDS = {
    "construire": "construire page --rapport bilan.json",
    "dossier": "dossier --moteur typst",
    "comparer": "comparer sources/essai sources/autre --sortie compare --moteur typst",
    "rapport": "comparer sources/essai sources/autre --rapport compare.json",
    "nouveau": "nouveau 54547",
    "nouveau ailleurs": "nouveau 54547 --sources neuves",
    "exemple": "exemple essais --territoires 1",
    "schema": "schema --sortie sources",
    "importer": "importer plan plan.csv",
    "importer dans": "importer plan plan.csv --dans essai",
}
"""A line of each command that writes."""
OUTPUTS = {
    "construire": ("build", "bilan.json"),
    "dossier": ("build",),
    "comparer": ("compare",),
    "rapport": ("compare.json",),
    "nouveau": ("sources",),
    "nouveau ailleurs": ("neuves",),
    "exemple": ("essais",),
    "schema": ("sources/schema.json",),
    "importer": ("plan-import", "plan-rapport.txt", "plan-correspondance.yaml"),
    "importer dans": ("plan-rapport.txt", "plan-correspondance.yaml"),
}
"""The names that it writes."""


@pytest.fixture
def yard(sources: Callable[..., Path]) -> Path:
    """Give the folder where two territories and a workbook stand."""
    folder = sources(name="essai").parent.parent
    sources(("cible: 12", "cible: 15"), name="autre")
    (folder / "plan.csv").write_text(PLAN, encoding="utf-8")
    return folder


def snapshot(folder: Path) -> dict[Path, bytes | None]:
    """Return all that a folder holds, a folder as None; what any build may make again is left."""
    found = sorted(folder.rglob("*"))
    return {p: None if p.is_dir() else p.read_bytes() for p in found if "build" not in p.parts}


def told(done: tuple[int, str, str]) -> str:
    """Return what a refused command said, once it is what a refusal says."""
    code, out, err = done
    assert code == 5, (out, err)
    lines = [line for line in err.splitlines() if line.startswith("ctg : ") or "[refus-" in line]
    assert lines, err
    assert not any(word in out + err for word in ("Défaut", "défaut", "Traceback", "panicked"))
    return err


@pytest.mark.parametrize("command", COMMANDS)
def test_a_full_disk_leaves_everything_as_it_was(yard: Path, ctg: Ctg, command: str) -> None:
    before = snapshot(yard)
    with faults.full_disk():
        done = ctg(*COMMANDS[command].split())
    err = told(done)
    assert "le disque est plein" in err or "dépasse la taille permise" in err
    assert {p: c for p, c in snapshot(yard).items() if c is not None or p in before} == before
    code, _, err = ctg(*COMMANDS[command].split())
    assert code == 0, err


@pytest.mark.parametrize("command", COMMANDS)
def test_a_folder_that_is_read_only_is_named(yard: Path, ctg: Ctg, command: str) -> None:
    before = snapshot(yard)
    with faults.refused(faults.read_only(yard)):
        err = told(ctg(*COMMANDS[command].split()))
    assert "ce disque est en lecture seule" in err
    assert any(name in err for name in OUTPUTS[command]), err
    assert snapshot(yard) == before


@pytest.mark.parametrize("command", COMMANDS)
def test_no_temporary_folder_stops_what_needs_one_and_nothing_else(
    yard: Path, ctg: Ctg, command: str
) -> None:
    before = snapshot(yard)
    with faults.no_temporary_folder():
        code, out, err = ctg(*COMMANDS[command].split())
    if code:
        assert "aucun dossier temporaire ne peut être écrit" in told((code, out, err))
        assert snapshot(yard) == before


WHOLE = ["nouveau ailleurs", "importer", "importer dans"]
"""Commands that write several files for one purpose."""


@pytest.mark.parametrize("command", WHOLE)
def test_wherever_it_is_stopped_the_command_can_be_run_again(
    yard: Path, ctg: Ctg, tmp_path_factory: pytest.TempPathFactory, command: str
) -> None:
    copy = tmp_path_factory.mktemp("copie") / "cour"
    shutil.copytree(yard, copy)
    words = COMMANDS[command].split()
    assert ctg(*words)[0] == 0
    whole = snapshot(yard)
    for step in range(200):
        shutil.rmtree(yard)
        shutil.copytree(copy, yard)
        os.chdir(yard)
        met: list[Path] = []
        with faults.refused(faults.at_step(step, yard, met)):
            done = ctg(*words)
        if not met:
            return
        assert "ce disque est en lecture seule" in told(done)
        assert not [path for path in yard.rglob(".*") if path.is_file()], step
        code, out, err = ctg(*words)
        assert (code, snapshot(yard) == whole) == (0, True), (step, out, err)
    raise AssertionError("the command never ends")


TAKEN = [(command, name) for command in COMMANDS for name in OUTPUTS[command]]
OWN_REFUSAL = {("nouveau ailleurs", "folder"), ("exemple", "folder"), ("exemple", "file")}
"""What these commands refuse on their own: they write in a new folder only."""


@pytest.mark.parametrize(("command", "name"), TAKEN)
@pytest.mark.parametrize("kind", ["file", "folder"])
def test_a_name_that_is_taken_by_something_else_is_told(
    yard: Path, ctg: Ctg, command: str, name: str, kind: str
) -> None:
    expected = "folder" if "." not in name else "file"
    if kind == expected or name == "sources" or (command, kind) in OWN_REFUSAL:
        pytest.skip("the name of the right thing, or one that the command refuses on its own")
    place = yard / name
    if kind == "folder":
        place.mkdir()
        (place / "à moi.txt").write_text("à moi", encoding="utf-8")
    else:
        place.write_text("à moi", encoding="utf-8")
    before = snapshot(yard)
    err = told(ctg(*COMMANDS[command].split()))
    assert name in err
    assert "est attendu" in err
    assert {p: c for p, c in snapshot(yard).items() if p in before} == before


SAYING = [
    *("verifier", "comparer sources/essai sources/autre", "--help", "--version"),
    *COMMANDS.values(),
]
"""A line of each command that prints something."""


@pytest.mark.parametrize(
    ("line", "patient"),
    [*((line, True) for line in SAYING), (SAYING[0], False), (SAYING[4], False)],
)
def test_a_reader_that_leaves_is_told_in_one_line(
    yard: Path, ctg: Ctg, line: str, patient: bool
) -> None:
    with faults.no_reader(patient=patient):
        code, _, err = ctg(*line.split())
    closed = "ctg : la sortie a été fermée avant la fin. "
    assert (code, err) == (5, f"{closed}Ce qui est publié est entier ; relancez ensuite.\n")
    assert not [path for path in yard.rglob(".*") if path.name.startswith(".brouillon")]


READ = {
    "verifier": "sources/essai/convention.yaml",
    "construire page": "sources/essai/convention.yaml",
    "dossier --moteur typst": "sources/essai/convention.yaml",
    "comparer sources/essai sources/autre": "sources/essai/convention.yaml",
    "importer plan plan.csv": "plan.csv",
    "importer plan plan.csv --dans essai": "sources/essai/convention.yaml",
    "importer plan plan.csv --correspondance correspondance.yaml": "correspondance.yaml",
}


@pytest.mark.parametrize("line", READ)
def test_what_cannot_be_read_is_named(yard: Path, ctg: Ctg, line: str) -> None:
    (yard / "correspondance.yaml").write_text("colonnes: []\n", encoding="utf-8")
    before = snapshot(yard)
    with faults.refused(faults.unreadable(yard / READ[line])):
        err = told(ctg(*line.split()))
    assert f"{READ[line]}" in err
    assert "l’accès est refusé" in err
    kept = {p: c for p, c in snapshot(yard).items() if p in before}
    assert kept == before


@pytest.mark.parametrize("command", [*READ, *COMMANDS.values()])
def test_sources_that_are_gone_are_no_defect(yard: Path, ctg: Ctg, command: str) -> None:
    shutil.rmtree(yard / "sources")
    code, out, err = ctg(*command.split())
    assert code in (0, 1, 2)
    assert code == 0 or err
    assert "Défaut" not in out + err
