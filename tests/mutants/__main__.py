"""`make mutants`: draws faults, judges each, and tells those that no test noticed."""

from __future__ import annotations

import argparse
import os
import shutil
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path
from queue import Queue
from random import SystemRandom

from mutants.judging import INDECIS, SURVIT, TUE, Court, Verdict, courts
from mutants.lines_map import KEPT, LinesMap, make, stale
from mutants.operators import Mutant
from mutants.sampling import sample

ROOT = Path(__file__).parent.parent.parent


def main(arguments: list[str] | None = None) -> int:
    """Judge a sample, and return 1 when a mutant survives."""
    options = _parser().parse_args(arguments)
    drawn = sample(options.projet, options.paquet, options.nombre, options.graine)
    print(f"{len(drawn)} mutants, graine {options.graine}", flush=True)
    root = options.projet.resolve()
    if options.carte != "telle-quelle":
        _map(root, options.paquet, options.jobs, anew=options.carte == "refaite")
    lines = LinesMap(root, root / KEPT, {mutant.path.as_posix() for mutant in drawn})
    start = time.monotonic()
    verdicts: list[Verdict] = []
    number = min(options.jobs, len(drawn))
    with courts(root, options.paquet, options.secondes, number, lines) as judges:
        for verdict in _judged(drawn, judges):
            verdicts.append(verdict)
            print(f"{len(verdicts)}. {verdict}", flush=True)
    counts = Counter(verdict.etat for verdict in verdicts)
    told = ", ".join(f"{counts[etat]} {etat}" for etat in (TUE, SURVIT, INDECIS))
    print(f"{told}, en {time.monotonic() - start:.0f} s")
    return 1 if counts[SURVIT] + counts[INDECIS] else 0


def _map(root: Path, package: str, jobs: int, *, anew: bool) -> None:
    """Bring the map up to date, or make it again."""
    apart = ("rendu", "juges")
    files = [p for p in sorted((root / "tests").rglob("test_*.py")) if not {*apart} & {*p.parts}]
    if anew:
        shutil.rmtree(root / KEPT, ignore_errors=True)
    names = [*stale(root, root / KEPT, files)]
    if names:
        print(f"Carte des tests : {len(names)} fichiers à suivre…", flush=True)
        make(root, package, root / KEPT, names, jobs)


def _judged(drawn: Sequence[Mutant], judges: Sequence[Court]) -> Iterator[Verdict]:
    """Yield verdicts as they come, each court judging one mutant at a time."""
    free: Queue[Court] = Queue()
    for judge in judges:
        free.put(judge)

    def judged(mutant: Mutant) -> Verdict:
        judge = free.get()
        try:
            return judge.judge(mutant)
        finally:
            free.put(judge)

    with ThreadPoolExecutor(len(judges)) as pool:
        for done in as_completed([pool.submit(judged, mutant) for mutant in drawn]):
            yield done.result()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="make mutants")
    parser.add_argument("--nombre", type=int, default=60)
    parser.add_argument("--graine", type=int, default=SystemRandom().randrange(10**6))
    parser.add_argument(
        "--secondes",
        type=int,
        default=60,
        help="de processeur, au plus, pour les tests d’un mutant",
    )
    parser.add_argument(
        "--carte",
        choices=("à-jour", "telle-quelle", "refaite"),
        default="à-jour",
        help="quels tests exécutent chaque ligne : suivie de nouveau où les tests ont changé",
    )
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), help="mutants à la fois")
    parser.add_argument("--projet", type=Path, default=ROOT)
    parser.add_argument("--paquet", default="ctg_docs")
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
