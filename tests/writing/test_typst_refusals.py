"""What stops a PDF of the Typst engine, and what no source can make it do."""

from __future__ import annotations

import os
import shutil
import socket
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from house_style import house_style
from pdf_text import tagged_text
from sample_document import p, t

from ctg_docs.document.nodes import (
    Blank,
    Blocks,
    Cell,
    Column,
    Document,
    Figure,
    Link,
    ListBlock,
    Picture,
    Section,
    Strong,
    Table,
)
from ctg_docs.document.theme import Theme
from ctg_docs.problems import MissingToolError, SourceError
from ctg_docs.writing.typst import engine as door
from ctg_docs.writing.typst import layout

PAGE = Document("Essai", (p("Bonjour."),))
CODE = [
    '#read("/etc/passwd")',
    '"; read("/etc/passwd"); "',
    "\\",
    '\\"',
    '") + panic("',
    "#panic[]",
    "$x$ *gras* _penché_ `brut` @cible <cible> = Titre",
    "// commentaire /* autre",
    "[#{}]",
    "\\u{41}",
    "--- ... 1/2 'a' \"b\"",
]


@pytest.fixture(scope="module")
def theme() -> Theme:
    return house_style().model_copy(update={"moteur_pdf": "typst"})


def page(*blocks: object) -> Document:
    return replace(PAGE, blocks=blocks)


@pytest.mark.parametrize("words", CODE)
def test_nothing_that_a_source_says_is_read_as_code(theme: Theme, words: str) -> None:
    run = (*t(words), Strong(t(words)), Blank(words), Link("https://exemple.fr", t(words)))
    cells = (Cell((p(words),), "col"),)
    blocks: Blocks = (
        p(*run),
        ListBlock(((p(words), p(words)),)),
        Table((Column(),), (cells,), (cells,), t(words)),
        Section("art", "article", t(words), (), 1, words),
    )
    document = replace(page(*blocks), title=words, author=words, subject=words, keywords=(words,))
    said = " ".join(tagged_text(layout(document, theme).pdf()))
    assert "".join(said.split()).count("".join(words.split())) == 11


@pytest.mark.parametrize(
    "address", ["file:///etc/passwd", "http://127.0.0.1:9/a.png", "voisin.png", "/document.typ"]
)
def test_a_picture_never_calls_another_file(theme: Theme, tmp_path: Path, address: str) -> None:
    drawing = tmp_path / "logo.svg"
    drawing.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'width="9" height="9"><image width="9" height="9" xlink:href="{address}"/></svg>'
    )
    (tmp_path / "voisin.png").write_bytes(b"")
    with pytest.raises(SourceError, match=r"\[pdf-moteur\]"):
        layout(page(Figure(Picture(drawing, "Un logo"))), theme).pdf()


def test_a_damaged_picture_is_refused(theme: Theme, tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(b"\x89PNG rien")
    with pytest.raises(SourceError, match=r"\[(pdf-moteur|image-illisible)\]"):
        layout(page(Figure(Picture(tmp_path / "logo.png", "Un logo"))), theme).pdf()


def test_a_picture_without_alternative_is_refused(theme: Theme, tmp_path: Path) -> None:
    drawing = tmp_path / "logo.svg"
    drawing.write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
    with pytest.raises(SourceError, match=r"\[pdf-moteur\]"):
        layout(page(Figure(Picture(drawing, ""))), theme).pdf()


def test_a_sign_that_the_font_lacks_is_named_and_never_borrowed(theme: Theme) -> None:
    with pytest.raises(SourceError, match=r"Source Sans 3 ne dessine pas.*漢.*\[police-signe\]"):
        layout(page(p("Un signe : 漢")), theme).pdf()


def test_a_missing_font_is_named(theme: Theme, tmp_path: Path) -> None:
    absent = theme.texte.model_copy(update={"gras": tmp_path / "Absente-Bold.ttf"})
    with pytest.raises(MissingToolError, match=r"Absente-Bold\.ttf"):
        layout(PAGE, theme.model_copy(update={"texte": absent}))


def test_a_family_goes_by_the_name_that_its_files_bear(theme: Theme) -> None:
    other = theme.texte.model_copy(update={"famille": "Autre nom"})
    renamed = theme.model_copy(update={"texte": other})
    assert tagged_text(layout(PAGE, renamed).pdf()) == ["Bonjour."]


def test_a_missing_engine_is_named_with_what_installs_it(
    theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    door.engine.cache_clear()
    with pytest.raises(MissingToolError, match=r"pip install typst"):
        layout(PAGE, theme)
    door.engine.cache_clear()


def with_template(theme: Theme, folder: Path, code: str) -> Theme:
    """Return a house whose template of pages begins with a line of its own."""
    house = Path(shutil.copytree(theme.feuille.parent / "typst", folder / "typst"))
    template = house / "imprime.typ"
    template.write_text(f"{code}\n{template.read_text(encoding='utf-8')}", encoding="utf-8")
    return theme.model_copy(update={"feuille": folder / "print.css"})


@pytest.fixture
def relay(monkeypatch: pytest.MonkeyPatch) -> Iterator[socket.socket]:
    """A relay of the machine, which tells whoever asks it for an address."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        door.setblocking(False)
        address = f"http://127.0.0.1:{door.getsockname()[1]}"
        for name in ("https_proxy", "HTTPS_PROXY", "ALL_PROXY"):
            monkeypatch.setenv(name, address)
        yield door


@pytest.mark.parametrize(
    ("code", "package"),
    [
        ('#import "@preview/cetz:0.3.0": canvas', "preview/cetz-0.3.0"),
        ('#let nom = "@preview/cetz"\n#import nom + ":0.3.0": canvas', "preview/cetz-0.3.0"),
        ('#import "@local/charte:1.0.0": *', "local/charte:1.0.0"),
        ('#read("@preview/cetz:0.3.0/lib.typ")', None),
    ],
)
def test_no_package_is_fetched(
    theme: Theme, tmp_path: Path, relay: socket.socket, code: str, package: str | None
) -> None:
    with pytest.raises(SourceError) as refused:
        layout(PAGE, with_template(theme, tmp_path, code)).pdf()
    (problem,) = refused.value.problems
    if package:
        assert problem.code == "pdf-ressource"
        assert package in problem.message
    with pytest.raises(BlockingIOError):  # nobody asked
        relay.accept()
    assert os.environ["https_proxy"].endswith(str(relay.getsockname()[1]))


def test_packages_of_the_machine_are_not_read(
    theme: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "donnees/typst/packages/local/charte/1.0.0"
    package.mkdir(parents=True)
    head = '[package]\nname = "charte"\nversion = "1.0.0"\nentrypoint = "lib.typ"\n'
    (package / "typst.toml").write_text(head, encoding="utf-8")
    (package / "lib.typ").write_text("#let x = 1", encoding="utf-8")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "donnees"))
    other = with_template(theme, tmp_path, '#import "@local/charte:1.0.0": x')
    with pytest.raises(SourceError, match=r"local/charte:1\.0\.0.*\[pdf-ressource\]"):
        layout(PAGE, other).pdf()


@pytest.mark.parametrize(
    "code",
    [
        '#read("/etc/passwd")',
        '#read("../../../../../../etc/passwd")',
        '#include "/etc/passwd"',
        '#image("/../../etc/passwd")',
        '#read("lien.txt")',
    ],
)
def test_the_engine_reads_nothing_outside_the_files_of_the_document(
    theme: Theme, tmp_path: Path, code: str
) -> None:
    other = with_template(theme, tmp_path, code)
    (tmp_path / "typst/lien.txt").symlink_to("/etc/passwd")
    with pytest.raises(SourceError, match=r"\[pdf-moteur\]"):
        layout(PAGE, other).pdf()
