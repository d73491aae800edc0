"""How long a plan of actions, a follow-up workbook and a reviewed convention take to come in."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from bench.measuring import Job, alternate
from bench.parts import SPENT_HEAD, Part, spent_rows
from bench.places import WORK, ctg, python

RUNS = 5
ACTIONS = 300
PASS = "python -c pass"
PLAN = f"ctg importer plan, {ACTIONS} actions, XLSX"
TEXT = f"ctg importer plan, {ACTIONS} actions, CSV"
BACK = "ctg importer suivi, exemple (40 actions)"
REVIEW = "ctg reprendre, exemple (58 pages, five edits)"
_TERRITORY = ("--territoire", "exemple")
_BODY = "word/document.xml"
_EDITS = (
    ("mal répartie dans le temps", "très mal répartie dans le temps"),
    ("Initiatives éparses", "Initiatives rares"),
    ("accompagnement des enfants à besoins", "accueil des enfants à besoins"),
    ("Deux fois par an", "Trois fois par an"),
    ("Les situations individuelles", "Les situations personnelles"),
)
"""Words of the convention that its readers change: the last ones are those of an article."""
_HEADS = (
    *("Axe", "Objectif stratégique", "Intitulé de l’action", "Constat", "Description", "Pilote"),
    *("Partenaires", "Public cible", "Calendrier", "Budget 2026", "Budget 2027", "Financeur"),
    *("Indicateurs", "Valeur cible", "% d’avancement", "Statut", "Observations"),
)


def measure(runs: int = RUNS) -> Part:
    """Measure the import of a large plan, beside an interpreter that does nothing."""
    folder = WORK / "imports"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    _workbook(folder / "plan.xlsx")
    _text(folder / "texte.csv")
    jobs = {
        PASS: Job([python(), "-c", "pass"]),
        PLAN: Job(ctg("importer", "plan", str(folder / "plan.xlsx"))),
        TEXT: Job(ctg("importer", "plan", str(folder / "texte.csv"))),
        BACK: Job(ctg("importer", "suivi", _built(folder, "tableau-suivi.xlsx"), *_TERRITORY)),
        REVIEW: Job(ctg("reprendre", _edited(folder), *_TERRITORY), refuses=True),
    }
    spent = alternate(jobs, runs)
    part = Part("Imports")
    words = f"{ACTIONS} actions of {len(_HEADS)} columns; aim: 2 s, and 3 s for a review."
    part.notes.append(f"Medians of {runs} rounds, whole processes. {words}")
    part.table(SPENT_HEAD, spent_rows(spent, PASS))
    part.figures = {name: used.seconds for name, used in spent.items()}
    return part


def _rows() -> list[list[str | int]]:
    prose = "Les parents demandent des horaires plus larges, et un lieu unique pour s’informer. "
    rows: list[list[str | int]] = [list(_HEADS)]
    for n in range(ACTIONS):
        axis, goal = n // 60 + 1, n // 12 + 1
        row = [f"Axe {axis} : Domaine {axis}", f"Objectif {goal}", f"Conduire l’action {n}"]
        row += [prose * 3, prose * 4, "Service enfance", "Caf, PMI, MSA", "Parents ; enfants"]
        row += ["2026-2028"]
        rest = [
            "Caf : 5 000 €",
            "- familles reçues\n- séances",
            "120\n12",
            "40 %",
            "en cours",
            prose,
        ]
        rows.append([*row, 12000 + n, "3.500,00", *rest])
    return rows


def _workbook(path: Path) -> None:
    from openpyxl import Workbook  # noqa: PLC0415 - other parts do without

    book = Workbook()
    for row in _rows():
        book.active.append(row)
    book.save(path)


def _built(folder: Path, name: str) -> str:
    """Return a document of the example, as nobody edited it."""
    document, suffix = name.split(".")
    words = ("construire", document, "--format", suffix, *_TERRITORY)
    subprocess.run([*ctg(*words), "--sortie", str(folder)], check=True, capture_output=True)
    return str(folder / "exemple" / name)


def _edited(folder: Path) -> str:
    """Return the convention of the example, as five readers edited it: four values, an article."""
    built = Path(_built(folder, "convention.docx"))
    with ZipFile(built) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    text = parts[_BODY].decode()
    for before, after in _EDITS:
        if before not in text:
            raise RuntimeError(f"the convention of the example no longer says « {before} »")
        text = text.replace(before, after)
    parts[_BODY] = text.encode()
    path = folder / "relue.docx"
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return str(path)


def _text(path: Path) -> None:
    lines = [";".join(f'"{value}"' for value in row) for row in _rows()]
    path.write_text("\r\n".join(lines), encoding="cp1252")
