"""A hundred parties sign on six pages at most, each in its own cell."""

from __future__ import annotations

import io

import pikepdf

from ctg_docs.document.nodes import Document, Section, SignatureCell, SignatureGrid, Text
from ctg_docs.document.resolving import resolve
from ctg_docs.document.rows import row_size
from ctg_docs.writing import formats


def grid(number):
    return SignatureGrid(
        tuple(
            SignatureCell(
                f"c{rank}-1",
                (Text(f"Pour la commune de Valbrune-les-Deux-Églises {rank}"),),
                (Text("Maire"),),
                (Text("Mme Anne Dupont-Martin"),),
                field=f"sig-{rank}",
            )
            for rank in range(1, number + 1)
        )
    )


def test_few_places_stand_two_a_row_and_many_three():
    assert (row_size(grid(12)), row_size(grid(13))) == (2, 3)


def test_a_hundred_signatures_take_six_pages_at_most(theme):
    section = Section("signatures", "liminaire", (Text("Signatures"),), (grid(100),))
    document, _ = resolve(Document(title="Convention", blocks=(section,)), {})
    quick = theme.model_copy(update={"moteur_pdf": "typst"})
    drawn = dict(formats.write(document, quick, ["pdf"]))
    with pikepdf.open(io.BytesIO(drawn["pdf"])) as pdf:
        assert len(pdf.pages) <= 6
        assert len(pdf.Root.AcroForm.Fields) == 100
