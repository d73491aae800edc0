"""The examples for other machines: what they copy exists, and the lines they run are right."""

import re
import shlex
from pathlib import Path

import pytest
import yaml

from ctg_docs.cli.commande import _parser

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "docs/guide/exemples"
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
LINES = re.sub(r"\\\\\n\\s*", " ", DOCKERFILE).splitlines()


def said(instruction):
    """What follows each instruction of that name, in their order."""
    return [line.partition(" ")[2] for line in LINES if line.startswith(f"{instruction} ")]


def runs(node):
    """Yield the commands of a file of a forge."""
    if isinstance(node, str):
        yield node
    for one in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from runs(one)


@pytest.mark.parametrize("name", ["github.yml", "gitlab.yml"])
def test_a_forge_checks_then_builds(name):
    lines = list(runs(yaml.safe_load((EXAMPLES / name).read_text(encoding="utf-8"))))
    asked = [shlex.split(line)[1:] for line in lines if line.startswith("ctg ")]
    assert [words[0] for words in asked] == ["verifier", "construire"]
    for words in asked:
        assert _parser(words[0]).parse_args(words).run
    assert any('pip install "$CTG_DOCS"' in line for line in lines)


def test_the_image_is_made_of_files_that_exist_and_that_it_is_given():
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    copied = [name for line in said("COPY") for name in line.split()[:-1]]
    assert {"requirements.lock", "ctg_docs", "templates", "docs"} <= set(copied)
    assert all((ROOT / name).exists() for name in copied)
    assert {f"!{name}" for name in copied} <= set(ignored)


def test_the_image_runs_the_command_as_nobody_in_particular():
    assert said("USER") == ["ctg"]
    assert LINES.index("USER ctg") > max(
        i for i, line in enumerate(LINES) if line.startswith("RUN ")
    )
    assert said("ENTRYPOINT") == ['["ctg"]']
    assert said("FROM") == ["python:3.13-slim-bookworm"]
    assert all(
        "--require-hashes" in line or "--no-deps" in line for line in said("RUN") if "pip" in line
    )
