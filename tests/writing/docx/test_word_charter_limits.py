"""What never passes from a Word model: what it said, who wrote it, and what may do harm."""

from __future__ import annotations

import shutil
from pathlib import Path
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_LZMA, ZipExtFile, ZipFile

import pytest
from word_file import W, WordFile
from word_models import PLACE, Edit, added, as_template, edit, on, related, relation, replaced

from ctg_docs.document.nodes import Document, Paragraph, Text
from ctg_docs.document.pagination import Pagination
from ctg_docs.document.theme import ModeleWord, Theme
from ctg_docs.problems import Gravite, Problem, SourceError
from ctg_docs.writing.docx import write_docx
from ctg_docs.writing.docx.charter.checking import check_model

LETTER = Document("Lettre", (Paragraph((Text("Bonjour."),)),), watermark="PROJET")
DOCUMENT, HEAD, TYPES = "word/document.xml", "word/header1.xml", "[Content_Types].xml"
HARMFUL = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'


def changed(path: Path, *changes: Edit) -> Path:
    return edit(Path(shutil.copy(path, path.with_name(f"copie-{path.name}"))), *changes)


def written(path: Path, theme: Theme, *changes: Edit) -> WordFile:
    return WordFile(write_docx(LETTER, on(theme, changed(path, *changes)), Pagination({}, 1)))


def problem(path: Path, theme: Theme, code: str) -> Problem:
    (found,) = [p for p in check_model(ModeleWord(path, PLACE), theme) if p.code == code]
    assert found.place == PLACE
    return found


def holds(file: WordFile, words: str) -> list[str]:
    return [name for name, content in file.parts.items() if words.encode() in content]


def test_text_of_the_model_gives_way_and_its_author_is_not_told(charte: Path, theme: Theme) -> None:
    file = written(charte, theme)
    assert holds(file, "Tapez ici") == holds(file, "Service communication") == []
    assert holds(file, "Modèle de courrier") == holds(file, "python-docx") == []
    assert holds(file, "Bonjour.") == [DOCUMENT]


KINDS = ["comments", "customXml", "glossaryDocument", "stylesWithEffects", "webSettings"]


@pytest.mark.parametrize("kind", KINDS)
def test_parts_that_are_not_the_look_stay_behind(kind: str, charte: Path, theme: Theme) -> None:
    file = written(
        charte,
        theme,
        related(DOCUMENT, relation(kind, f"{kind}.xml", "rId90", external=False)),
        added(f"word/{kind}.xml", "<secret>confidentiel</secret>"),
    )
    assert holds(file, "confidentiel") == holds(file, kind) == []


@pytest.mark.parametrize(
    ("markup", "left"),
    [
        ('<w:ins w:id="1" w:author="A"><w:r><w:t>oui</w:t></w:r></w:ins>', "oui"),
        ('<w:del w:id="1" w:author="A"><w:r><w:delText>non</w:delText></w:r></w:del>', ""),
        ('<w:commentRangeStart w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>', ""),
        ('<w:smartTag w:element="x"><w:r><w:t>oui</w:t></w:r></w:smartTag>', "oui"),
        ('<w:r><w:rPr><w:rPrChange w:id="1" w:author="A"/></w:rPr><w:t>oui</w:t></w:r>', "oui"),
        ('<w:bookmarkStart w:id="1" w:name="A"/><w:bookmarkEnd w:id="1"/>', ""),
        ('<w:hyperlink w:anchor="A"><w:r><w:t>oui</w:t></w:r></w:hyperlink>', "oui"),
        ('<w:r><w:object><o:OLEObject xmlns:o="urn:x" r:id="rId70"/></w:object></w:r>', ""),
    ],
)
def test_changes_are_accepted_and_remarks_left_out(
    markup: str, left: str, charte: Path, theme: Theme
) -> None:
    file = written(
        charte, theme, replaced(HEAD, "Ville de Valbrune</w:t></w:r>", f"</w:t></w:r>{markup}")
    )
    head = file.xml(HEAD)
    names = {node.tag.removeprefix(W) for node in head.iter(f"{W}*")}
    refused = {"ins", "del", "smartTag", "rPrChange", "bookmarkStart", "hyperlink", "object"}
    assert not names & (refused | {"commentReference", "commentRangeStart"})
    assert "".join(node.text or "" for node in head.iter(f"{W}t")) == left


OUTSIDE = [
    ("attachedTemplate", "word/settings.xml", "http://mal.example/charte.dotm"),
    ("image", HEAD, "http://mal.example/logo.png"),
    ("image", DOCUMENT, "file://serveur/logo.png"),
    ("hyperlink", HEAD, "file://serveur/partage"),
    ("subDocument", DOCUMENT, "file://serveur/suite.docx"),
]


@pytest.mark.parametrize(("kind", "part", "target"), OUTSIDE)
def test_what_the_model_fetches_elsewhere_is_told_and_left(
    kind: str, part: str, target: str, charte: Path, theme: Theme
) -> None:
    link = related(part, relation(kind, target, "rId77"))
    found = problem(changed(charte, link), theme, "modele-lien")
    assert target in found.message
    assert found.gravite == Gravite.AVERTISSEMENT
    assert holds(written(charte, theme, link), target) == []


def test_linked_picture_goes_with_its_frame_and_the_others_stay(charte: Path, theme: Theme) -> None:
    linked = '<w:r><w:pict><v:rect xmlns:v="urn:schemas-microsoft-com:vml">'
    linked += '<v:imagedata r:id="rId77"/></v:rect></w:pict></w:r></w:p>'
    file = written(
        charte,
        theme,
        related(HEAD, relation("image", "http://mal.example/logo.png", "rId77")),
        replaced(HEAD, "</w:p>", linked),
    )
    head = file.xml(HEAD)
    assert len(list(head.iter("{*}blip"))) == 1
    assert list(head.iter("{*}imagedata")) == []


REFUSED = {
    "macros": (added("word/vbaProject.bin", "Sub AutoOpen()"), "macros"),
    "type of macros": (
        replaced(
            TYPES,
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
            "application/vnd.ms-word.document.macroEnabled.main+xml",
        ),
        "macros",
    ),
    "activeX": (added("word/activeX/activeX1.xml", "<x/>"), "macros"),
    "entities": (replaced(DOCUMENT, "<w:document", f"{HARMFUL}<w:document"), "DOCTYPE"),
    "entities aside": (added("customXml/item1.xml", f"{HARMFUL}<x>&e;</x>"), "DOCTYPE"),
    "too many parts": (
        lambda parts: parts.update({f"x{n}.xml": b"" for n in range(2001)}),
        "parties",
    ),
    "too swollen": (added("word/media/vide.bmp", "0" * 20_000_000), "20 Mo"),
}


@pytest.mark.parametrize(("change", "reason"), REFUSED.values(), ids=REFUSED)
def test_model_that_may_do_harm_is_refused(
    change: Edit, reason: str, charte: Path, theme: Theme
) -> None:
    path = changed(charte, change)
    found = problem(path, theme, "modele-refuse")
    assert reason in found.message
    assert found.gravite == Gravite.ERREUR
    with pytest.raises(SourceError, match="modele-refuse"):
        write_docx(LETTER, on(theme, path), Pagination({}, 1))


def test_bomb_is_refused_before_it_is_unfolded(
    tmp_path: Path, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "charte.docx"
    with ZipFile(path, "w", ZIP_DEFLATED) as archive, archive.open("word/a.xml", "w") as entry:
        for _ in range(60):
            entry.write(b"\0" * 1_000_000)
    monkeypatch.setattr(ZipExtFile, "read", lambda *_: pytest.fail("the archive is unfolded"))
    assert "60 Mo" in problem(path, theme, "modele-refuse").message


UNREADABLE = {
    "empty": b"",
    "text": b"Bonjour",
    "old format or password": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
}


@pytest.mark.parametrize("content", UNREADABLE.values(), ids=UNREADABLE)
def test_file_that_is_not_of_word_is_told(content: bytes, tmp_path: Path, theme: Theme) -> None:
    path = tmp_path / "charte.docx"
    path.write_bytes(content)
    found = problem(path, theme, "modele-illisible")
    assert found.message == "le modèle « charte.docx » n’est pas un fichier Word lisible"
    assert ("mot de passe" in found.hint) == content.startswith(b"\xd0")


@pytest.mark.parametrize("folding", [ZIP_LZMA, ZIP_BZIP2])
def test_archive_folded_as_no_office_file_is_told(
    folding: int, tmp_path: Path, theme: Theme
) -> None:
    path = tmp_path / "charte.docx"
    with ZipFile(path, "w", folding) as archive:
        archive.writestr(TYPES, "x" * 1000)
    path.write_bytes(path.read_bytes().replace(b"\x5d\x00\x00", b"\xff\xff\xff"))
    problem(path, theme, "modele-illisible")


def test_file_of_a_size_that_no_letterhead_has_is_not_opened(
    charte: Path, tmp_path: Path, theme: Theme
) -> None:
    path = Path(shutil.copy(charte, tmp_path / "charte.docx"))
    with path.open("r+b") as file:
        file.truncate(25_000_001)
    assert "25 Mo" in problem(path, theme, "modele-refuse").message


def cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-400])


BROKEN: dict[str, Edit] = {
    "workbook": replaced(TYPES, "wordprocessingml.document", "spreadsheetml.sheet"),
    "no document": lambda parts: parts.update({"_rels/.rels": b"<Relationships/>"}),
    "document cut short": lambda parts: parts.update({DOCUMENT: parts[DOCUMENT][:300]}),
    "styles cut short": lambda parts: parts.update({"word/styles.xml": b"<w:styles"}),
    "head cut short": lambda parts: parts.update({HEAD: parts[HEAD][:300]}),
    "types missing": lambda parts: parts.pop(TYPES),
    "strict": replaced(
        "_rels/.rels",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument",
        "http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument",
    ),
}


@pytest.mark.parametrize("change", BROKEN.values(), ids=BROKEN)
def test_broken_model_is_told_before_anything_is_drawn(
    change: Edit, charte: Path, theme: Theme
) -> None:
    problem(changed(charte, change), theme, "modele-illisible")


def test_archive_cut_short_is_told(charte: Path, theme: Theme) -> None:
    path = changed(charte)
    cut_short(path)
    problem(path, theme, "modele-illisible")


def test_template_is_read_as_a_document(charte: Path, theme: Theme) -> None:
    file = written(charte, theme, as_template)
    assert b"template.main" not in file.parts[TYPES]


def test_model_without_styles_or_settings_still_gives_its_pages(charte: Path, theme: Theme) -> None:
    def bare(parts: dict[str, bytes]) -> None:
        for name in ("styles", "settings", "numbering", "fontTable", "theme/theme1"):
            del parts[f"word/{name}.xml"]

    file = written(charte, theme, bare)
    assert holds(file, "Hôtel de ville")
    assert "Heading1" in file.parts["word/styles.xml"].decode()


def test_model_changed_between_two_documents_is_read_again(charte: Path, theme: Theme) -> None:
    path = changed(charte)
    first = write_docx(LETTER, on(theme, path), Pagination({}, 1))
    edit(path, replaced("word/styles.xml", "7A1F3D", "0B6E4F"))
    second = write_docx(LETTER, on(theme, path), Pagination({}, 1))
    assert b"0B6E4F" in WordFile(second).parts["word/styles.xml"]
    assert b"0B6E4F" not in WordFile(first).parts["word/styles.xml"]
