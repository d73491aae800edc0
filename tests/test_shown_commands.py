"""The commands that messages show work as they are written, however the tool was started."""

import re
import shlex
import stat
import subprocess
import sys

import pytest

SHIM = f"""#!/bin/sh
exec "{sys.executable}" -c "import sys; sys.argv[0] = '$0'
from ctg_docs.cli import main
sys.exit(main())" "$@"
"""


def started(way, folder):
    """The words that start the tool, and the path on which programs are looked for."""
    if way == "module":
        return [sys.executable, "-m", "ctg_docs"], "/usr/bin:/bin"
    binary = folder / ".venv" / "bin" / "ctg"
    binary.parent.mkdir(parents=True)
    binary.write_text(SHIM, encoding="utf-8")
    binary.chmod(binary.stat().st_mode | stat.S_IXUSR)
    path = "/usr/bin:/bin"
    return ([".venv/bin/ctg"], path) if way == "make" else (["ctg"], f"{binary.parent}:{path}")


@pytest.mark.parametrize("way", ["make", "installed", "module"])
def test_each_command_that_is_shown_works_as_it_is_written(tmp_path, way):
    words, path = started(way, tmp_path)

    def run(line):
        return subprocess.run(
            line, cwd=tmp_path, env={"PATH": path, "HOME": str(tmp_path)}, shell=True,
            capture_output=True, text=True, check=False,
        )  # fmt: skip

    done = run(shlex.join([*words, "nouveau", "97407"]))
    assert done.returncode == 0, done.stderr
    shown = [
        line.strip()[3:] for line in done.stdout.splitlines() if re.match(r"  \d\. .*ctg", line)
    ]
    assert len(shown) == 2
    first = shlex.join([*words, "ajouter", "action"])
    told = run(first).stderr
    (asked,) = re.findall(r"« (\S*.*ajouter champ le-port) »", told)
    for line in (asked, first, shown[0]):
        done = run(line)
        assert done.returncode == 0, (line, done.stderr)
