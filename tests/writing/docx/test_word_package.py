"""The Word file as an archive: complete, anonymous, the same bytes every time."""

from __future__ import annotations

import hashlib
import os
import pickle
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import docx
import pytest
from fontTools.ttLib import TTFont
from word_file import R, W, WordFile

from ctg_docs.document.nodes import Document, Figure, Paragraph, Picture, Text
from ctg_docs.document.pagination import Pagination
from ctg_docs.document.theme import Theme
from ctg_docs.problems import SourceError
from ctg_docs.writing.docx import write_docx
from ctg_docs.writing.docx.fonts import obfuscate

PRINT_DIGEST = """
import hashlib, pickle, sys
from ctg_docs.writing.docx import write_docx
print(hashlib.sha256(write_docx(*pickle.load(sys.stdin.buffer))).hexdigest())
"""
FACES = {
    "embedRegular": "normal",
    "embedBold": "gras",
    "embedItalic": "italique",
    "embedBoldItalic": "gras_italique",
}


def bare(title: str = "Essai", **options: object) -> Document:
    return Document(title, (), **options)  # type: ignore[arg-type]


def written(document: Document, theme: Theme) -> bytes:
    return write_docx(document, theme, Pagination({}, 1))


@pytest.mark.parametrize("seed", ["1", "2"])
def test_another_process_writes_the_same_bytes(
    seed: str, document: Document, theme: Theme, pages: Pagination
) -> None:
    run = subprocess.run(
        [sys.executable, "-c", PRINT_DIGEST],
        input=pickle.dumps((document, theme, pages)),
        env={**os.environ, "PYTHONHASHSEED": seed, "TZ": "Pacific/Noumea"},
        capture_output=True,
        check=True,
    )
    expected = hashlib.sha256(write_docx(document, theme, pages)).hexdigest()
    assert run.stdout.decode().strip() == expected


def test_entries_bear_no_date_and_no_system(word: WordFile) -> None:
    assert {entry.date_time for entry in word.entries} == {(1980, 1, 1, 0, 0, 0)}
    assert len({(entry.create_system, entry.external_attr) for entry in word.entries}) == 1
    assert word.entries[0].filename == "[Content_Types].xml"


def test_archive_holds_what_is_used_and_nothing_else(word: WordFile) -> None:
    assert sorted(word.parts) == [
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/app.xml",
        "docProps/core.xml",
        "word/_rels/document.xml.rels",
        "word/_rels/fontTable.xml.rels",
        "word/document.xml",
        "word/fontTable.xml",
        "word/fonts/font1.odttf",
        "word/fonts/font2.odttf",
        "word/fonts/font3.odttf",
        "word/fonts/font4.odttf",
        "word/footer1.xml",
        "word/header1.xml",
        "word/header2.xml",
        "word/media/image1.png",
        "word/numbering.xml",
        "word/settings.xml",
        "word/styles.xml",
        "word/theme/theme1.xml",
    ]


def test_every_part_has_a_type(word: WordFile) -> None:
    types = word.xml("[Content_Types].xml")
    extensions = {node.get("Extension") for node in types.iter("{*}Default")}
    named = {node.get("PartName") for node in types.iter("{*}Override")}
    for name in set(word.parts) - {"[Content_Types].xml"}:
        assert f"/{name}" in named or (name.rsplit(".", 1)[1] in extensions - {"xml"})


@pytest.mark.parametrize("trace", [b"python-docx", b"en-US", b"Normal.dot", b"thumbnail", b"2013"])
def test_no_part_keeps_a_trace_of_a_default_template(trace: bytes, word: WordFile) -> None:
    texts = [content for name, content in word.parts.items() if name.endswith((".xml", ".rels"))]
    assert not any(trace in content for content in texts)


def test_properties_are_those_of_the_document(
    document: Document, theme: Theme, pages: Pagination
) -> None:
    properties = docx.Document(BytesIO(write_docx(document, theme, pages))).core_properties
    assert properties.title == document.title
    assert properties.subject == "Convention territoriale globale"
    assert properties.author == properties.last_modified_by == document.author
    assert properties.keywords == "CTG, petite enfance, Val d’Orgelle"
    assert properties.language == "fr-FR"
    assert properties.created == properties.modified == datetime(2026, 11, 2, tzinfo=UTC)


def test_undated_document_has_a_fixed_date(theme: Theme) -> None:
    properties = docx.Document(BytesIO(written(bare(), theme))).core_properties
    assert properties.created == datetime(2000, 1, 1, tzinfo=UTC)


def test_values_are_escaped_wherever_they_print(theme: Theme) -> None:
    hostile = "<w:p/>&\"{{ theme }}'"
    document = bare(hostile, subject=hostile, author=hostile, watermark=hostile)
    properties = docx.Document(BytesIO(written(document, theme))).core_properties
    assert (properties.title, properties.subject, properties.author) == (hostile,) * 3


def test_fonts_are_those_of_the_theme_cut_down_and_hidden_by_their_key(
    word: WordFile, theme: Theme
) -> None:
    fonts = list(word.xml("word/fontTable.xml"))
    assert [font.get(f"{W}name") for font in fonts] == ["Source Sans 3"]
    relations = word.relations("word/fontTable.xml")
    for tag, face in FACES.items():
        embedded = fonts[0].find(f"{W}{tag}")
        hidden = word.parts[f"word/{relations[embedded.get(f'{R}id')]}"]
        shown = obfuscate(hidden, embedded.get(f"{W}fontKey"))
        assert shown != hidden
        original = getattr(theme.texte, face)
        assert len(shown) < original.stat().st_size / 5
        with TTFont(BytesIO(shown)) as cut, TTFont(original) as whole:
            signs = cut.getBestCmap()
            assert set(map(ord, "Éàœ « 1 250 € » – …")) <= set(signs) <= set(whole.getBestCmap())
            assert {cut["hmtx"][signs[sign]] for sign in map(ord, "Éœ")} == {
                whole["hmtx"][whole.getBestCmap()[sign]] for sign in map(ord, "Éœ")
            }


def test_a_sign_of_another_alphabet_comes_with_the_text_that_bears_it(theme: Theme) -> None:
    def signs(words: str) -> set[int]:
        blocks = (Paragraph((Text(words),)),)
        file = WordFile(written(replace(bare(), blocks=blocks), theme))
        (embedded,) = file.xml("word/fontTable.xml").iter(f"{W}embedRegular")
        hidden = file.parts["word/fonts/font1.odttf"]
        with TTFont(BytesIO(obfuscate(hidden, embedded.get(f"{W}fontKey")))) as face:
            return set(face.getBestCmap())

    assert ord("Ω") not in signs("Oméga")
    assert ord("Ω") in signs("Ω")


def test_a_file_without_fonts_names_them_and_carries_none(theme: Theme) -> None:
    light = WordFile(written(bare(), theme.model_copy(update={"polices_word": "non"})))
    assert [name for name in light.parts if "fonts/" in name] == []
    fonts = light.xml("word/fontTable.xml")
    assert [(font.get(f"{W}name"), len(font)) for font in fonts] == [("Source Sans 3", 3)]
    assert light.xml("word/settings.xml").find(f"{W}embedTrueTypeFonts") is None


def test_two_families_are_both_embedded(theme: Theme) -> None:
    titles = theme.titres.model_copy(update={"famille": "Autre Police"})
    file = WordFile(written(bare(), theme.model_copy(update={"titres": titles})))
    names = [font.get(f"{W}name") for font in file.xml("word/fontTable.xml")]
    assert names == ["Autre Police", "Source Sans 3"]
    assert len([name for name in file.parts if name.endswith(".odttf")]) == 8


def test_colours_and_sizes_come_from_the_theme(theme: Theme) -> None:
    colours = theme.couleurs.model_copy(update={"primaire": "#a1b2c3"})
    sizes = theme.tailles.model_copy(update={"titre_1": 19.5})
    changed = theme.model_copy(update={"couleurs": colours, "tailles": sizes})
    heading = WordFile(written(bare(), changed)).styles()["Heading1"]
    assert heading.find(f"{W}rPr/{W}color").get(f"{W}val") == "A1B2C3"
    assert heading.find(f"{W}rPr/{W}sz").get(f"{W}val") == "39"


def test_colours_and_fonts_follow_the_palette_of_the_file(word: WordFile) -> None:
    """Whoever picks another theme in Word changes every style; a gap keeps its yellow."""
    palette = word.xml("word/theme/theme1.xml")
    heading = word.styles()["Heading1"].find(f"{W}rPr")
    colour = heading.find(f"{W}color")
    assert colour.get(f"{W}themeColor") == "accent1"
    assert next(palette.iter("{*}accent1"))[0].get("val") == colour.get(f"{W}val")
    assert heading.find(f"{W}rFonts").get(f"{W}asciiTheme") == "majorHAnsi"
    assert next(palette.iter("{*}majorFont"))[0].get("typeface") == "Source Sans 3"
    words = word.xml("word/styles.xml").find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    assert words.find(f"{W}rFonts").get(f"{W}hAnsiTheme") == "minorHAnsi"
    literal = {
        name
        for name, style in word.styles().items()
        for node in style.iter(f"{W}color", f"{W}shd")
        if not any(key.startswith(f"{W}theme") for key in node.attrib)
    }
    assert literal == {"ACompleter"}


def test_no_line_has_an_exact_height(word: WordFile) -> None:
    """A picture or a larger word put in a line takes the room that it needs."""
    spaces = [
        space
        for name in ("styles", "document")
        for space in word.xml(f"word/{name}.xml").iter(f"{W}spacing")
    ]
    assert {space.get(f"{W}lineRule", "auto") for space in spaces} == {"atLeast", "auto"}


def test_page_is_a4_with_the_margins_of_the_theme_and_a_slack(word: WordFile, theme: Theme) -> None:
    """A millimetre more below: what the PDF keeps on a page must stay on it in Word."""
    expected = [theme.marges.haut, theme.marges.bas - 1, theme.marges.gauche]
    for section in word.body.iter(f"{W}sectPr"):
        size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
        assert (size.get(f"{W}w"), size.get(f"{W}h")) == ("11906", "16838")
        sides = [
            round(int(margins.get(f"{W}{s}")) / 1440 * 25.4) for s in ("top", "bottom", "left")
        ]
        assert sides == expected


def test_file_opens_with_the_library_most_tools_use(
    document: Document, theme: Theme, pages: Pagination
) -> None:
    opened = docx.Document(BytesIO(write_docx(document, theme, pages)))
    assert len(opened.sections) == 2
    assert opened.styles["Heading 1"].name == "Heading 1"


@pytest.mark.parametrize("content", [None, b"", b"<svg xmlns='http://www.w3.org/2000/svg'/>"])
def test_picture_that_word_cannot_show_is_named(
    content: bytes | None, tmp_path: Path, theme: Theme
) -> None:
    path = tmp_path / "carte.png"
    if content is not None:
        path.write_bytes(content)
    document = replace(bare(), blocks=(Figure(Picture(path, "Carte")),))
    with pytest.raises(SourceError, match=r"carte\.png: image introuvable ou illisible"):
        written(document, theme)
