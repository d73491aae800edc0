"""The pages of a document on the commune's own Word model: heads, feet, logos, paper."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from word_file import Element, R, W, WordFile, fields, style_of, words_of
from word_models import FIELD, Edit, edit, on, related, relation, replaced

from ctg_docs.document.nodes import Document, Paragraph, Text
from ctg_docs.document.pagination import Pagination
from ctg_docs.document.theme import Theme
from ctg_docs.writing.docx import write_docx

DOCUMENT, HEAD, FOOT = "word/document.xml", "word/header1.xml", "word/footer1.xml"
LETTER = Document("Lettre", (Paragraph((Text("Bonjour."),)),), header=(Text("Suite"),))
VML = "{urn:schemas-microsoft-com:vml}"


def written(path: Path, theme: Theme, *changes: Edit, document: Document = LETTER) -> WordFile:
    """Write a document on a copy of a model, changed."""
    if changes:
        copied = path.with_name(f"copie-{path.name}")
        path = edit(Path(shutil.copy(path, copied)), *changes)
    return WordFile(write_docx(document, on(theme, path), Pagination({}, 2)))


def sections(file: WordFile) -> list[Element]:
    return list(file.document.iter(f"{W}sectPr"))


def shown(file: WordFile, section: Element) -> dict[tuple[str, str], str]:
    """Return the parts that a section shows, by what they are and on which pages."""
    relations = file.relations(DOCUMENT)
    return {
        (n.tag.removeprefix(W).removesuffix("Reference"), n.get(f"{W}type")): (
            f"word/{relations[n.get(f'{R}id')]}"
        )
        for n in section
        if n.tag.endswith("Reference")
    }


def text(file: WordFile, section: Element, side: str, pages: str = "default") -> str:
    name = shown(file, section).get((side, pages))
    return words_of(file.xml(name)) if name else ""


def pictures(file: WordFile, name: str) -> list[str]:
    """Return the pictures that a part shows, by the size of their file."""
    relations = file.relations(name)
    found = [relations[b.get(f"{R}embed")] for b in file.xml(name).iter("{*}blip")]
    assert all(f"word/{target}" in file.parts for target in found)
    return found


def lengths(node: Element, *names: str) -> list[int]:
    return [round(int(node.get(f"{W}{name}")) / 1440 * 254) for name in names]


def test_pages_have_the_size_and_the_margins_of_the_model(on_charte: WordFile) -> None:
    for section in sections(on_charte):
        size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
        assert lengths(size, "w", "h") == [2100, 2970]
        assert lengths(margins, "top", "right", "bottom", "left") == [350, 200, 250, 250]


def test_tables_take_the_width_of_the_text_of_the_model(on_charte: WordFile) -> None:
    for table in on_charte.body.iter(f"{W}tbl"):
        widths = [int(column.get(f"{W}w")) for column in table.find(f"{W}tblGrid")]
        assert sum(widths) == pytest.approx(16.5 / 2.54 * 1440, abs=2)


def test_head_and_foot_of_the_model_are_on_every_page_with_its_logo(on_charte: WordFile) -> None:
    cover, rest = sections(on_charte)
    for section in (cover, rest):
        assert text(on_charte, section, "header") == "\tVille de Valbrune"
        assert text(on_charte, section, "footer").startswith("Hôtel de ville – 1, place")
        assert len(pictures(on_charte, shown(on_charte, section)["header", "default"])) == 1
    logos = [name for name in on_charte.parts if name.startswith("word/media/modele")]
    assert len(logos) == 1


def test_pages_that_no_one_numbered_are(on_charte: WordFile, on_courrier: WordFile) -> None:
    cover, rest = sections(on_charte)
    assert text(on_charte, rest, "footer").endswith("Page 2 sur 97")
    assert "Page" not in text(on_charte, cover, "footer")
    running = sections(on_courrier)[1]
    foot = on_courrier.xml(shown(on_courrier, running)["footer", "default"])
    assert [name for name, _ in fields(foot)] == ["PAGE"]


def test_cover_takes_the_first_page_of_the_model_and_the_rest_its_others(
    on_courrier: WordFile,
) -> None:
    cover, rest = sections(on_courrier)
    assert text(on_courrier, cover, "header") == ""
    assert len(pictures(on_courrier, shown(on_courrier, cover)["header", "default"])) == 1
    assert text(on_courrier, cover, "footer") == "www.valbrune.example"
    assert text(on_courrier, rest, "header") == "Ville de Valbrune – suite"
    assert [s.find(f"{W}titlePg") for s in (cover, rest)] == [None, None]


def test_letter_has_a_first_page_apart_as_the_model_does(courrier: Path, theme: Theme) -> None:
    file = written(courrier, theme)
    (only,) = sections(file)
    assert only.find(f"{W}titlePg") is not None
    assert text(file, only, "footer", "first") == "www.valbrune.example"
    assert text(file, only, "header") == "Ville de Valbrune – suite"


def test_model_without_heads_takes_those_of_the_house(charte: Path, theme: Theme) -> None:
    empty = [
        replaced(DOCUMENT, '<w:headerReference w:type="default"', "<w:unknown"),
        replaced(DOCUMENT, '<w:footerReference w:type="default"', "<w:unknown"),
    ]
    file = written(charte, theme, *empty)
    (only,) = sections(file)
    assert text(file, only, "header") == "Suite"
    assert text(file, only, "footer") == "Page 2 sur 2"


def test_next_section_never_takes_the_head_of_the_cover(
    courrier: Path, theme: Theme, document: Document, pages: Pagination
) -> None:
    """A section that says nothing of its head shows the one before."""
    silent = replaced(DOCUMENT, '<w:headerReference w:type="default"', "<w:unknown")
    path = edit(Path(shutil.copy(courrier, courrier.with_name("muet.dotx"))), silent)
    file = WordFile(write_docx(document, on(theme, path), pages))
    cover, rest = sections(file)
    assert shown(file, rest)["header", "default"] != shown(file, cover)["header", "default"]
    assert text(file, rest, "header") == ""


def test_watermark_of_the_document_lies_under_each_head(
    on_charte: WordFile, on_courrier: WordFile
) -> None:
    for file in (on_charte, on_courrier):
        for section in sections(file):
            heads = [n for (side, _), n in shown(file, section).items() if side == "header"]
            for head in heads:
                found = [node.get("string") for node in file.xml(head).iter(f"{VML}textpath")]
                assert found.count("PROJET") == 1


def test_watermark_of_the_model_is_gone(charte: Path, theme: Theme) -> None:
    shape = (
        '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" '
        'id="PowerPlusWaterMarkObject7"><v:textpath string="MODÈLE"/></v:shape></w:pict></w:r>'
    )
    file = written(charte, theme, replaced(HEAD, "<w:p>", shape))
    assert not any("MODÈLE".encode() in content for content in file.parts.values())


def test_lying_pages_are_the_same_sheet_turned(charte: Path, theme: Theme) -> None:
    (only,) = sections(written(charte, theme, document=replace(LETTER, page="paysage")))
    assert lengths(only.find(f"{W}pgSz"), "w", "h") == [2970, 2100]
    assert only.find(f"{W}pgSz").get(f"{W}orient") == "landscape"


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        ('<w:pgSz w:w="210mm" w:h="29.7cm"/>', [2100, 2970]),
        ('<w:pgSz w:w="12240" w:h="15840"/>', [2159, 2794]),
        ("", [2100, 2970]),
        ('<w:pgSz w:w="3000" w:h="15840"/>', [2100, 2970]),
    ],
    ids=["units", "letter", "unsaid", "no room for a text"],
)
def test_size_of_the_page_is_read_as_word_writes_it(
    size: str, expected: list[int], charte: Path, theme: Theme
) -> None:
    file = written(charte, theme, replaced(DOCUMENT, '<w:pgSz w:w="11906" w:h="16838"/>', size))
    (only,) = sections(file)
    assert lengths(only.find(f"{W}pgSz"), "w", "h") == expected


def test_borders_and_ground_of_the_pages_are_kept(charte: Path, theme: Theme) -> None:
    border = '<w:pgBorders w:offsetFrom="page"><w:top w:val="single" w:sz="4" w:color="7A1F3D"/>'
    file = written(
        charte,
        theme,
        replaced(DOCUMENT, "<w:body>", '<w:background w:color="FDF8EE"/><w:body>'),
        replaced(DOCUMENT, "<w:cols", f"{border}</w:pgBorders><w:cols"),
        replaced(
            "word/settings.xml", "<w:defaultTabStop", "<w:displayBackgroundShape/><w:defaultTabStop"
        ),
    )
    assert file.document[0].get(f"{W}color") == "FDF8EE"
    assert sections(file)[0].find(f"{W}pgBorders/{W}top").get(f"{W}color") == "7A1F3D"
    assert file.xml("word/settings.xml").find(f"{W}displayBackgroundShape") is not None


def test_two_sided_model_says_all_its_heads(charte: Path, theme: Theme) -> None:
    even = replaced(
        "word/settings.xml", "<w:characterSpacing", "<w:evenAndOddHeaders/><w:characterSpacing"
    )
    file = written(charte, theme, even)
    (only,) = sections(file)
    assert {pages for _, pages in shown(file, only)} == {"default", "even"}
    assert text(file, only, "footer", "even") == "Page 2 sur 2"
    assert file.xml("word/settings.xml").find(f"{W}evenAndOddHeaders") is not None


def test_palette_of_the_model_colours_the_document(charte: Path, theme: Theme) -> None:
    file = written(charte, theme, replaced("word/theme/theme1.xml", 'val="4F81BD"', 'val="7A1F3D"'))
    assert b'val="7A1F3D"' in file.parts["word/theme/theme1.xml"]
    names = [name for name in file.parts if name.startswith("word/fonts")]
    assert names == []


@pytest.mark.parametrize(
    ("instruction", "expected"),
    [("TITLE", "Lettre"), ("AUTHOR", "Ville"), ("FILENAME", ""), ('DATE \\@ "d"', "avant")],
)
def test_fields_of_the_head_tell_of_this_document(
    instruction: str, expected: str, charte: Path, theme: Theme
) -> None:
    field = FIELD.format(name=instruction, shown="avant")
    document = replace(LETTER, author="Ville")
    file = written(charte, theme, replaced(HEAD, "</w:p>", f"{field}</w:p>"), document=document)
    (only,) = sections(file)
    assert text(file, only, "header") == f"\tVille de Valbrune{expected}"


def test_title_bound_to_the_properties_is_that_of_the_document(charte: Path, theme: Theme) -> None:
    bound = (
        '<w:sdt><w:sdtPr><w:dataBinding w:xpath="/ns1:coreProperties[1]/ns0:title[1]" '
        'w:storeItemID="{6C3C8BC8-F283-45AE-878A-BAB7291924A1}"/></w:sdtPr><w:sdtContent>'
        "<w:r><w:t>Modèle</w:t></w:r></w:sdtContent></w:sdt></w:p>"
    )
    file = written(charte, theme, replaced(HEAD, "</w:p>", bound))
    assert text(file, sections(file)[0], "header") == "\tVille de ValbruneLettre"


def test_heading_in_the_head_is_not_counted(charte: Path, theme: Theme) -> None:
    heading = '<w:pPr><w:pStyle w:val="Titre1"/></w:pPr>'
    file = written(
        charte, theme, replaced(HEAD, '<w:pPr><w:pStyle w:val="En-tte"/></w:pPr>', heading)
    )
    head = file.xml(shown(file, sections(file)[0])["header", "default"])
    assert [style_of(p) for p in head.iter(f"{W}p")] == ["Titre1SansNumero"]


def test_link_of_the_foot_still_leads_to_the_web(charte: Path, theme: Theme) -> None:
    link = '<w:hyperlink r:id="rId9"><w:r><w:t>site</w:t></w:r></w:hyperlink></w:p>'
    site = relation("hyperlink", "https://valbrune.example", "rId9")
    file = written(charte, theme, related(FOOT, site), replaced(FOOT, "</w:p>", link))
    name = shown(file, sections(file)[0])["footer", "default"]
    assert list(file.relations(name).values()) == ["https://valbrune.example"]


def test_drawings_have_each_a_number(on_charte: WordFile, on_courrier: WordFile) -> None:
    for file in (on_charte, on_courrier):
        parts = [n for n in file.parts if n.startswith("word/") and n.endswith(".xml")]
        numbers = [d.get("id") for n in parts for d in file.xml(n).iter("{*}docPr")]
        assert len(set(numbers)) == len(numbers) > 3
