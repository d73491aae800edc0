"""Each module that Python may run as a command answers as one, and says how it is used."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
COMMANDS = [
    path.relative_to(ROOT)
    for path in sorted((ROOT / "ctg_docs").rglob("*.py"))
    if "sys.exit(main())" in path.read_text(encoding="utf-8")
]


@pytest.mark.parametrize(("asked", "code"), [("--help", 0), ("--rien-de-tel", 2)])
@pytest.mark.parametrize("path", COMMANDS, ids=str)
def test_a_module_that_is_a_command_says_how_it_is_used(path, asked, code):
    name = ".".join(path.with_suffix("").parts).removesuffix(".__main__")
    command = [sys.executable, "-m", name, asked]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == code
    assert "usage" in f"{done.stdout}{done.stderr}".lower()
