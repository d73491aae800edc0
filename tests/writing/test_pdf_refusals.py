"""What stops a PDF: never a half-right file."""

from __future__ import annotations

import logging
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from sample_document import p

from ctg_docs.document.nodes import Document, Figure, Picture
from ctg_docs.document.theme import Theme
from ctg_docs.problems import MissingToolError, Place, SourceError
from ctg_docs.writing.formats import write
from ctg_docs.writing.pdf import engine as door
from ctg_docs.writing.pdf import layout
from ctg_docs.writing.pdf.strictness import strict

PAGE = Document("Essai", (p("Bonjour."),))


def with_sheet(theme: Theme, folder: Path, addition: str) -> Theme:
    sheet = folder / "print.css"
    sheet.write_text(theme.feuille.read_text(encoding="utf-8") + addition, encoding="utf-8")
    return theme.model_copy(update={"feuille": sheet})


@pytest.mark.parametrize(
    ("addition", "code", "words"),
    [
        (".corps { colour: red }", "pdf-moteur", r"print\.css:\d+:10: .*colour"),
        (".corps { opacity: 0.5 }", "feuille-interdite", r"print\.css:\d+: .*opacity"),
        (".corps { mask-image: none }", "feuille-interdite", "mask"),
        (".corps { color: device-cmyk(0 1 1 0) }", "feuille-interdite", "device-cmyk"),
        (".corps { color: ${couleurs.rouge} }", "feuille-jeton", "couleurs.rouge"),
        (".corps { color: $ }", "feuille-jeton", "\\$"),
        ('.corps { background: url("http://exemple.fr/a.png") }', "pdf-ressource", "exemple.fr"),
        ('.corps { background: url("file:///etc/passwd") }', "pdf-ressource", "passwd"),
        (".corps { background: url(/dev/zero) }", "pdf-(ressource|moteur)", "/dev/zero"),
        ('@font-face { font-family: x; src: url("file:///dev/zero") }', "pdf-ressource", "zero"),
        (".corps { content: url(//exemple.fr/a.png) }", "pdf-(ressource|moteur)", "exemple.fr"),
    ],
)
def test_a_faulty_style_sheet_is_refused(
    theme: Theme, tmp_path: Path, addition: str, code: str, words: str
) -> None:
    faulty = with_sheet(theme, tmp_path, addition)
    for _ in range(2):  # a faulty sheet stays faulty for the next document
        with pytest.raises(SourceError, match=rf"{words}.*\[{code}\]"):
            layout(PAGE, faulty)


@pytest.mark.parametrize(
    "rule",
    [
        '@import "file:///etc/passwd";',
        "@import url(https://exemple.fr/x.css);",
        "@import url(/dev/zero);",
    ],
)
def test_a_style_sheet_calls_no_other(theme: Theme, tmp_path: Path, rule: str) -> None:
    sheet = tmp_path / "print.css"
    sheet.write_text(rule + theme.feuille.read_text(encoding="utf-8"), encoding="utf-8")
    with pytest.raises(SourceError, match=r"\[pdf-(ressource|moteur)\]"):
        layout(PAGE, theme.model_copy(update={"feuille": sheet}))


def test_the_line_of_a_faulty_rule_is_that_of_the_sheet(theme: Theme, tmp_path: Path) -> None:
    faulty = with_sheet(theme, tmp_path, "\n.corps { colour: red }")
    line = faulty.feuille.read_text(encoding="utf-8").count("\n") + 1
    with pytest.raises(SourceError) as refused:
        layout(PAGE, faulty)
    assert [p.place for p in refused.value.problems] == [Place(str(faulty.feuille), line, 10)]


def test_what_the_engine_says_of_a_document_bears_its_title(paged: Theme, tmp_path: Path) -> None:
    drawing = tmp_path / "logo.svg"
    drawing.write_text("<svg")
    page = replace(PAGE, blocks=(Figure(Picture(drawing, "Un logo")),))
    with pytest.raises(SourceError, match=r"^Essai: le moteur du PDF signale"):
        list(write(page, paged, ["pdf"]))


def test_what_the_font_library_says_stops_the_document(theme: Theme) -> None:
    with pytest.raises(SourceError, match="pdf-moteur"), strict():
        logging.getLogger("fontTools.subset").warning("table dropped")


@pytest.mark.parametrize(
    "address", ["file:///etc/passwd", "http://127.0.0.1:9/a.png", "voisin.png"]
)
def test_a_picture_that_calls_another_file_is_refused(
    theme: Theme, tmp_path: Path, address: str
) -> None:
    drawing = tmp_path / "logo.svg"
    drawing.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'width="9" height="9"><image width="9" height="9" xlink:href="{address}"/></svg>'
    )
    page = replace(PAGE, blocks=(Figure(Picture(drawing, "Un logo")),))
    with pytest.raises(SourceError, match=r"\[pdf-(ressource|moteur)\]"):
        layout(page, theme).pdf()


def test_a_damaged_picture_is_refused(theme: Theme, tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(b"\x89PNG rien")
    page = replace(PAGE, blocks=(Figure(Picture(tmp_path / "logo.png", "Un logo")),))
    with pytest.raises(SourceError, match=r"logo\.png.*image-illisible"):
        layout(page, theme).pdf()


def test_a_picture_without_alternative_is_refused(theme: Theme, tmp_path: Path) -> None:
    drawing = tmp_path / "logo.svg"
    drawing.write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
    page = replace(PAGE, blocks=(Figure(Picture(drawing, "")),))
    with pytest.raises(SourceError, match="pdf-moteur"):
        layout(page, theme).pdf()


def test_a_sign_that_the_font_lacks_is_named_and_never_borrowed(theme: Theme) -> None:
    with pytest.raises(SourceError, match=r"漢.*\[police-signe\]|pdf-moteur"):
        layout(replace(PAGE, blocks=(p("Un signe : 漢"),)), theme).pdf()


def test_a_missing_font_is_named(theme: Theme, tmp_path: Path) -> None:
    absent = theme.texte.model_copy(update={"gras": tmp_path / "Absente-Bold.ttf"})
    with pytest.raises(MissingToolError, match=r"Absente-Bold\.ttf"):
        layout(PAGE, theme.model_copy(update={"texte": absent}))


class NoPango:
    """Fails the import of the engine as a machine without Pango does."""

    def find_spec(self, name: str, *_: object) -> None:
        if name == "weasyprint":
            print("WeasyPrint could not import some external libraries.")
            raise OSError("cannot load library 'libpango-1.0-0': no such file")


def test_a_missing_library_is_named_with_the_package_to_install(
    theme: Theme, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delitem(sys.modules, "weasyprint", raising=False)
    monkeypatch.setattr(sys, "meta_path", [NoPango(), *sys.meta_path])
    door.engine.cache_clear()
    with pytest.raises(MissingToolError) as caught:
        layout(PAGE, theme)
    door.engine.cache_clear()
    message = str(caught.value)
    assert "libpango-1.0-0" in message
    assert "apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0" in message
    assert "\n" not in message
    assert capsys.readouterr().out == ""
