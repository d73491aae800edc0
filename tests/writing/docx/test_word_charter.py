"""A document on the commune's own Word model: its styles, and the numbers of the document."""

from __future__ import annotations

import hashlib
import os
import pickle
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from test_word_package import PRINT_DIGEST
from test_word_text import heading_lines, numbered_lines, words
from word_file import Element, W, WordFile, style_of
from word_models import PLACE, Edit, edit, on, replaced

from ctg_docs.document.nodes import Document, sections
from ctg_docs.document.pagination import Pagination
from ctg_docs.document.theme import ModeleWord, Theme
from ctg_docs.document.words import heading_text
from ctg_docs.problems import Gravite
from ctg_docs.writing.docx import write_docx
from ctg_docs.writing.docx.charter.checking import check_model
from ctg_docs.writing.text import plain_text

Write = Callable[..., WordFile]
MODELS = ["on_charte", "on_courrier"]
STYLES, NUMBERING = "word/styles.xml", "word/numbering.xml"


@pytest.fixture(params=MODELS)
def file(request: pytest.FixtureRequest) -> WordFile:
    """The sample on each of the models."""
    found: WordFile = request.getfixturevalue(request.param)
    return found


@pytest.fixture
def changed(
    tmp_path: Path, charte: Path, document: Document, theme: Theme, pages: Pagination
) -> Write:
    """Write the sample on the model of the town hall, changed."""

    def write(*changes: Edit) -> WordFile:
        path = edit(Path(shutil.copy(charte, tmp_path)), *changes)
        return WordFile(write_docx(document, on(theme, path), pages))

    return write


def names(file: WordFile) -> dict[str, str]:
    return {id_: style.find(f"{W}name").get(f"{W}val") for id_, style in file.styles().items()}


def told(path: Path, theme: Theme) -> list[str]:
    """Return the names of the styles that the model is said to lack."""
    (problem,) = check_model(ModeleWord(path, PLACE), theme)
    listed = problem.message.split(" : ", 1)[1].replace(" ; propres à ces documents : ", ", ")
    return listed.removeprefix("propres à ces documents : ").split(", ")


def style(kind: str, id_: str, name: str, said: str = "") -> str:
    return f'<w:style w:type="{kind}" w:styleId="{id_}"><w:name w:val="{name}"/>{said}</w:style>'


def look(file: WordFile, id_: str, path: str) -> Element:
    return file.styles()[id_].find("/".join(f"{W}{step}" for step in path.split("/")))


def test_document_says_the_same_words(
    file: WordFile, document: Document, pages: Pagination
) -> None:
    assert words("\n".join(numbered_lines(file))) == words(plain_text(document, pages))


def test_word_counts_the_numbers_of_the_tree(file: WordFile, document: Document) -> None:
    assert heading_lines(file) == [heading_text(s) for s in sections(document.blocks)]


def test_numbers_of_the_headings_of_the_model_give_way(changed: Write, document: Document) -> None:
    own = '<w:abstractNum w:abstractNumId="77"><w:lvl w:ilvl="0"><w:start w:val="5"/>'
    own += '<w:numFmt w:val="upperRoman"/><w:pStyle w:val="Titre1"/><w:lvlText w:val="%1)"/>'
    own += "</w:lvl></w:abstractNum>"
    number = '<w:num w:numId="88"><w:abstractNumId w:val="77"/></w:num>'
    file = changed(
        replaced(NUMBERING, "<w:num w", f"{own}<w:num w"),
        replaced(NUMBERING, "</w:numbering>", f"{number}</w:numbering>"),
        replaced(STYLES, '<w:outlineLvl w:val="0"/>', '<w:numPr><w:numId w:val="88"/></w:numPr>'),
    )
    assert heading_lines(file) == [heading_text(s) for s in sections(document.blocks)]
    linked = [node.get(f"{W}val") for node in file.xml(NUMBERING).iter(f"{W}pStyle")]
    assert len(linked) == len(set(linked))


def test_look_of_the_model_is_kept(on_charte: WordFile) -> None:
    assert look(on_charte, "Heading1", "rPr/color").get(f"{W}val") == "7A1F3D"
    assert look(on_charte, "Heading1", "rPr/sz").get(f"{W}val") == "36"
    assert look(on_charte, "Heading1", "rPr/caps") is not None
    assert look(on_charte, "Normal", "rPr/rFonts").get(f"{W}ascii") == "Liberation Serif"
    assert look(on_charte, "Chapeau", "rPr/i") is not None


def test_every_style_used_is_defined_once(file: WordFile) -> None:
    parts = [name for name in file.parts if name.startswith("word/") and name.endswith(".xml")]
    used = {
        node.get(f"{W}val")
        for name in parts
        for tag in ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link")
        for node in file.xml(name).iter(f"{W}{tag}")
    }
    assert used <= set(file.styles())
    shown = [name.casefold() for name in names(file).values()]
    assert len(set(shown)) == len(shown) == len(list(file.xml(STYLES).iter(f"{W}style")))


def test_one_style_of_each_kind_is_the_default(file: WordFile) -> None:
    default = {id_ for id_, style in file.styles().items() if style.get(f"{W}default")}
    assert default == {"Normal", "DefaultParagraphFont", "TableNormal", "NoList"}


def test_missing_styles_are_named_where_the_theme_names_the_model(
    charte: Path, theme: Theme
) -> None:
    (problem,) = check_model(ModeleWord(charte, PLACE), theme)
    assert (problem.code, problem.place) == ("modele-styles", PLACE)
    assert problem.gravite == Gravite.AVERTISSEMENT
    missing = told(charte, theme)
    assert {"Titre 3", "Légende", "TM 1", "Corps de texte", "Visa", "Tableau"} <= set(missing)
    assert not {"Titre 1", "Titre 2", "Liste à puces", "Normal", "Chapeau"} & set(missing)


def test_a_document_of_ours_is_a_complete_model(
    word: WordFile, tmp_path: Path, theme: Theme, document: Document, pages: Pagination
) -> None:
    path = tmp_path / "modele.docx"
    path.write_bytes(write_docx(document, theme, pages))
    assert check_model(ModeleWord(path, PLACE), theme) == []
    again = WordFile(write_docx(document, on(theme, path), pages))
    assert list(again.styles()) == [*word.styles(), "TexteDeFond"]
    assert heading_lines(again) == heading_lines(word)


@pytest.mark.parametrize(
    ("kind", "id_", "name", "expected"),
    [
        ("paragraph", "Lgende", "caption", "Caption"),
        ("paragraph", "x1", "Légende", "Caption"),
        ("paragraph", "x2", "LÉGENDE ", "Caption"),
        ("paragraph", "Corpsdetexte", "Mon texte", "BodyText"),
        ("paragraph", "Textebrut", "Body Text", "BodyText"),
        ("paragraph", "TM1", "toc 1", "TOC1"),
        ("paragraph", "x3", "Pied d'acte", "PiedActe"),
        ("paragraph", "Visa", "Visas", "Visa"),
        ("character", "lev", "Strong", "Strong"),
        ("table", "x4", "Tableau", "TableauMaison"),
    ],
)
def test_style_is_known_by_its_name_in_both_languages_or_its_identifier(
    kind: str,
    id_: str,
    name: str,
    expected: str,
    changed: Write,
) -> None:
    own = style(kind, id_, name, '<w:uiPriority w:val="42"/>')
    file = changed(replaced(STYLES, "</w:styles>", f"{own}</w:styles>"))
    assert look(file, expected, "uiPriority").get(f"{W}val") == "42"


def test_style_is_known_by_its_alias(changed: Write) -> None:
    own = style("paragraph", "x", "Titre Mairie", '<w:aliases w:val="autre,Titre 3"/>')
    file = changed(replaced(STYLES, "</w:styles>", f"{own}</w:styles>"))
    assert names(file)["Heading3"] == "Titre Mairie"


def test_stranger_that_bears_the_name_of_a_style_keeps_to_itself(changed: Write) -> None:
    stranger = style("character", "Annexe", "Annexe")
    file = changed(replaced(STYLES, "</w:styles>", f"{stranger}</w:styles>"))
    assert names(file)["AnnexeModele"] == "Annexe"
    assert names(file)["Annexe"] == "Annexe (document)"
    assert file.styles()["Annexe"].get(f"{W}type") == "paragraph"


def test_new_tables_take_the_style_that_word_gives_them(changed: Write) -> None:
    default = '<w:defaultTableStyle w:val="TableGrid"/><w:defaultTabStop'
    file = changed(replaced("word/settings.xml", "<w:defaultTabStop", default))
    assert names(file)["TableauMaison"] == "Table Grid"
    assert look(file, "EnTeteColonne", "rPr/color") is None


def test_lists_keep_the_marks_of_the_model(on_charte: WordFile, word: WordFile) -> None:
    def bullets(file: WordFile) -> list[Element]:
        levels = file.xml(NUMBERING).iter(f"{W}lvl")
        return [lvl for lvl in levels if lvl.find(f"{W}pStyle") is not None]

    def mark(file: WordFile, style: str) -> str:
        found = [b for b in bullets(file) if b.find(f"{W}pStyle").get(f"{W}val") == style]
        assert len(found) == 1
        return str(found[0].find(f"{W}lvlText").get(f"{W}val"))

    assert mark(on_charte, "ListBullet") == "\uf0b7"
    assert mark(on_charte, "ListBullet2") == mark(word, "ListBullet2") == "–"
    assert mark(on_charte, "ListNumber") == "%1."


def test_items_of_a_list_stay_close_and_the_list_stands_off(on_charte: WordFile) -> None:
    """The library's own list leaves no space between items, which Word drops for one style only."""
    item = look(on_charte, "ListBullet", "pPr/spacing")
    last = look(on_charte, "ListBulletFin", "pPr/spacing")
    assert (item.get(f"{W}before"), item.get(f"{W}after")) == ("0", "0")
    assert last.get(f"{W}after") == "160"
    assert look(on_charte, "ListBullet", "pPr/contextualSpacing").get(f"{W}val") == "0"


def test_new_headings_go_with_those_of_the_model(on_charte: WordFile, theme: Theme) -> None:
    for id_ in ("Heading3", "Heading4", "Title"):
        assert look(on_charte, id_, "rPr/color").get(f"{W}val") == "7A1F3D"
        assert look(on_charte, id_, "rPr/rFonts").get(f"{W}ascii") == "Liberation Sans"
    assert f'"{theme.titres.famille}"'.encode() not in on_charte.parts[STYLES]


def test_new_body_text_is_the_normal_text_of_the_model(on_charte: WordFile, changed: Write) -> None:
    assert look(on_charte, "BodyText", "pPr/spacing") is None
    tight = changed(replaced(STYLES, 'w:after="160"', 'w:after="0"'))
    assert look(tight, "BodyText", "pPr/spacing").get(f"{W}after") == "130"
    assert look(tight, "BodyText", "pPr/spacing").get(f"{W}line") is None


def test_indents_of_the_text_stay_out_of_tables_covers_and_contents(on_charte: WordFile) -> None:
    based = {
        id_: look(on_charte, id_, "basedOn").get(f"{W}val") for id_ in ("TexteTableau", "TOC1")
    }
    assert set(based.values()) == {"TexteDeFond"}
    ground = look(on_charte, "TexteDeFond", "pPr/ind")
    assert {ground.get(f"{W}{side}") for side in ("left", "right", "firstLine")} == {"0"}


def test_lines_of_the_contents_end_on_the_right_margin(changed: Write) -> None:
    own = style("paragraph", "TM1", "toc 1")
    file = changed(replaced(STYLES, "</w:styles>", f"{own}</w:styles>"))
    (tab,) = look(file, "TOC1", "pPr/tabs")
    assert (tab.get(f"{W}val"), tab.get(f"{W}leader")) == ("right", "dot")
    assert int(tab.get(f"{W}pos")) == pytest.approx((210 - 25 - 20) / 25.4 * 1440, abs=2)


def test_language_is_french_everywhere(file: WordFile) -> None:
    languages = {
        node.get(f"{W}val")
        for name in file.parts
        if name.startswith("word/") and name.endswith(".xml")
        for node in file.xml(name).iter(f"{W}lang")
    }
    assert languages == {"fr-FR"}


def test_titles_begin_no_page_of_the_pdf(
    document: Document, theme: Theme, pages: Pagination, charte: Path
) -> None:
    """The pages of a model are its own: only what must begin a page does."""
    everywhere = replace(pages, starts=frozenset(pages.pages))
    file = WordFile(write_docx(document, on(theme, charte), everywhere))
    breaks = [p for p in file.paragraphs() if p.find(f"{W}pPr/{W}pageBreakBefore") is not None]
    assert len(breaks) == 3


@pytest.mark.parametrize("seed", ["1", "2"])
def test_another_process_writes_the_same_bytes(
    seed: str, document: Document, theme: Theme, pages: Pagination, charte: Path
) -> None:
    given = (document, on(theme, charte), pages)
    run = subprocess.run(
        [sys.executable, "-c", PRINT_DIGEST],
        input=pickle.dumps(given),
        env={**os.environ, "PYTHONHASHSEED": seed, "TZ": "Pacific/Noumea"},
        capture_output=True,
        check=True,
    )
    assert run.stdout.decode().strip() == hashlib.sha256(write_docx(*given)).hexdigest()


def test_paragraphs_have_no_formatting_but_their_style(file: WordFile) -> None:
    for properties in file.body.iter(f"{W}rPr"):
        assert {node.tag for node in properties} == {f"{W}rStyle"}
    assert {style_of(p) for p in file.paragraphs()} <= set(file.styles())
