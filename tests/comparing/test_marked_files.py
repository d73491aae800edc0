"""The marked copies that `ctg comparer` publishes: Word and PDF, both versions in each."""

from __future__ import annotations

import json
from pathlib import Path

import pikepdf
import pytest
from comparing.word_oracle import marks, settled

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CHANGE = ("Le plan couvre trois ans.", "Le plan couvre quatre ans.")
MARKED = ["--sortie", "marques", "--moteur", "typst", "--auteur", "Juriste", "--date", "2026-03-12"]


@pytest.fixture
def compared(sources, ctg):
    """Compare a minimal territory and the same with a change; return what was told."""
    sources(name="avant")
    sources(CHANGE, name="apres")

    def run(*more: str):
        code, out, err = ctg("comparer", "sources/avant", "sources/apres", *MARKED, *more)
        assert code == 0, err
        return out

    return run


def test_the_convention_is_published_with_its_changes_marked(compared):
    out = compared("--rapport", "r.json")
    word = Path("marques/convention/comparaison.docx").read_bytes()
    assert "marques/convention/comparaison.docx" in out
    assert any("quatre ans" in line for line in settled(word, "accept"))
    assert any("trois ans" in line for line in settled(word, "reject"))
    assert not any("trois ans" in line for line in settled(word, "accept"))
    assert {(m.get(f"{W}author"), m.get(f"{W}date")) for m in marks(word)} == {
        ("Juriste", "2026-03-12T00:00:00Z")
    }
    report = json.loads(Path("r.json").read_text(encoding="utf-8"))
    states = {one["document"]: one["etat"] for one in report["documents"]}
    assert states["convention"] == "modifie"
    assert states["page"] in ("identique", "modifie")
    assert "les images" in report["non_compare"][0]


def test_the_pdf_claims_both_norms_opens_with_the_changes_and_says_its_marks(compared):
    compared()
    with pikepdf.open("marques/convention/comparaison.pdf") as pdf:
        metadata = pdf.Root.Metadata.read_bytes()
        assert b"<pdfuaid:part>1</pdfuaid:part>" in metadata or b'pdfuaid:part="1"' in metadata
        assert b"pdfaid" in metadata
        assert "Comparaison" in str(pdf.docinfo["/Title"])


def test_the_same_versions_give_the_same_bytes(compared):
    compared()
    first = {p: p.read_bytes() for p in sorted(Path("marques").rglob("*.*")) if p.is_file()}
    compared()
    assert {p: p.read_bytes() for p in first} == first
    assert first


def test_nothing_is_published_for_documents_that_do_not_change(sources, ctg):
    sources(name="avant")
    sources(name="apres")
    code, out, _ = ctg("comparer", "sources/avant", "sources/apres", *MARKED)
    assert code == 0
    assert "aucune différence" in out
    assert not Path("marques").exists()


def test_a_day_that_is_none_is_refused(sources, ctg):
    sources()
    code, _, err = ctg("comparer", "sources/essai", "sources/essai", "--date", "hier")
    assert code == 2
    assert "une date est attendue" in err


def test_what_is_only_to_be_filled_in_a_workbook_is_in_no_marked_page(sources, ctg):
    sources(name="avant")
    sources(("Écrire un plan de formation", "Écrire un plan de tutorat"), name="apres")
    assert ctg("comparer", "sources/avant", "sources/apres", *MARKED)[0] == 0
    word = Path("marques/tableau-suivi/comparaison.docx").read_bytes()
    said = " ".join(settled(word, "accept"))
    assert "tutorat" in said
    assert "Remplir ce classeur" not in said


def test_one_document_is_marked_in_one_format_when_no_more_is_asked(compared):
    out = compared("--document", "convention", "--format", "docx")
    assert list(Path("marques").rglob("*.*")) == [Path("marques/convention/comparaison.docx")]
    assert "0 document inchangé" in out


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (("--document", "convntion"), "« convntion » n’est pas au catalogue"),
        (("--format", "odt"), "« odt » n’existe pas ; formats possibles : docx, pdf"),
    ],
)
def test_a_document_or_a_format_that_no_marked_copy_has_is_refused(asked, words, sources, ctg):
    sources(name="avant")
    sources(CHANGE, name="apres")
    code, _, err = ctg("comparer", "sources/avant", "sources/apres", *MARKED, *asked)
    assert code == 2
    assert words in err
    assert not Path("marques").exists()
