"""A megabyte of anything is told for little: what it costs never grows with a square."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from bounds import bounded

MEGABYTE = 980_000
ACTION = "  - id: a{0}\n    titre: Action {0}\n    rattachee_a: "
KINDS = {
    "keys that do not exist": ("personnes:\n", "inconnue_{0}: x\n"),
    "texts where groups are due": ("actions:\n", "  - a\n"),
    "actions, all of them right": ("actions:\n", f"{ACTION}former\n"),
    "actions that name no objective": ("actions:\n", f"{ACTION}forme{{0}}\n"),
    "signs that open a comment": ("personnes:\n", "inconnue_{0}: a #3\n"),
    "parties": ("parties:\n", "  - {{id: q{0}, type: commune, nom_officiel: commune {0}}}\n"),
}
"""The line above which a megabyte of lines of a kind is added, and one of these lines."""


@pytest.mark.parametrize("kind", KINDS)
def test_a_megabyte_is_told_for_little(
    sources: Callable[..., Path], ctg: Callable[..., tuple[int, str, str]], kind: str
) -> None:
    head, line = KINDS[kind]
    number = MEGABYTE // len(line.format(10_000))
    lines = "".join(line.format(rank) for rank in range(number))
    under = head if line[0] == " " else ""
    sources((head, f"{under}{lines}{'' if under else head}"))
    with bounded():
        code, _, err = ctg("verifier")
    assert code == 1
    assert 1 <= sum(not told.startswith(" ") for told in err.splitlines()) <= 201
