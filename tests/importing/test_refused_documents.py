"""A file that is no document, or may do harm, is refused in French, and nothing is written."""

import random
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
import typed_documents
from docx import Document
from docx.shared import Inches
from PIL import Image
from pptx import Presentation

from ctg_docs.importing.documents.document import import_document
from ctg_docs.problems import SourceError

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
LOCKED = OLE + "EncryptedPackage".encode("utf-16-le")


def changed(content, name, change):
    """A document with one part changed, or added."""
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as archive, zipfile.ZipFile(target, "w", 8) as other:
        entries = archive.namelist()
        for entry in entries:
            part = archive.read(entry)
            other.writestr(entry, change(part) if entry == name else part)
        if name not in entries:
            other.writestr(name, change(b""))
    return target.getvalue()


def text():
    return typed_documents.unstyled_sheets()[1]


def deck():
    return typed_documents.deck_in_columns()[1]


def open_text():
    return typed_documents.open_diagnostic()[1]


def scanned():
    """A Word file of one picture, as a scanner makes it."""
    page = BytesIO()
    Image.new("L", (60, 80), 255).save(page, "PNG")
    page.seek(0)
    file = Document()
    file.add_picture(page, Inches(1))
    return typed_documents.saved(file)


def shopping():
    file = Document()
    file.add_paragraph("Acheter du lait et du pain.")
    return typed_documents.saved(file)


def entities(part):
    return b'<!DOCTYPE a [<!ENTITY b "c">]>' + part


def bomb(_):
    return b"<a>" + b" " * 60_000_000


REFUSED = {
    "photo.docx": (b"\xff\xd8\xff\xe0photo", "document-illisible"),
    "rapport.pdf": (b"%PDF-1.7", "document-illisible"),
    "vide.docx": (b"", "document-illisible"),
    "ancien.doc": (OLE, "document-illisible"),
    "coupe.pptx": (deck()[:2000], "document-illisible"),
    "abime.docx": (
        changed(text(), "word/document.xml", lambda part: part[:300]),
        "word-illisible",
    ),
    "abime.pptx": (
        changed(deck(), "ppt/slides/slide2.xml", lambda part: part[:300]),
        "document-illisible",
    ),
    "abime.odt": (
        changed(open_text(), "content.xml", lambda part: part[:300]),
        "document-illisible",
    ),
    "classeur.odt": (
        changed(
            open_text(), "mimetype", lambda _: b"application/vnd.oasis.opendocument.spreadsheet"
        ),
        "document-illisible",
    ),
    "verrou.docx": (LOCKED, "document-verrouille"),
    "verrou.odt": (
        changed(open_text(), "META-INF/manifest.xml", lambda _: b"encryption-data"),
        "document-verrouille",
    ),
    "macros.docm": (changed(text(), "word/vbaProject.bin", lambda _: b"x"), "document-refuse"),
    "macros.pptm": (changed(deck(), "ppt/vbaProject.bin", lambda _: b"x"), "document-refuse"),
    "macros.odt": (changed(open_text(), "Basic/a.xml", lambda _: b"<a/>"), "document-refuse"),
    "entites.docx": (changed(text(), "word/document.xml", entities), "document-refuse"),
    "entites.pptx": (changed(deck(), "ppt/slides/slide1.xml", entities), "document-refuse"),
    "entites.odt": (changed(open_text(), "content.xml", entities), "document-refuse"),
    "bombe.odt": (changed(open_text(), "content.xml", bomb), "document-demesure"),
    "bombe.pptx": (changed(deck(), "ppt/slides/slide1.xml", bomb), "document-demesure"),
    "blanc.docx": (typed_documents.saved(Document()), "document-sans-texte"),
    "blanc.pptx": (typed_documents.saved(Presentation()), "document-sans-texte"),
    "scan.docx": (scanned(), "document-sans-texte"),
    "courses.docx": (shopping(), "document-sans-projet"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_bad_file_is_told_with_what_to_do(name, territory, run, tmp_path):
    content, code = REFUSED[name]
    (tmp_path / name).write_bytes(content)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    status, _, told = run("importer", "document", name, "--territoire", territory.name)
    assert status == 1
    assert told.startswith(f"{name}: ") and f"[{code}]" in told and "\n    " in told
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_a_scan_is_told_to_be_one(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "scan.docx").write_bytes(scanned())
    assert "il a sans doute été scanné" in run("importer", "document", "scan.docx")[2]


@pytest.mark.parametrize(
    ("command", "name", "other"),
    [
        ("importer document", "plan.xlsx", "ctg importer plan"),
        ("importer plan", "ancienne.odt", "ctg importer document"),
        ("importer plan", "convention.docx", "ctg reprendre"),
        ("importer plan", "projet.pptx", "ctg importer document"),
        ("importer suivi", "convention.docx", "ctg reprendre"),
        ("reprendre", "suivi.ods", "ctg importer suivi"),
        ("reprendre", "projet.pptx", "ctg importer document"),
    ],
)
def test_a_file_is_sent_to_the_command_that_takes_it(command, name, other, territory, run):
    Path(name).write_bytes(b"PK")
    words = [*command.split(), name]
    code, _, told = run(*words, *([] if "importer plan" in command else [territory.name]))
    assert code == 1 and other in told


def test_a_document_that_was_never_built_here_is_sent_to_this_command(territory, run, tmp_path):
    (tmp_path / "fiches.docx").write_bytes(text())
    code, _, told = run("reprendre", "fiches.docx", "--territoire", territory.name)
    assert code == 1 and "[relecture-etrangere]" in told and "ctg importer document" in told


@pytest.mark.parametrize("words", [["absent.docx"], ["fiches.docx", "--territoire", "ailleurs"]])
def test_a_wrong_line_is_a_mistake_of_usage(words, territory, run, tmp_path):
    (tmp_path / "fiches.docx").write_bytes(text())
    code, _, told = run("importer", "document", *words)
    assert code == 2 and "n’existe pas" in told


PARTS = {
    "a.docx": (text, "word/document.xml"),
    "a.pptx": (deck, "ppt/slides/slide3.xml"),
    "a.odt": (open_text, "content.xml"),
}


@pytest.mark.parametrize("name", PARTS)
def test_a_damaged_part_is_read_or_refused(name, tmp_path):
    make, part = PARTS[name]
    whole, draw = make(), random.Random(7)

    def spoilt(content):
        """Bytes with a few attributes and tags emptied, doubled or cut."""
        found = bytearray(content)
        for _ in range(4):
            at = draw.randrange(len(found))
            found[at : at + draw.randrange(9)] = draw.choice([b"", b"x", b'"', b">", b"9" * 30])
        return bytes(found)

    for _ in range(12):
        (tmp_path / name).write_bytes(changed(whole, part, spoilt))
        try:
            import_document(tmp_path / name, None, merged=False)
        except SourceError as error:
            assert error.problems
