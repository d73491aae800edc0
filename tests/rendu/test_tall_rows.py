"""Tall cells, as LibreOffice lays them out: every word stands on a page.

Needs LibreOffice and poppler: run by `make rendu`.
"""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from libreoffice import converted

from ctg_docs.composing.house.theme import load_theme
from ctg_docs.document.nodes import Cell, Column, Document, Field, Paragraph, Record, Table, Text
from ctg_docs.document.pagination import Pagination
from ctg_docs.writing.docx import write_docx

MAISON = Path(__file__).parents[2] / "templates" / "maison"
SENTENCE = "Le service reçoit les familles, écoute leur demande et les oriente vers le bon lieu."


def paragraph(words: str) -> Paragraph:
    return Paragraph((Text(words),))


def table(words: str) -> Table:
    head = tuple(Cell((paragraph(name),), "col") for name in ("Qui", "Quoi"))
    body = tuple(Cell((paragraph(said),)) for said in ("Service", words))
    return Table((Column(), Column(2.0)), (head,), (body,))


def sheet(words: str) -> Record:
    """A sheet with the cell in a field, then the same cell in a table inside a field."""
    fields = (paragraph(words),), (table(words),)
    return Record(tuple(Field((Text(f"Champ {n}"),), c) for n, c in enumerate(fields)))


def test_no_word_of_a_tall_cell_is_lost(tmp_path: Path) -> None:
    counts = range(20, 81, 4)
    for count in counts:
        words = " ".join([*[SENTENCE] * count, f"Fin {count}."])
        blocks = (paragraph("Avant."), table(words), paragraph("Puis."), sheet(words))
        content = write_docx(Document("Essai", blocks), load_theme(MAISON), Pagination({}, 1))
        (tmp_path / f"essai-{count}.docx").write_bytes(content)
    converted(sorted(tmp_path.glob("*.docx")), "pdf")
    for count in counts:
        said = subprocess.run(
            ["pdftotext", f"essai-{count}.pdf", "-"], cwd=tmp_path, check=True, capture_output=True
        ).stdout.decode()
        words = " ".join(re.sub(r"Page \d+ sur \d+\s*\f", "", said).split())
        assert words.count(f"Fin {count}.") == 3, count
        assert words.count("le bon lieu.") == 3 * count, count
