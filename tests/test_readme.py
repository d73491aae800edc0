"""The commands of the README work as they are written, from the sources of the checkout."""

import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from ctg_docs.pipeline import catalogue

ROOT = Path(__file__).parent.parent
GUIDE = ROOT / "docs" / "guide"
README = (ROOT / "README.md").read_text(encoding="utf-8")
CODE = "\n".join(re.findall(r"```sh\n(.*?)```", README, re.DOTALL))
LINES = [line.split("#")[0].strip() for line in CODE.splitlines() if line.strip()]
CTG = [line for line in LINES if line.startswith("ctg ")]


def run(*command, cwd):
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)


@pytest.fixture
def checkout(tmp_path):
    """Return a copy of the sources in a folder that is not the checkout."""
    shutil.copytree(ROOT / "sources", tmp_path / "sources")
    return tmp_path


HEAVY = ("exemple", "exemple-avenant", "le-val-aux-moines")
SHOWN = {
    *("nouveau", "ajouter", "verifier", "etat", "expliquer", "construire", "schema", "comparer"),
    "figer",
}


def keep_version(folder, name):
    """Keep the files of a folder under the name of a version, as an author does with git."""
    identity = ("-c", "user.name=Essai", "-c", "user.email=essai@exemple.fr")
    for command in (
        ["init", "-q"],
        ["add", "."],
        [*identity, "commit", "-qm", name],
        ["tag", name],
    ):
        subprocess.run(["git", *command], cwd=folder, check=True)


def test_the_readme_shows_the_commands_of_the_makefile_and_of_ctg():
    makefile = (ROOT / "Makefile").read_text()
    rules = re.findall(r"^([a-z ]+):", makefile, re.MULTILINE)
    targets = {name for rule in rules for name in rule.split()}
    assert "$(FAMILLES)" in makefile
    targets |= {entree.famille for entree in catalogue()}
    shown = {line.split()[1] for line in LINES if line.startswith("make ")}
    assert shown <= targets
    assert {"convention", "test"} <= shown
    assert {line.split()[1] for line in CTG} == SHOWN


@pytest.mark.parametrize("line", CTG)
def test_each_ctg_command_of_the_readme_works(checkout, line):
    if "exemple" not in line:
        # What speaks of no territory in particular says as much of the lighter ones.
        for heavy in HEAVY:
            shutil.rmtree(checkout / "sources" / heavy)
    words = line.split()
    if words[1] == "comparer":
        keep_version(checkout, words[-1].partition("@")[2])
    if words[1] == "construire":
        words = ["nancy" if word == "exemple" else word for word in words]
    done = run(sys.executable, "-m", "ctg_docs", *words[1:], cwd=checkout)
    assert done.returncode == 0, done.stderr


def test_make_convention_builds_one_territory(tmp_path):
    """The recipe itself, with the environment already prepared."""
    copy = tmp_path / "copie"
    names = ["Makefile", "pyproject.toml", "requirements.lock", "sources/nancy", "sources/commun"]
    names.append("templates/catalogue.yaml")
    for name in names:
        target = copy / name
        target.parent.mkdir(parents=True, exist_ok=True)
        source = ROOT / name
        shutil.copytree(source, target) if source.is_dir() else shutil.copy(source, target)
    binaries = copy / ".venv/bin"
    binaries.mkdir(parents=True)
    for tool in ("python", "ctg"):
        (binaries / tool).write_text(
            f'#!/bin/sh\nexec "{sys.executable}" {"-m ctg_docs" if tool == "ctg" else ""} "$@"\n'
        )
        (binaries / tool).chmod(0o755)
    (copy / ".venv/.installe").touch()
    future = max(path.stat().st_mtime for path in copy.rglob("*")) + 60
    os.utime(copy / ".venv/.installe", (future, future))
    done = run("make", "convention", "TERRITOIRE=nancy", cwd=copy)
    assert done.returncode == 0, done.stderr
    built = sorted(p.name for p in (copy / "build/nancy").iterdir())
    assert built == ["convention.docx", "convention.pdf"]


def test_the_wheel_carries_templates_house_style_fonts_tables_schema_and_guide(tmp_path):
    done = run(
        *(sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation"),
        *("--quiet", "--wheel-dir", str(tmp_path), str(ROOT)),
        cwd=tmp_path,
    )
    assert done.returncode == 0, done.stderr
    (wheel,) = tmp_path.glob("*.whl")
    carried = set(zipfile.ZipFile(wheel).namelist())
    for folder in ("templates", "ctg_docs/reference/data"):
        wanted = [
            p for p in (ROOT / folder).rglob("*") if p.is_file() and "__pycache__" not in str(p)
        ]
        prefix = "" if folder.startswith("ctg_docs") else "ctg_docs/"
        missing = {prefix + p.relative_to(ROOT).as_posix() for p in wanted} - carried
        assert missing == set()
    assert {"ctg_docs/schema.json", "ctg_docs/model/cles.yaml"} <= carried
    guide = {f"ctg_docs/guide/{p.relative_to(GUIDE).as_posix()}" for p in GUIDE.rglob("*.md")}
    assert guide <= carried


def test_each_file_that_contributing_names_exists():
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    places = re.findall(r"`([\w./-]*(?:<\w+>)?[\w./-]*/[\w./<>-]*)`", text)
    assert len(places) > 30
    assert [p for p in places if not any(ROOT.glob(re.sub(r"<\w+>", "*", p).rstrip("/")))] == []
