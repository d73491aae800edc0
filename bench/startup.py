"""How soon a command answers, next to an interpreter that does nothing."""

from __future__ import annotations

from bench.measuring import Job, alternate
from bench.parts import SPENT_HEAD, Part, spent_rows
from bench.places import TERRITORY, WORK, copied, ctg, python

RUNS = 9
PASS = "python -c pass"
VERSION = "ctg --version"
VERIFIER = "ctg verifier, exemple"
NOTHING = "ctg construire --tout, nothing to do, all territories"


def measure(runs: int = RUNS) -> Part:
    """Measure start-ups, once every shipped document has been built."""
    sources = copied("shipped", "typst")
    out = WORK / "shipped" / "out"
    everything = ctg("construire", "--tout", "--sources", str(sources), "--sortie", str(out))
    jobs = {
        PASS: Job([python(), "-c", "pass"]),
        VERSION: Job(ctg("--version")),
        VERIFIER: Job(ctg("verifier", "--territoire", TERRITORY)),
        NOTHING: Job(everything),
    }
    spent = alternate(jobs, runs)
    part = Part("Start-up")
    part.notes.append(f"Medians of {runs} rounds, whole processes; ratio to « {PASS} ».")
    part.table(SPENT_HEAD, spent_rows(spent, PASS))
    part.figures = {name: used.seconds for name, used in spent.items()}
    return part
