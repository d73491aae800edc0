"""What is installed is what the locks say, to the byte; what we import we declare and explain."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions, requires
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = sorted(ROOT.glob("requirements*.lock"))
PAGE = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
HASHES = r"((?: \\\n    --hash=sha256:[0-9a-f]{64})+)"
PIN = re.compile(rf"^([a-z0-9-]+)==([^\s;]+){HASHES}$", re.MULTILINE)
PARTS = {"cssselect2": "weasyprint", "pydantic-core": "pydantic", "tinycss2": "weasyprint"}
"""What is a part of a library of ours, and moves with it."""


def plain(name: str) -> str:
    """Return a name as indexes compare them (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def pins(lock: Path) -> dict[str, str]:
    return {plain(name): version for name, version, _ in PIN.findall(lock.read_text("utf-8"))}


def declared(*, groups: bool = True) -> Iterator[tuple[str, str]]:
    """Yield each direct dependency, with the lock that must hold it."""
    project = PROJECT["project"]
    several = [(asked, "") for asked in project["dependencies"]]
    for extra, asked in project["optional-dependencies"].items():
        several += [(one, "" if extra == "build" else "-dev") for one in asked]
    for group, asked in PROJECT["dependency-groups"].items() if groups else ():
        several += [(one, f"-{group}") for one in asked]
    for one, lock in several:
        name = re.match(r"[A-Za-z0-9._-]+", one)
        assert name
        if name[0] != project["name"]:  # an extra that names others
            yield plain(name[0]), f"requirements{lock}.lock"


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_each_line_of_a_lock_has_its_version_and_its_hashes(lock):
    text = lock.read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith((" ", "#"))]
    assert lines
    assert len(PIN.findall(text)) == len(lines), "a line without exact version or hash"
    assert sorted(pins(lock)) == sorted({plain(line.partition("==")[0]) for line in lines})


@pytest.mark.parametrize(("name", "lock"), sorted(set(declared())))
def test_each_direct_dependency_is_locked_and_explained(name, lock):
    assert name in pins(ROOT / lock)
    assert any(name == plain(word) for word in re.findall(r"`([^`\s]+)`", PAGE))


def explained() -> set[str]:
    rows = [line.split("|")[1] for line in PAGE.splitlines() if line.startswith("| `")]
    return {plain(name) for row in rows for name in re.findall(r"`([^`]+)`", row)}


def test_the_page_explains_nothing_that_is_gone():
    assert explained() == {name for name, _ in declared()}


def imported() -> set[str]:
    """Return the packages that the program imports, wherever it does."""
    found = set()
    for path in (ROOT / "ctg_docs").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found.add(node.module.partition(".")[0])
    return found - set(sys.stdlib_module_names) - {"ctg_docs"}


def test_what_the_program_imports_is_declared():
    owners = packages_distributions()
    asked = {plain(owners[module][0]) for module in imported() if module in owners}
    known = {name for name, _ in declared(groups=False)}
    assert {"jinja2", "pyhanko", "weasyprint"} <= asked
    assert asked - known == PARTS.keys()
    for part, whole in PARTS.items():
        assert any(plain(one).startswith(part) for one in requires(whole) or ())


def test_every_installation_asks_for_hashes():
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    installing = [line for line in text.splitlines() if "pip install" in line]
    locked = [line for line in installing if ".lock" in line]
    assert len(locked) >= 5
    assert all("--require-hashes" in line for line in locked)
    assert [line for line in installing if line not in locked and "bench" not in line] == [
        line for line in installing if "--no-deps --no-build-isolation --editable ." in line
    ]


def test_an_audit_that_could_not_be_made_fails_and_says_so(tmp_path):
    """`pip-audit` passes over the packages that its index does not know, unless it is strict."""
    tool = tmp_path / "venv-audit" / "bin" / "pip-audit"
    tool.parent.mkdir(parents=True)
    tool.write_text('#!/bin/sh\ncase "$*" in *--strict*) exit 1;; esac\nexit 0\n')
    tool.chmod(0o755)
    for made in (tool.parents[1] / ".installe", tmp_path / "venv" / "bin" / "python"):
        made.parent.mkdir(parents=True, exist_ok=True)
        made.touch()
    done = subprocess.run(
        [
            "make",
            "--old-file",
            f"{tmp_path}/venv-audit/.installe",
            "audit",
            f"VENV={tmp_path}/venv",
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode != 0
    assert "n’ont pas pu être lus" in done.stderr
    assert all(f"{lock.name} :" in done.stdout for lock in LOCKS)
