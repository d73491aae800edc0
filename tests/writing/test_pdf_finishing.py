"""What the finished PDF says beyond what its engine drew: norms, scopes, names of links."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pikepdf
import pytest
from pdf_text import read
from sample_document import draw_picture, p, sample

from ctg_docs.document.nodes import (
    Attachment,
    Cell,
    Column,
    Document,
    Field,
    ListBlock,
    Record,
    Section,
    SignatureCell,
    SignatureGrid,
    Table,
    Text,
    sections,
)
from ctg_docs.document.theme import Theme
from ctg_docs.document.words import heading_text
from ctg_docs.writing.formats import lay_out
from ctg_docs.writing.pages.finishing.structure import Structure


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Document:
    return sample(draw_picture(tmp_path_factory.mktemp("images")), watermark="PROJET")


@pytest.fixture(scope="module")
def pdf(document: Document, paged: Theme) -> Iterator[pikepdf.Pdf]:
    carrying = replace(document, attachments=(SOURCE,))
    with pikepdf.open(io.BytesIO(lay_out(carrying, paged).pdf())) as file:
        yield file


SOURCE = Attachment("essai.yaml", "Sources publiques", b"territoire: {}\n", "application/yaml")


def attributes(element: Any) -> dict[str, Any]:
    """Return what an element says of its look and of its place in a table."""
    held = element.get("/A", [])
    several = held if isinstance(held, pikepdf.Array) else [held]
    return {key: value for one in several for key, value in one.items()}


def elements(pdf: pikepdf.Pdf, kind: str) -> list[Any]:
    return Structure(pdf).walk.elements[kind]


def test_the_file_claims_both_norms(pdf: pikepdf.Pdf) -> None:
    packet = pdf.Root.Metadata.read_raw_bytes().decode()
    for claim in ("<pdfaid:part>3<", "<pdfaid:conformance>A<", "<pdfuaid:part>1<"):
        assert claim in packet


def test_the_packet_and_the_information_say_the_same(pdf: pikepdf.Pdf, document: Document) -> None:
    packet = pdf.Root.Metadata.read_raw_bytes().decode()
    assert str(pdf.docinfo["/Title"]) == document.title
    for key in ("/Title", "/Author", "/Subject", "/Keywords", "/Producer"):
        assert f">{pdf.docinfo[key]}<" in packet
    assert str(pdf.docinfo["/CreationDate"]) == "D:20261102000000Z"
    assert "<xmp:CreateDate>2026-11-02T00:00:00Z<" in packet


def test_each_header_cell_says_what_it_names(pdf: pikepdf.Pdf) -> None:
    cells = elements(pdf, "/TH")
    assert {str(attributes(cell)["/Scope"]) for cell in cells} == {"/Column", "/Row"}
    named = sorted(str(cell.ID) for cell in cells if "/ID" in cell)
    assert list(pikepdf.NameTree(pdf.Root.StructTreeRoot.IDTree)) == named


def test_a_link_inside_the_document_bears_the_title_it_leads_to(
    pdf: pikepdf.Pdf, document: Document
) -> None:
    titles = {heading_text(section) for section in sections(document.blocks)}
    inside = [a for page in pdf.pages for a in page.get("/Annots", []) if "/Dest" in a]
    assert len(inside) > 5
    assert [str(a.Contents) for a in inside if str(a.Contents) not in titles] == []


def test_running_heads_and_feet_are_read_by_nobody(pdf: pikepdf.Pdf) -> None:
    for page in list(pdf.pages)[1:]:
        drawn = page.Contents.read_bytes()
        assert len(re.findall(rb"/Artifact\s*<<[^>]*/Type\s*/Pagination", drawn)) >= 2


def test_the_sources_are_attached_as_sources_and_dated_like_the_document(
    pdf: pikepdf.Pdf,
) -> None:
    (associated,) = pdf.Root.AF
    assert str(associated.AFRelationship) == "/Source"
    assert str(associated.Desc) == SOURCE.description
    attached = pdf.attachments[SOURCE.name].get_file()
    assert attached.read_bytes() == SOURCE.content
    assert attached.mime_type == "application/yaml"
    assert str(associated.EF.F.Params.ModDate) == "D:20261102000000Z"


def test_a_figure_stands_where_its_page_shows_it(pdf: pikepdf.Pdf) -> None:
    boxes = [attributes(figure)["/BBox"] for figure in elements(pdf, "/Figure")]
    assert boxes
    for box in boxes:
        x0, y0, x1, y1 = (float(n) for n in box)
        assert 0 <= x0 < x1 <= 595.3
        assert 0 <= y0 < y1 <= 841.9
    assert float(boxes[0][1]) > 600  # the logos stand at the head of the cover


def test_a_table_over_two_pages_is_one_table_with_one_head(
    document: Document, paged: Theme
) -> None:
    head = (tuple(Cell((p(word),), "col") for word in ("Année", "Lieu")),)
    rows = tuple((Cell((p(str(n)),), "row"), Cell((p("Ici"),))) for n in range(120))
    table = Table((Column(), Column()), head, rows, caption=(Text("Années"),))
    alone = Table((Column(), Column()), head, rows[:2])
    section = Section("s", "liminaire", (Text("Suite"),), (table, p("Puis"), alone), level=1)
    tree = replace(document, blocks=(section,))
    with pikepdf.open(io.BytesIO(lay_out(tree, paged).pdf())) as file:
        structure = Structure(file)
        first, second = structure.walk.elements["/Table"]
        assert len(file.pages) > 2
        assert [str(part.S) for part in first.K] == ["/Caption", "/THead", "/TBody"]
        assert len(first.K[2].K) == 120
        assert len(second.K[1].K) == 2
        named = {str(cell.ID) for cell in structure.walk.elements["/TH"] if "/ID" in cell}
        cells = structure.walk.elements["/TD"]
        asked = {str(name) for cell in cells for name in attributes(cell).get("/Headers", [])}
        assert asked <= named


def test_a_table_inside_a_list_or_a_sheet_names_its_rows_like_any_other(
    document: Document, paged: Theme
) -> None:
    head = (tuple(Cell((p(word),), "col") for word in ("Jour", "Heures")),)
    rows = ((Cell((p("lundi"),), "row"), Cell((p("neuf"),))),)
    small = Table((Column(), Column()), head, rows)
    sheet = Record((Field((Text("Description"),), (p("Avant."), small, p("Après."))),))
    listed = ListBlock(((p("une puce"), small), (p("une autre"),)))
    section = Section("s", "fiche", (Text("Fiche"),), (sheet, small, listed), level=1)
    tree = replace(document, blocks=(section,))
    with pikepdf.open(io.BytesIO(lay_out(tree, paged).pdf())) as file:
        cells = Structure(file).walk.elements["/TH"]
        scopes = [str(attributes(cell)["/Scope"]) for cell in cells]
    assert scopes.count("/Row") == 3
    assert scopes.count("/Column") == 6


def test_a_list_item_holds_a_label_and_one_body(pdf: pikepdf.Pdf) -> None:
    items = elements(pdf, "/LI")
    assert items
    assert {tuple(str(kid.S) for kid in item.K) for item in items} <= {
        ("/Lbl", "/LBody"),
        ("/LBody",),
    }


SIGNED = ["Mme Anne Brévent", "M. Paul Ostrowski"]


@pytest.fixture(scope="module")
def signable(document: Document, paged: Theme) -> Iterator[pikepdf.Pdf]:
    cells = tuple(
        SignatureCell(
            f"partie-{rank}",
            (Text("Pour la Ville"),),
            (Text("Maire"),),
            (Text(name),),
            field=f"sig-{rank}",
            mark=f"#signature_{rank}#",
        )
        for rank, name in enumerate(SIGNED, 1)
    )
    section = Section("fin", "liminaire", (Text("Signatures"),), (SignatureGrid(cells),), level=1)
    tree = replace(document, blocks=(section,), watermark="")
    with pikepdf.open(io.BytesIO(lay_out(tree, paged).pdf())) as file:
        yield file


def test_there_is_one_empty_named_field_per_signature_in_signing_order(
    signable: pikepdf.Pdf,
) -> None:
    fields = list(signable.Root.AcroForm.Fields)
    assert [str(field.T) for field in fields] == ["sig-1", "sig-2"]
    assert [str(field.FT) for field in fields] == ["/Sig", "/Sig"]
    assert all("/V" not in field and "/A" not in field for field in fields)
    for field, name in zip(fields, SIGNED, strict=True):
        assert str(field.TU) == f"Signature\u00a0: Pour la Ville, {name}, Maire"


def test_a_field_stands_inside_its_cell_and_is_large_enough_to_sign(signable: pikepdf.Pdf) -> None:
    boxes = [[float(n) for n in field.Rect] for field in signable.Root.AcroForm.Fields]
    for x0, y0, x1, y1 in boxes:
        assert x1 - x0 > 48 * 72 / 25.4
        assert y1 - y0 > 19 * 72 / 25.4
    assert boxes[0][2] < boxes[1][0]


def test_each_field_is_a_tagged_form_read_after_the_name_of_who_signs(
    signable: pikepdf.Pdf,
) -> None:
    forms = elements(signable, "/Form")
    assert [str(form.K.Obj.T) for form in forms] == ["sig-1", "sig-2"]
    for form in forms:
        siblings = list(form.P.K)
        assert [str(sibling.S) for sibling in siblings] == ["/P", "/P", "/P", "/Form"]
        assert siblings[-1].objgen == form.objgen


def test_the_mark_of_a_signing_platform_is_in_the_file_and_read_by_nobody(
    signable: pikepdf.Pdf,
) -> None:
    target = io.BytesIO()
    signable.save(target)
    reading = read(target.getvalue())
    assert "#signature_1#" in "".join("".join(page) for page in reading.pages)
    assert not any("#signature" in text for _, text, _ in reading.elements)


def test_a_place_of_signature_holds_its_field_and_no_link(signable: pikepdf.Pdf) -> None:
    held = [a for page in signable.pages for a in page.get("/Annots", [])]
    assert [str(a.Subtype) for a in held] == ["/Widget", "/Widget"]


def test_a_draft_has_no_field(pdf: pikepdf.Pdf) -> None:
    assert "/AcroForm" not in pdf.Root
