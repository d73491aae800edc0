"""How soon a command answers, next to an interpreter that does nothing."""

from __future__ import annotations

from bench.measuring import Job, alternate
from bench.parts import SPENT_HEAD, Part, spent_rows
from bench.places import TERRITORY, WORK, copied, ctg, python

RUNS = 9
PASS = "python -c pass"
VERSION = "ctg --version"
VERIFIER = "ctg verifier, exemple, nothing changed"
AFRESH = "ctg verifier, exemple, all composed"
NOTHING = "ctg construire --tout, nothing to do, all territories"


def measure(runs: int = RUNS) -> Part:
    """Measure start-ups, once every shipped document has been built."""
    sources = copied("shipped", "typst")
    out = WORK / "shipped" / "out"
    everything = ctg("construire", "--tout", "--sources", str(sources), "--sortie", str(out))
    checking = ctg("verifier", "--territoire", TERRITORY, "--sources", str(sources))
    jobs = {
        PASS: Job([python(), "-c", "pass"]),
        VERSION: Job(ctg("--version")),
        VERIFIER: Job([*checking, "--sortie", str(out)]),
        # An output folder that does not exist remembers nothing.
        AFRESH: Job([*checking, "--sortie", str(out / "nowhere")]),
        NOTHING: Job(everything),
    }
    spent = alternate(jobs, runs)
    part = Part("Start-up")
    part.notes.append(f"Medians of {runs} rounds, whole processes; ratio to « {PASS} ».")
    part.table(SPENT_HEAD, spent_rows(spent, PASS))
    part.figures = {name: used.seconds for name, used in spent.items()}
    return part
