"""What a convention costs: start-up, check, composition, Word, PDF; printed, never asserted.

python bench/convention.py [TERRITOIRE]
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from ctg_docs.document.nodes import Document
from ctg_docs.document.theme import Theme
from ctg_docs.pipeline import prepare
from ctg_docs.writing.docx import write_docx
from ctg_docs.writing.pdf import layout

ROOT = Path(__file__).parent.parent
RUNS = 5
# The bench measures what a user gets: compiled modules are kept from one start to the next.
ENVIRONMENT = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}


def command(*arguments: str) -> float:
    """Return the median wall time of a command, in seconds, after one run to warm up."""
    times = []
    for _ in range(RUNS + 1):
        start = time.perf_counter()
        subprocess.run(
            [sys.executable, *arguments], cwd=ROOT, env=ENVIRONMENT, check=True, capture_output=True
        )
        times.append(time.perf_counter() - start)
    return statistics.median(times[1:])


def median(function: Callable[[], object], runs: int = RUNS) -> float:
    """Return the median wall time of a call, in seconds."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        function()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def show(label: str, seconds: float, note: str = "") -> None:
    """Print a line of the table."""
    print(f"{label:<44}{seconds:8.3f} s  {note}")


def main(name: str) -> None:
    """Print the table for one territory."""
    folder = ROOT / "sources" / name
    floor = command("-c", "pass")
    print(f"{name}, medians of {RUNS} runs\n")
    show("python -c pass", floor)
    started = command("-m", "ctg_docs", "--version")
    show("ctg --version", started, f"{started / floor:.1f} × python")
    checked = command("-m", "ctg_docs", "verifier", "--territoire", name)
    show("ctg verifier (whole process)", checked, f"{checked / floor:.1f} × python")
    show("read, check, compose, resolve (warm)", median(lambda: prepare(folder, ["convention"])))
    prepared = prepare(folder, ["convention"])
    assert prepared.theme is not None
    drawn(prepared.documents["convention"], prepared.theme)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{'peak memory':<44}{peak:8.0f} MB")


def drawn(document: Document, theme: Theme) -> None:
    """Print what the writers cost, engines loaded."""
    cold = time.perf_counter()
    pages = layout(document, theme)
    show("pages laid out, first time", time.perf_counter() - cold, "engine and fonts loaded")
    laid = median(lambda: layout(document, theme), 3)
    total = pages.pagination.total
    show("pages laid out, warm", laid, f"{total} pages")
    written = median(pages.pdf, 3)
    show("PDF written", written)
    each = 1000 * (laid + written) / total
    show("PDF, both", laid + written, f"{each:.0f} ms a page")
    show("DOCX, page numbers known", median(lambda: write_docx(document, theme, pages.pagination)))


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "exemple")
