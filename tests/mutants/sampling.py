"""A sample of mutants, the same for the same seed."""

from __future__ import annotations

import ast
from pathlib import Path
from random import Random

from mutants.operators import Mutant, mutants


def sample(root: Path, package: str, number: int, seed: int) -> list[Mutant]:
    """Draw mutants of a package: each kind as often as another, whatever the code has most of."""
    kinds: dict[str, list[Mutant]] = {}
    for path in sorted((root / package).rglob("*.py")):
        for mutant in mutants(path.relative_to(root), path.read_bytes()):
            kinds.setdefault(mutant.kind, []).append(mutant)
    draw = Random(seed)
    for several in kinds.values():
        draw.shuffle(several)
    drawn: list[Mutant] = []
    while len(drawn) < number and any(kinds.values()):
        turn = [several.pop() for several in kinds.values() if several]
        drawn += [mutant for mutant in turn if _is_code(root, mutant)]
    return drawn[:number]


def _is_code(root: Path, mutant: Mutant) -> bool:
    try:
        ast.parse(mutant.applied((root / mutant.path).read_bytes()))
    except SyntaxError:
        return False
    return True
