"""Many territories: how many documents a minute, on one worker and on two, in how much memory."""

from __future__ import annotations

import shutil
from pathlib import Path

from bench.measuring import Spent, spend
from bench.parts import Part
from bench.places import WORK, ctg, emptied

COUNT = 500
FEWER = 10
"""By how much the first run is smaller."""
DOCUMENT = "convention"
SEED = 1
_PLACE = WORK / "territories"


def measure(territories: int = COUNT) -> Part:
    """Build the conventions of synthetic territories, in PDF by Typst, afresh each time."""
    few = max(1, territories // FEWER)
    whole, part_of_it = _written(territories), _written(few)
    runs = {
        f"{few} territories, 1 worker": (few, _built(part_of_it, 1)),
        f"{territories} territories, 1 worker": (territories, _built(whole, 1)),
        f"{territories} territories, 2 workers": (territories, _built(whole, 2)),
    }
    part = Part("Many territories")
    part.notes.append(
        f"The PDF of the convention of each territory of `ctg exemple --graine {SEED}`, by Typst, "
        "built once from nothing. The memory is that of the largest process."
    )
    rows = [_row(name, count, spent) for name, (count, spent) in runs.items()]
    part.table(("run", "seconds", "documents a minute", "MB, largest process"), rows)
    (_, small), (_, one), (_, two) = runs.values()
    part.figures = {
        "1 worker, all territories": one.seconds,
        "2 workers, all territories": two.seconds,
        "MB after some territories": small.megabytes,
        "MB after all territories": one.megabytes,
    }
    return part


def _written(count: int) -> Path:
    folder = _PLACE / f"sources-{count}"
    shutil.rmtree(folder, ignore_errors=True)
    spend(ctg("exemple", "--territoires", str(count), "--graine", str(SEED), str(folder)))
    for territory in folder.iterdir():
        text = "theme:\n  moteur_pdf: typst\n"
        (territory / "moteur.yaml").write_text(text, encoding="utf-8")
    return folder


def _built(sources: Path, workers: int) -> Spent:
    out = _PLACE / "out"
    emptied(out)
    asked = [DOCUMENT, "--format", "pdf", "--sources", str(sources), "--sortie", str(out)]
    spent = spend(ctg("construire", *asked, "--jobs", str(workers)))
    built, wanted = len(list(out.rglob("*.pdf"))), len(list(sources.iterdir()))
    if built != wanted:
        raise RuntimeError(f"{built} files for {wanted} territories")
    return spent


def _row(name: str, count: int, spent: Spent) -> list[str]:
    each = f"{60 * count / spent.seconds:.0f}"
    return [name, f"{spent.seconds:.0f}", each, f"{spent.megabytes:.0f}"]
