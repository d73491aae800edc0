"""The same convention by the project, with both engines, and by what people use today."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from bench import peers
from bench.machine import versions
from bench.measuring import ENVIRONMENT, ROOT, Job, alternate
from bench.parts import SPENT_HEAD, Part, spent_rows
from bench.places import ENGINES, TERRITORY, WORK, copied, ctg, edit, emptied
from bench.warm import warm_rows

RUNS = 3


def measure(runs: int = RUNS) -> Part:
    """Build the convention in alternation, and return the medians."""
    part = Part("The same convention, built by each")
    data = _data()
    others, notes = peers.peers(data)
    jobs = {name: job for engine in ENGINES for name, job in _ours(engine).items()} | others
    spent = alternate(jobs, runs)
    base = peers.LIBREOFFICE if peers.LIBREOFFICE in spent else next(iter(spent))
    part.notes += [
        f"Medians of {runs} rounds of all the jobs in turn, whole processes; ratio to « {base} ».",
        "The peers start from words that are checked, composed and numbered already; the project "
        "starts from its sources. Of the peers, only Typst and WeasyPrint give page numbers in "
        "the contents, and none gives PDF/A-3a with PDF/UA-1, attachments or signature fields.",
        f"Project: {', '.join(f'{name} {version}' for name, version in versions().items())}.",
        "Once an engine is loaded, Typst remembers what it laid out: its pages cost that much when "
        "the same document is drawn again in one process.",
        *(f"{note}." for note in notes),
        f"Pages: {', '.join(f'{name} {count}' for name, count in _pages(spent).items())}.",
    ]
    part.table(SPENT_HEAD, spent_rows(spent, base))
    part.figures = {name: used.seconds for name, used in spent.items()}
    head, rows, figures = warm_rows()
    part.table(head, rows)
    part.figures |= figures
    return part


def _data() -> dict[str, Path]:
    # In a process of its own: the memory of a process counts that of the one that starts it.
    command = [sys.executable, "-m", "bench.export", TERRITORY, str(WORK / "data")]
    said = subprocess.run(command, cwd=ROOT, env=ENVIRONMENT, check=True, capture_output=True)
    return {suffix: Path(path) for suffix, path in json.loads(said.stdout).items()}


_COUNT = "import pikepdf, sys; print(len(pikepdf.open(sys.argv[1]).pages))"


def _pages(spent: Mapping[str, object]) -> dict[str, int]:
    """Return how many pages each of them made of the same words."""
    files = {name: path for name, path in peers.PDFS.items() if name in spent}
    for engine in ENGINES:
        files[f"ctg {engine}"] = WORK / "edited" / engine / "out" / TERRITORY / "convention.pdf"
    count = [sys.executable, "-c", _COUNT]
    return {name: int(subprocess.check_output([*count, path])) for name, path in files.items()}


def _ours(engine: str) -> dict[str, Job]:
    """Return the jobs of the project with one engine; the last two share what they built."""
    sources = copied("convention", engine)
    edited = copied("edited", engine)

    def building(where: Path, formats: str, output: str) -> tuple[list[str], Path]:
        out = WORK / output / engine / "out"
        asked = ["convention", "--territoire", TERRITORY, "--format", formats]
        return ctg("construire", *asked, "--sources", str(where), "--sortie", str(out)), out

    jobs = {}
    for formats, label in (("docx,pdf", "DOCX + PDF"), ("pdf", "PDF"), ("docx", "DOCX")):
        command, out = building(sources, formats, "convention")
        jobs[f"ctg {engine}, {label}, cold"] = Job(command, partial(emptied, out))
    command, _ = building(edited, "docx,pdf", "edited")
    jobs[f"ctg {engine}, one action edited"] = Job(command, partial(edit, edited))
    jobs[f"ctg {engine}, nothing to do"] = Job(command)
    return jobs
