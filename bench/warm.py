"""What each stage costs once all is loaded: `python -m bench.warm ENGINE`, in one process."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from bench.measuring import ENVIRONMENT, ROOT
from bench.places import ENGINES, TERRITORY

RUNS = 3


def warm_rows() -> tuple[Sequence[str], list[list[str]], dict[str, float]]:
    """Return the table of the stages, each engine in a process of its own."""
    found = {engine: _asked(engine) for engine in ENGINES}
    stages = next(iter(found.values()))
    head = ("stage, engine loaded", *(f"{engine}, s" for engine in ENGINES))
    rows = [[stage, *(f"{found[e][stage]:.3f}" for e in ENGINES)] for stage in stages]
    figures = {f"warm {e}, {stage}": s for e in ENGINES for stage, s in found[e].items()}
    return head, rows, figures


def _asked(engine: str) -> dict[str, float]:
    command = [sys.executable, "-m", "bench.warm", engine]
    said = subprocess.run(command, cwd=ROOT, env=ENVIRONMENT, check=True, capture_output=True)
    stages: dict[str, float] = json.loads(said.stdout.splitlines()[-1])
    return stages


def stages(engine: str) -> dict[str, float]:
    """Return the median seconds of each stage, in this process."""
    from ctg_docs.garbage import look_rarely  # noqa: PLC0415
    from ctg_docs.pipeline import catalogue, prepare  # noqa: PLC0415 - loaded before anything is measured
    from ctg_docs.writing.docx import write_docx  # noqa: PLC0415
    from ctg_docs.writing.formats import lay_out  # noqa: PLC0415

    look_rarely()
    folder = Path("sources") / TERRITORY

    def read() -> object:
        return prepare(folder, ["convention"])

    read()
    spent = {"read, check, compose, resolve": _median(read)}
    documents = [entree.id for entree in catalogue()]
    spent["every document read, checked, composed"] = _median(lambda: prepare(folder, documents))
    prepared = prepare(folder, ["convention"])
    assert prepared.theme is not None
    theme = prepared.theme.model_copy(update={"moteur_pdf": engine})
    document = prepared.documents["convention"]
    pages = lay_out(document, theme)
    pages.pdf()
    write_docx(document, theme, pages.pagination)
    spent["pages laid out, numbers known"] = _median(lambda: lay_out(document, theme).pagination)
    spent["PDF, pages included"] = _median(lambda: lay_out(document, theme).pdf())
    spent["DOCX, page numbers known"] = _median(
        lambda: write_docx(document, theme, pages.pagination)
    )
    return spent


def _median(function: Callable[[], object]) -> float:
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        function()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


if __name__ == "__main__":
    print(json.dumps(stages(sys.argv[1])))
