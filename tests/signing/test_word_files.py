"""A Word file carries the sources that its PDF carries, and `ctg controler` reads them."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pikepdf
import pytest

from ctg_docs.cli import main
from ctg_docs.document.office import SOURCES as NAMESPACE

SOURCES = Path(__file__).parent.parent.parent / "sources"
ITEM = "customXml/item1.xml"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("construit")
    words = ["convention", "--territoire", "nancy", "--format", "pdf,docx"]
    assert main(["construire", *words, "--sources", str(SOURCES), "--sortie", str(folder)]) == 0
    return folder / "nancy"


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as file:
        return {name: file.read(name) for name in file.namelist()}


def rewritten(path: Path, folder: Path, changed: dict[str, bytes]) -> Path:
    """Return a copy of a Word file with some of its parts changed, or added."""
    target = folder / "recu.docx"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in {**parts(path), **changed}.items():
            file.writestr(name, content)
    return target


def test_a_word_file_carries_what_its_pdf_carries(built, run):
    with pikepdf.open(built / "convention.pdf") as pdf:
        ((name, specification),) = pdf.attachments.items()
        expected = specification.get_file().read_bytes().decode()
    found = parts(built / "convention.docx")
    text = found[ITEM].decode()
    assert f'xmlns="{NAMESPACE}"' in text
    assert f'nom="{name}"' in text
    escaped = expected.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert f">{escaped}</source>" in text
    code, out, _ = run("controler", built / "convention.docx")
    assert code == 0
    assert out.splitlines()[:2] == ["convention.docx : document Word", f"Sources jointes : {name}"]
    assert "  le texte du fichier est celui que donnent ces sources" in out


def test_its_part_is_declared_as_data_of_its_own(built):
    found = parts(built / "convention.docx")
    assert b"customXmlProperties+xml" in found["[Content_Types].xml"]
    assert b'Target="../customXml/item1.xml"' in found["word/_rels/document.xml.rels"]
    assert b'Target="itemProps1.xml"' in found["customXml/_rels/item1.xml.rels"]
    assert NAMESPACE.encode() in found["customXml/itemProps1.xml"]


def test_the_sources_are_found_whatever_the_name_of_their_part(built, run, tmp_path):
    content = parts(built / "convention.docx")[ITEM]
    changed = {ITEM: b"<autre/>", "customXml/item12.xml": content}
    _, out, _ = run("controler", rewritten(built / "convention.docx", tmp_path, changed))
    assert "Sources jointes : nancy-2021-2025.yaml" in out


def test_words_that_are_not_those_of_the_sources_are_told(built, run, tmp_path):
    name = "word/document.xml"
    content = parts(built / "convention.docx")[name].replace(b"Nancy", b"Metz", 1)
    code, out, _ = run("controler", rewritten(built / "convention.docx", tmp_path, {name: content}))
    assert code == 1
    assert "le texte du fichier n’est PAS celui que donnent ces sources" in out


BOMB = (
    b"<?xml version='1.0'?><!DOCTYPE s [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>"
    b"<!ENTITY c SYSTEM 'file:///etc/passwd'>]>"
    b"<source xmlns='urn:ctg-docs:sources:1' nom='a.yaml'>&b;&c;</source>"
)
HOSTILE = {
    "entities": BOMB,
    "not xml": b"<source xmlns='urn:ctg-docs:sources:1'",
    "another element": b"<autre xmlns='urn:ctg-docs:sources:1' nom='a.yaml'>a: b</autre>",
    "another namespace": b"<source xmlns='urn:autre' nom='a.yaml'>a: b</source>",
    "elements inside": b"<source xmlns='urn:ctg-docs:sources:1' nom='a.yaml'>a<b/>c</source>",
    "a path": b"<source xmlns='urn:ctg-docs:sources:1' nom='../a.yaml'>a: b</source>",
    "no name": b"<source xmlns='urn:ctg-docs:sources:1'>a: b</source>",
    "too long": b"<source xmlns='urn:ctg-docs:sources:1' nom='a.yaml'>"
    + b"a" * 1_000_001
    + b"</source>",
    "a bomb": b"<source xmlns='urn:ctg-docs:sources:1'>" + b" " * 50_000_000 + b"</source>",
}


@pytest.mark.parametrize("kind", list(HOSTILE))
def test_data_of_a_stranger_are_read_without_trust(built, run, tmp_path, kind):
    path = rewritten(built / "convention.docx", tmp_path, {ITEM: HOSTILE[kind]})
    code, out, err = run("controler", path)
    assert (code, err) == (0, "")
    assert "Sources jointes : aucune" in out


def archive(**members: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as file:
        for name, content in members.items():
            file.writestr(name, content)
    return target.getvalue()


@pytest.mark.parametrize(
    "content",
    [b"PK\x03\x04", b"PK\x03\x04" + b"\0" * 500, archive(), archive(autre=b"1")],
    ids=["head", "zeros", "empty", "another"],
)
def test_an_archive_that_is_no_word_file_is_told(run, tmp_path, content):
    path = tmp_path / "recu.docx"
    path.write_bytes(content)
    code, out, err = run("controler", path)
    assert (code, out) == (1, "")
    assert "[signature-fichier]" in err


def test_macros_are_told(built, run, tmp_path):
    path = rewritten(built / "convention.docx", tmp_path, {"word/vbaProject.bin": b"1"})
    assert "À savoir : il contient des macros" in run("controler", path)[1]
