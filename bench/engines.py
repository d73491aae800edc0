"""Both engines of the PDF, document by document: pages, breaks, sizes, seconds of processor."""

from __future__ import annotations

import statistics
import subprocess
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import zip_longest
from multiprocessing import get_context
from pathlib import Path

from bench.measuring import ROOT
from bench.parts import Part
from bench.places import TERRITORY, WORK
from ctg_docs.composing.families.lettre.selection import Selection
from ctg_docs.document.moteurs import MOTEURS, Moteur
from ctg_docs.document.theme import Theme
from ctg_docs.pipeline import Piece, gather, prepare, prepare_lettres
from ctg_docs.pipeline.choice import catalogue
from ctg_docs.pipeline.pieces import carrying
from ctg_docs.writing.formats import lay_out, shown_in

RUNS = 3
MOST = 4
"""Files measured of a document that makes several."""
SOURCES = ROOT / "sources"
HEAD = (
    "document", "pages", "by Typst", "pages that differ", "titles elsewhere",
    "KB", "by Typst", "seconds", "by Typst",
)  # fmt: skip


@dataclass(frozen=True)
class Drawn:
    """A file by an engine: its bytes, the page of each title, table and field, its seconds."""

    pdf: bytes
    pages: dict[str, int]
    seconds: float


def measure(runs: int = RUNS) -> Part:
    """Draw every document of the example, the other conventions and the letters, by both."""
    part = Part("Both engines of the PDF")
    part.notes.append(
        f"`{TERRITORY}`, the conventions of the other territories, and the letters. Seconds of "
        f"processor to lay out and write, in processes that have drawn before; median of {runs} "
        "rounds. A page differs when it does not bear the same signs."
    )
    # Each round has a process of its own: Typst keeps what it has laid out, and would not again.
    with ProcessPoolExecutor(1, get_context("spawn"), max_tasks_per_child=1) as processes:
        rounds = [future.result() for future in [processes.submit(_round) for _ in range(runs)]]
    rows, totals = [], dict.fromkeys(MOTEURS, 0.0)
    for name, pairs in rounds[0].items():
        turns = [_seconds(turn[name]) for turn in rounds]
        seconds = [statistics.median(turn[rank] for turn in turns) for rank in range(2)]
        rows.append([*_row(name, pairs), *(f"{found:.2f}" for found in seconds)])
        for engine, found in zip(MOTEURS, seconds, strict=True):
            totals[engine] += found
    rows.append([*_row("bordereau", [_sheets()]), "–", "–"])  # it prints what the files weigh
    part.table(HEAD, rows)
    part.figures = {f"all of them by {engine}": found for engine, found in totals.items()}
    return part


def _round() -> dict[str, list[list[Drawn]]]:
    """Draw each document once by each engine, which have drawn a letter before."""
    *families, (last, letters) = _families()
    _both(*letters[0])
    return {
        name: [_both(piece, theme) for piece, theme in pieces]
        for name, pieces in (*families, (last, letters[1:] or letters))
    }


def _families() -> Iterator[tuple[str, list[tuple[Piece, Theme]]]]:
    """Yield each document of the catalogue with the files to draw."""
    folders = sorted(p for p in SOURCES.iterdir() if p.is_dir() and p.name != "commun")
    for folder in folders:
        every = folder.name == TERRITORY
        names = [one.id for one in catalogue() if one.d_un_territoire] if every else ["convention"]
        found = prepare(folder, names)
        families = defaultdict(list)
        for piece in found.pieces:
            if "pdf" in piece.formats and found.theme:
                families[piece.chemin.partition("/")[0]].append((piece, found.theme))
        for name, pieces in families.items():
            told = f" ({MOST} of {len(pieces)})" if len(pieces) > MOST else ""
            where = "" if every else f", {folder.name}"
            yield f"{name}{told or _several(pieces)}{where}", pieces[:MOST]
    letters = [p for p in prepare_lettres(folders, ["lettre"], Selection()) if p.theme]
    pieces = [(piece, p.theme) for p in letters for piece in p.pieces if p.theme]
    yield "lettre", pieces


def _several(pieces: list[tuple[Piece, Theme]]) -> str:
    return f" ({len(pieces)})" if len(pieces) > 1 else ""


def _both(piece: Piece, theme: Theme) -> list[Drawn]:
    return [_draw(piece, theme, engine) for engine in MOTEURS]


def _draw(piece: Piece, theme: Theme, engine: Moteur) -> Drawn:
    start = time.process_time()
    drawn = shown_in("pdf", carrying(piece))
    laid = lay_out(drawn, theme.model_copy(update={"moteur_pdf": engine}))
    pdf = laid.pdf()
    return Drawn(pdf, laid.pagination.pages, time.process_time() - start)


def _sheets() -> list[Drawn]:
    """Return the sheet of the dossier by each engine, which is drawn after all that it lists."""
    return [Drawn(gather(SOURCES / TERRITORY, e).files["bordereau.pdf"], {}, 0) for e in MOTEURS]


def _row(name: str, pairs: list[list[Drawn]]) -> list[str]:
    signs = [[_signs(drawn.pdf) for drawn in pair] for pair in pairs]
    pages = [str(sum(len(pair[rank]) for pair in signs)) for rank in range(2)]
    changed = sum(one != two for pair in signs for one, two in zip_longest(*pair))
    moved = sum(len(one.pages.items() - other.pages.items()) for one, other in pairs)
    sizes = [f"{sum(len(pair[rank].pdf) for pair in pairs) / 1024:.0f}" for rank in range(2)]
    return [name, *pages, str(changed), str(moved), *sizes]


def _seconds(pairs: list[list[Drawn]]) -> list[float]:
    return [sum(pair[rank].seconds for pair in pairs) for rank in range(2)]


def _signs(pdf: bytes) -> list[Counter[str]]:
    """Return the signs of each page, as poppler reads them; it drops hyphens that end lines."""
    path = Path(WORK / "engines.pdf")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(pdf)
    command = ["pdftotext", str(path), "-"]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return [Counter("".join(page.replace("-", "").split())) for page in said.split("\f")[:-1]]
