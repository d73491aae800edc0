"""The fingerprint of a tree: the same for the same document, another for any difference."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from ctg_docs.document.digest import digest
from ctg_docs.document.nodes import (
    Attachment,
    Blank,
    Cell,
    Document,
    Figure,
    Paragraph,
    Picture,
    Section,
    Strong,
    Table,
    Text,
)
from ctg_docs.problems import Place
from ctg_docs.reading.origins import Origin

DOCUMENT = Document(
    "Titre",
    (
        Section("a", "article", (Text("Un"),), (Paragraph((Text("un"), Strong((Text("mot"),)))),)),
        Figure(Picture(Path("/ici/carte.png"), "La carte")),
    ),
    date=date(2024, 3, 15),
)


def of(value: object, **pictures: str) -> str:
    return digest(value, lambda path: pictures.get(path.stem, ""))


def paragraph(*words: str) -> Document:
    return replace(DOCUMENT, blocks=(Paragraph(tuple(map(Text, words))),))


def test_the_same_document_has_the_same_fingerprint_in_every_process():
    script = (
        "from pathlib import Path; import sys; sys.path += ['tests/document'];"
        "from test_digest import DOCUMENT, of; print(of(DOCUMENT))"
    )
    for seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", script],
            capture_output=True,
            text=True,
            check=True,
            cwd=Path(__file__).parent.parent.parent,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": "."},
        )
        assert done.stdout.strip() == of(DOCUMENT)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (DOCUMENT, replace(DOCUMENT, title="Autre titre")),
        (DOCUMENT, replace(DOCUMENT, page="paysage")),
        (DOCUMENT, replace(DOCUMENT, watermark="PROJET")),
        (DOCUMENT, replace(DOCUMENT, attachments=(Attachment("a", "b", b"c", "d"),))),
        (DOCUMENT, replace(DOCUMENT, blocks=DOCUMENT.blocks[::-1])),
        (paragraph("un", "deux"), paragraph("undeux")),
        (paragraph("un", "deux"), paragraph("un\0deux")),
        (paragraph(""), paragraph()),
        (Paragraph((), "visa"), Paragraph((), "constat")),
        (Text("1"), Blank("1")),
        (Cell((), value=Decimal("1")), Cell((), value=None)),
        (Cell((), value=Decimal("1")), Cell((), value=Decimal("1.0"))),
        (Table((), (), (), whole=True), Table((), (), (), totals=True)),
        (((),), ((), ())),
        ({"a": "b"}, {"a": "c"}),
    ],
)
def test_any_difference_shows(one, other):
    assert of(one) != of(other)


def test_a_picture_counts_by_its_content_not_by_its_folder():
    moved = replace(
        DOCUMENT,
        blocks=(DOCUMENT.blocks[0], Figure(Picture(Path("/ailleurs/carte.png"), "La carte"))),
    )
    assert of(moved, carte="1") == of(DOCUMENT, carte="1")
    assert of(DOCUMENT, carte="1") != of(DOCUMENT, carte="2")


def test_where_a_block_stands_in_the_sources_does_not_count():
    section = DOCUMENT.blocks[0]
    assert isinstance(section, Section)
    moved = replace(section, origin=Origin((Place("convention.yaml", 12, 3),)))
    assert of(moved) == of(section)
