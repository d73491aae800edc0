"""However sources are damaged, what is wrong is told at its place, or nothing is."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from bounds import bounded
from conftest import MINIMAL
from damaged_sources import damaged

from ctg_docs.starting.samples.ensemble import ensemble

SAMPLE, ALL = 30, 2000
LONG = bool(os.environ.get("CTG_FUZZ"))
PROBLEM = re.compile(
    r"sources(?P<file>/essai(?:/[^:]+)?)?(?P<line>:\d+(?::\d+)?)?: .+ \[(?:\w+ )?(?P<code>[\w-]+)\]"
)
OF_A_FILE = re.compile(r"fichier-.+|dossier-.+|yaml-taille|autres-problemes")
"""Codes of what no line is to blame for."""


@pytest.fixture(scope="module")
def territories() -> list[Mapping[str, bytes]]:
    """The least territory, and four that say much."""
    return [{"convention.yaml": MINIMAL.encode()}, *(files for _, files in ensemble(4, 7))]


@pytest.mark.parametrize("rank", range(ALL if LONG else SAMPLE))
def test_damaged_sources_are_told_at_their_place(
    rank: int,
    territories: list[Mapping[str, bytes]],
    ctg: Callable[..., tuple[int, str, str]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, content in damaged(rank, territories).items():
        path = tmp_path / "sources" / "essai" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    with bounded():
        code, _, err = ctg("verifier")
    assert code in (0, 1), err
    told = [line for line in err.splitlines() if not line.startswith(" ")]
    problems = [PROBLEM.fullmatch(line) for line in told]
    assert all(problems), told
    assert all(p["line"] or OF_A_FILE.fullmatch(p["code"]) for p in problems if p), told
