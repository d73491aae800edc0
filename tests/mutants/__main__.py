"""`make mutants`: draws faults, judges each, and tells those that no test noticed."""

from __future__ import annotations

import argparse
import time
from collections import Counter
from pathlib import Path
from random import SystemRandom

from mutants.judging import INDECIS, SURVIT, TUE, Verdict, court
from mutants.sampling import sample

ROOT = Path(__file__).parent.parent.parent


def main(arguments: list[str] | None = None) -> int:
    """Judge a sample, and return 1 when a mutant survives."""
    options = _parser().parse_args(arguments)
    drawn = sample(options.projet, options.paquet, options.nombre, options.graine)
    print(f"{len(drawn)} mutants, graine {options.graine}", flush=True)
    start = time.monotonic()
    verdicts: list[Verdict] = []
    with court(options.projet.resolve(), options.paquet, options.secondes) as judges:
        for mutant in drawn:
            verdicts.append(judges.judge(mutant))
            print(f"{len(verdicts)}. {verdicts[-1]}", flush=True)
    counts = Counter(verdict.etat for verdict in verdicts)
    told = ", ".join(f"{counts[etat]} {etat}" for etat in (TUE, SURVIT, INDECIS))
    print(f"{told}, en {time.monotonic() - start:.0f} s")
    return 1 if counts[SURVIT] + counts[INDECIS] else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="make mutants")
    parser.add_argument("--nombre", type=int, default=60)
    parser.add_argument("--graine", type=int, default=SystemRandom().randrange(10**6))
    parser.add_argument("--secondes", type=int, default=120, help="pour les tests d’un mutant")
    parser.add_argument("--projet", type=Path, default=ROOT)
    parser.add_argument("--paquet", default="ctg_docs")
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
