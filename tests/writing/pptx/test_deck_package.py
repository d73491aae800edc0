"""The PowerPoint file as an archive: complete, anonymous, the same bytes every time."""

from __future__ import annotations

import hashlib
import os
import pickle
import subprocess
import sys
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from struct import unpack_from

import pytest
from deck_file import A, DeckFile, P, R

from ctg_docs.document.nodes import Document, Figure, Picture, Slide, Text
from ctg_docs.document.theme import Theme
from ctg_docs.problems import SourceError
from ctg_docs.writing.pptx import write_pptx

PRINT_DIGEST = """
import hashlib, pickle, sys
from ctg_docs.writing.pptx import write_pptx
print(hashlib.sha256(write_pptx(*pickle.load(sys.stdin.buffer))).hexdigest())
"""
FACES = {
    "regular": "normal",
    "bold": "gras",
    "italic": "italique",
    "boldItalic": "gras_italique",
}


def one_slide(slide: Slide, **options: object) -> Document:
    return Document("Essai", (slide,), page="diapositive", **options)  # type: ignore[arg-type]


def bare() -> Document:
    return one_slide(Slide("seule", "contenu", (Text("Seule"),)))


def test_another_process_writes_the_same_bytes(deck: Document, theme: Theme) -> None:
    run = subprocess.run(
        [sys.executable, "-c", PRINT_DIGEST],
        input=pickle.dumps((deck, theme)),
        env={**os.environ, "PYTHONHASHSEED": "7", "TZ": "Pacific/Noumea"},
        capture_output=True,
        check=True,
    )
    expected = hashlib.sha256(write_pptx(deck, theme)).hexdigest()
    assert run.stdout.decode().strip() == expected


def test_entries_bear_no_date_and_no_system(file: DeckFile) -> None:
    assert {entry.date_time for entry in file.entries} == {(1980, 1, 1, 0, 0, 0)}
    assert len({(entry.create_system, entry.external_attr) for entry in file.entries}) == 1
    assert file.entries[0].filename == "[Content_Types].xml"


def test_archive_holds_what_is_used_and_nothing_else(file: DeckFile) -> None:
    named = [name for name in file.parts if "/_rels/" not in name and not name.startswith("_rels")]
    counted = sorted(name for name in named if "/slides/" not in name and "Layouts/" not in name)
    assert counted == [
        "[Content_Types].xml",
        "docProps/app.xml",
        "docProps/core.xml",
        "ppt/charts/chart1.xml",
        "ppt/embeddings/valeurs1.xlsx",
        "ppt/fonts/font1.fntdata",
        "ppt/fonts/font2.fntdata",
        "ppt/fonts/font3.fntdata",
        "ppt/fonts/font4.fntdata",
        "ppt/media/image1.png",
        "ppt/notesMasters/notesMaster1.xml",
        "ppt/notesSlides/notesSlide1.xml",
        "ppt/presProps.xml",
        "ppt/presentation.xml",
        "ppt/slideMasters/slideMaster1.xml",
        "ppt/tableStyles.xml",
        "ppt/theme/theme1.xml",
        "ppt/theme/theme2.xml",
        "ppt/viewProps.xml",
    ]


def test_every_part_has_a_type_and_every_relation_a_target(file: DeckFile) -> None:
    types = file.xml("[Content_Types].xml")
    extensions = {node.get("Extension") for node in types.iter("{*}Default")}
    named = {node.get("PartName") for node in types.iter("{*}Override")}
    for name in set(file.parts) - {"[Content_Types].xml"}:
        assert f"/{name}" in named or name.rsplit(".", 1)[1] in extensions - {"xml"}
    missing = [r for r in file.relations() if not r[3] and r[2] not in file.parts]
    assert missing == []


def test_only_links_lead_outside(file: DeckFile) -> None:
    assert {kind for _, kind, _, outside in file.relations() if outside} == {"hyperlink"}


@pytest.mark.parametrize(
    "trace",
    [b"python-pptx", b"en-US", b"PowerPoint Presentation", b"Office Theme", b"thumbnail"],
)
def test_no_part_keeps_a_trace_of_a_default_template(trace: bytes, file: DeckFile) -> None:
    texts = [content for name, content in file.parts.items() if name.endswith((".xml", ".rels"))]
    assert not any(trace in content for content in texts)


def test_properties_are_those_of_the_document(file: DeckFile, deck: Document) -> None:
    properties = file.deck.core_properties
    assert properties.title == deck.title
    assert properties.subject == "Convention territoriale globale"
    assert properties.author == properties.last_modified_by == deck.author
    assert properties.keywords == "CTG, conseil"
    assert properties.language == "fr-FR"
    assert properties.created == properties.modified == datetime(2026, 11, 2)


def test_undated_deck_has_a_fixed_date(theme: Theme) -> None:
    properties = DeckFile(write_pptx(bare(), theme)).deck.core_properties
    assert properties.created == datetime(2000, 1, 1)


def test_values_are_escaped_wherever_they_print(theme: Theme) -> None:
    hostile = "<a:p/>&\"{{ theme }}'"
    slide = Slide("s", "contenu", (Text(hostile),), label=(Text(hostile),))
    document = replace(one_slide(slide), title=hostile, author=hostile, watermark=hostile)
    file = DeckFile(write_pptx(document, theme))
    assert (file.deck.core_properties.title, file.deck.core_properties.author) == (hostile,) * 2
    assert file.words(1) == [hostile, hostile]


def test_identifiers_are_unique_in_each_part(file: DeckFile) -> None:
    for name, root in file.drawn():
        ids = [node.get("id") for node in root.iter(f"{P}cNvPr")]
        assert len(ids) == len(set(ids)), name


def test_masters_layouts_and_slides_share_no_identifier(file: DeckFile) -> None:
    presentation = file.xml("ppt/presentation.xml")
    master = file.xml("ppt/slideMasters/slideMaster1.xml")
    ids = [node.get("id") for node in presentation.iter(f"{P}sldMasterId", f"{P}sldId")]
    ids += [node.get("id") for node in master.iter(f"{P}sldLayoutId")]
    assert len(ids) == len(set(ids)) > 15


def test_fonts_are_those_of_the_theme_whole(file: DeckFile, theme: Theme) -> None:
    relations = {
        node.get("Id"): f"ppt/{node.get('Target')}"
        for node in file.xml("ppt/_rels/presentation.xml.rels")
    }
    (font,) = file.xml("ppt/presentation.xml").iter(f"{P}embeddedFont")
    assert font.find(f"{P}font").get("typeface") == "Source Sans 3"
    for tag, face in FACES.items():
        wrapped = file.parts[relations[font.find(f"{P}{tag}").get(f"{R}id")]]
        original = getattr(theme.texte, face).read_bytes()
        assert unpack_from("<2I", wrapped) == (len(wrapped), len(original))
        assert wrapped.endswith(original)
        assert "Source Sans 3".encode("utf-16-le") in wrapped[: -len(original)]


def test_text_names_the_fonts_of_the_theme_only(file: DeckFile) -> None:
    for name, root in file.drawn():
        if "/charts/" not in name and "/theme/" not in name:
            faces = {node.get("typeface") for node in root.iter(f"{A}latin", f"{A}buFont")}
            assert faces <= {"+mj-lt", "+mn-lt"}, name


@pytest.mark.parametrize("content", [None, b"", b"<svg xmlns='http://www.w3.org/2000/svg'/>"])
def test_picture_that_powerpoint_cannot_show_is_named(
    content: bytes | None, tmp_path: Path, theme: Theme
) -> None:
    path = tmp_path / "carte.png"
    if content is not None:
        path.write_bytes(content)
    slide = Slide("s", "contenu", (Text("Carte"),), (Figure(Picture(path, "Carte")),))
    with pytest.raises(SourceError, match=r"carte\.png: image introuvable ou illisible"):
        write_pptx(one_slide(slide), theme)
