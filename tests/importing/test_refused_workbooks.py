"""A file that is no workbook, or may do harm, is refused in French, and nothing is written."""

import zipfile
from io import BytesIO

import classeurs
import pytest
from openpyxl import Workbook

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def package(**parts):
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return target.getvalue()


def changed(content, name, change):
    """A workbook with one part changed, or added."""
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as archive, zipfile.ZipFile(target, "w", 8) as other:
        entries = archive.namelist()
        for entry in entries:
            part = archive.read(entry)
            other.writestr(entry, change(part) if entry == name else part)
        if name not in entries:
            other.writestr(name, change(b""))
    return target.getvalue()


def plan():
    return classeurs.several_rows_an_action()[1]


def with_a_formula():
    book = Workbook()
    classeurs.fill(book.active, [["Action", "Pilote", "Budget"], ["Créer", "Ville", "=2*3"]])
    return classeurs.bytes_of(book)


SHEET = "xl/worksheets/sheet1.xml"
BOMB = b"<worksheet>" + b" " * 60_000_000
REFUSED = {
    "photo.xlsx": (b"\xff\xd8\xff\xe0photo", "classeur-illisible"),
    "vide.xlsx": (b"", "classeur-illisible"),
    "texte.docx": (package(word__document_xml=b"<w/>"), "classeur-illisible"),
    "coupe.xlsx": (plan()[:2000], "classeur-illisible"),
    "abime.xlsx": (changed(plan(), SHEET, lambda part: part[:300]), "classeur-illisible"),
    "binaire.csv": (bytes(range(256)) * 8, "classeur-illisible"),
    "ancien.xls": (OLE, "classeur-illisible"),
    "verrou.xlsx": (OLE + "EncryptedPackage".encode("utf-16-le"), "classeur-verrouille"),
    "verrou.ods": (
        changed(
            package(content_xml=b"<a/>"), "META-INF/manifest.xml", lambda _: b"encryption-data"
        ),
        "classeur-verrouille",
    ),
    "macros.xlsm": (changed(plan(), "xl/vbaProject.bin", lambda _: b"x"), "classeur-refuse"),
    "macros.xls": (OLE + "_VBA_PROJECT".encode("utf-16-le"), "classeur-refuse"),
    "entites.xlsx": (
        changed(plan(), SHEET, lambda part: b'<!DOCTYPE a [<!ENTITY b "c">]>' + part),
        "classeur-refuse",
    ),
    "bombe.xlsx": (changed(plan(), SHEET, lambda _: BOMB), "classeur-demesure"),
    "formules.xlsx": (with_a_formula(), "classeur-formules"),
    "notes.csv": (b"Courses;lait\n;pain\n", "plan-introuvable"),
    "sans-titre.csv": (b"Pilote;Budget;Partenaires\nVille;3;Caf\n", "plan-introuvable"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_bad_file_is_told_with_what_to_do(name, territory, run, tmp_path):
    content, code = REFUSED[name]
    (tmp_path / name).write_bytes(content)
    before = set(territory.rglob("*"))
    status, _, told = run("importer", "plan", name, "--territoire", territory.name)
    assert status == 1
    assert told.startswith(f"{name}: ") and f"[{code}]" in told
    assert "Traceback" not in told
    assert set(territory.rglob("*")) == before


def test_a_formula_without_its_value_is_named(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plan.xlsx").write_bytes(with_a_formula())
    assert "Sheet!C2" in run("importer", "plan", "plan.xlsx")[2]


def test_a_formula_that_gives_an_empty_text_has_a_value(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    text = b'<c r="C2" t="str"><f>""</f><v></v></c>'
    formula = b'<c r="C2"><f>2*3</f><v></v></c>'
    content = changed(with_a_formula(), SHEET, lambda part: part.replace(formula, text))
    (tmp_path / "plan.xlsx").write_bytes(content)
    assert run("importer", "plan", "plan.xlsx")[0] == 0


def test_a_million_empty_rows_are_read_past(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    rows = b"".join(b'<row r="%d"><c r="A%d" s="0"/></row>' % (n, n) for n in range(10, 200_010))
    content = changed(
        plan(), SHEET, lambda part: part.replace(b"</sheetData>", rows + b"</sheetData>")
    )
    (tmp_path / "plan.xlsx").write_bytes(content)
    code, printed, _ = run("importer", "plan", "plan.xlsx")
    assert code == 0 and printed.startswith("2 actions importées")


@pytest.mark.parametrize("words", [["absent.xlsx"], ["plan.xlsx", "--territoire", "ailleurs"]])
def test_a_wrong_line_is_a_mistake_of_usage(words, territory, run, tmp_path):
    (tmp_path / "plan.xlsx").write_bytes(plan())
    code, _, told = run("importer", "plan", *words)
    assert code == 2 and "n’existe pas" in told
