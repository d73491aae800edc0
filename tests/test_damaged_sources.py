"""However sources are damaged, what is wrong is told at its place, or nothing is."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from bounds import bounded
from damaged_sources import damaged

from ctg_docs.starting.samples.ensemble import ensemble

SAMPLE, ALL = 30, 2000
LONG = bool(os.environ.get("CTG_FUZZ"))
PROBLEM = re.compile(
    r"sources(?P<file>/essai(?:/[^:]+)?)?(?P<line>:\d+(?::\d+)?)?: .+ \[(?:\w+ )?(?P<code>[\w-]+)\]"
)
OF_A_FILE = re.compile(r"fichier-.+|dossier-.+|yaml-taille|autres-problemes|donnee-manquante")
"""Codes of what no line is to blame for: the file itself, or what it does not hold."""


@pytest.fixture(scope="module")
def territories() -> list[Mapping[str, bytes]]:
    """Four territories that say much."""
    return [files for _, files in ensemble(4, 7)]


@pytest.mark.parametrize("rank", range(ALL if LONG else SAMPLE))
def test_damaged_sources_are_told_at_their_place(
    rank: int,
    territories: list[Mapping[str, bytes]],
    sources: Callable[..., Path],
    ctg: Callable[..., tuple[int, str, str]],
) -> None:
    folder = sources()
    least = folder / "convention.yaml"
    every = [{least.name: least.read_bytes()}, *territories]
    least.unlink()
    for name, content in damaged(rank, every).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    with bounded():
        code, _, err = ctg("verifier")
    assert code in (0, 1), err
    told = [line for line in err.splitlines() if not line.startswith(" ")]
    problems = [PROBLEM.fullmatch(line) for line in told]
    assert all(problems), told
    of_a_file = [p for p in problems if p and ".y" in f"{p['file']}"]
    assert all(p["line"] or OF_A_FILE.fullmatch(p["code"]) for p in of_a_file), told
