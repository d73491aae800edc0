"""How long it takes to tell what changed between two versions, and to mark it in a Word file."""

from __future__ import annotations

import shutil
import statistics
import time
from dataclasses import replace
from pathlib import Path

from bench.measuring import ROOT, Job, alternate
from bench.parts import SPENT_HEAD, Part, spent_rows
from bench.places import TERRITORY, WORK, ctg, edit, python

RUNS = 5
PASS = "python -c pass"
REPORT = f"ctg comparer, {TERRITORY}: the report"
MARKED_ALONE = f"ctg comparer, {TERRITORY}: the convention marked in Word"
MARKED = "convention of 58 pages marked, read again, in Word, all loaded, s"
_SOURCES = ROOT / "sources"


def measure(runs: int = RUNS) -> Part:
    """Compare the example with itself, one word of an action apart."""
    part = Part("Comparing two versions")
    new = _edited()
    old = _SOURCES / TERRITORY
    jobs = {
        PASS: Job([python(), "-c", "pass"]),
        REPORT: Job(ctg("comparer", str(old), str(new))),
        MARKED_ALONE: Job(
            ctg(
                *("comparer", str(old), str(new), "--document", "convention", "--format", "docx"),
                *("--moteur", "typst", "--sortie", str(new.parent.parent / "marked")),
            )
        ),
    }
    spent = alternate(jobs, runs)
    part.table(SPENT_HEAD, spent_rows(spent, PASS))
    part.figures = {name: used.seconds for name, used in spent.items()}
    part.figures[MARKED] = _marked(old, new, runs)
    part.table(("measure", "figure"), [[MARKED, f"{part.figures[MARKED]:.2f}"]])
    words = "both trees merged, both read again from the merged one, pages laid out, the file"
    part.notes.append(f"Medians of {runs} rounds. Marked: {words} written, then read again.")
    return part


def _edited() -> Path:
    folder = WORK / "comparing" / "sources"
    shutil.rmtree(folder.parent, ignore_errors=True)
    shutil.copytree(_SOURCES / TERRITORY, folder / TERRITORY)
    shutil.copytree(_SOURCES / "commun", folder / "commun")
    edit(folder)
    return folder / TERRITORY


def _marked(old: Path, new: Path, runs: int) -> float:
    """Return the median seconds of the marked convention, once all is loaded."""
    from ctg_docs.document.comparing import merged  # noqa: PLC0415 - other parts do without
    from ctg_docs.garbage import look_rarely  # noqa: PLC0415
    from ctg_docs.pipeline.redlines import Signed, draw, redlines  # noqa: PLC0415
    from ctg_docs.pipeline.versions import versions  # noqa: PLC0415

    look_rarely()
    spent = []
    with versions(str(old), str(new), _SOURCES) as (before, after):
        (found,) = redlines(before, after, ["convention"])
        assert found.sides is not None
        for _ in range(runs + 1):
            start = time.perf_counter()
            marked = replace(found, marked=merged(*found.sides), formats=("docx",))
            draw(marked, after.theme, Signed())
            spent.append(time.perf_counter() - start)
    return statistics.median(spent[1:])
