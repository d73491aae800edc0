"""What the finished PDF says beyond what its engine drew: norms, scopes, names of links."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pikepdf
import pytest
from sample_document import draw_picture, sample

from ctg_docs.document.nodes import Document, sections
from ctg_docs.document.theme import Theme
from ctg_docs.document.words import heading_text
from ctg_docs.writing.pdf import layout
from ctg_docs.writing.pdf.finishing.structure import read_structure


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Document:
    return sample(draw_picture(tmp_path_factory.mktemp("images")), watermark="PROJET")


@pytest.fixture(scope="module")
def pdf(document: Document, theme: Theme) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(layout(document, theme).pdf())) as file:
        yield file


def elements(pdf: pikepdf.Pdf, kind: str) -> list[Any]:
    return read_structure(pdf).elements[kind]


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
    assert {str(cell.A.Scope) for cell in cells} == {"/Column", "/Row"}
    (leaf,) = pdf.Root.StructTreeRoot.IDTree.Kids
    assert [str(name) for name in leaf.Names][::2] == sorted(str(cell.ID) for cell in cells)


def test_a_link_inside_the_document_bears_the_title_it_leads_to(
    pdf: pikepdf.Pdf, document: Document
) -> None:
    titles = {heading_text(section) for section in sections(document.blocks)}
    inside = [a for page in pdf.pages for a in page.get("/Annots", []) if "/Dest" in a]
    assert len(inside) > 5
    assert [str(a.Contents) for a in inside if str(a.Contents) not in titles] == []


def test_running_heads_and_feet_are_read_by_nobody(pdf: pikepdf.Pdf) -> None:
    for page in list(pdf.pages)[1:]:
        assert page.Contents.read_bytes().count(b"/Artifact <</Type /Pagination>> BDC") == 2


def test_a_list_item_holds_a_label_and_one_body(pdf: pikepdf.Pdf) -> None:
    items = elements(pdf, "/LI")
    assert items
    assert {tuple(str(kid.S) for kid in item.K) for item in items} <= {
        ("/Lbl", "/LBody"),
        ("/LBody",),
    }
