"""How the time of each writer grows with the document."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from bench.growth import grown
from bench.measuring import ENVIRONMENT, ROOT
from bench.parts import Part

# Some 5, 40, 150 and 400 pages of the booklet of action sheets.
ACTIONS = (5, 55, 207, 552)
_WRITERS = {
    "pdf weasyprint": "fiches",
    "pdf typst": "fiches",
    "docx": "fiches",
    "html": "fiches",
    "md": "fiches",
    "txt": "fiches",
    "pptx": "presentation-detaillee",
    "xlsx": "tableau-suivi",
}


def measure() -> Part:
    """Draw documents of four sizes with every writer."""
    part = Part("Growth, each writer alone, engine loaded")
    folders = [grown(count) for count in ACTIONS]
    rows = []
    for writer, document in _WRITERS.items():
        drawn = [_drawn(writer, document, folders[0], folder) for folder in folders]
        sizes = [_size(one, count) for one, count in zip(drawn, ACTIONS, strict=True)]
        seconds = [one["seconds"] for one in drawn]
        each = [
            f"{s:.2f} ({_named(one, c)})" for s, one, c in zip(seconds, drawn, ACTIONS, strict=True)
        ]
        growth = 10 * (seconds[3] / seconds[1]) / (sizes[3] / sizes[1])
        part.figures[f"growth {writer}"] = growth
        rows.append([f"{document}, {writer}", *each, f"{growth:.1f}"])
    part.figures["growth"] = max(part.figures.values())
    part.notes.append(
        "Seconds, the least of several where they are few, and what was drawn, for 5, 55, 207 and "
        "552 action sheets; the last column is the "
        "growth of the time between the second and the last size, for a document ten times as long."
    )
    part.table(("document, writer", *(f"{count} actions" for count in ACTIONS), "×10"), rows)
    return part


def _drawn(writer: str, document: str, small: Path, folder: Path) -> dict[str, float]:
    command = [sys.executable, "-m", "bench.draw", writer, document, str(small), str(folder)]
    said = subprocess.run(command, cwd=ROOT, env=ENVIRONMENT, check=True, capture_output=True)
    found: dict[str, float] = json.loads(said.stdout.splitlines()[-1])
    return found


def _size(drawn: dict[str, float], actions: int) -> float:
    """Return the pages, else the slides, else the actions."""
    return drawn["pages"] or (drawn["blocks"] if drawn["blocks"] > 10 else actions)


def _named(drawn: dict[str, float], actions: int) -> str:
    if drawn["pages"]:
        return f"{drawn['pages']} pages"
    return f"{drawn['blocks']} slides" if drawn["blocks"] > 10 else f"{actions} actions"
