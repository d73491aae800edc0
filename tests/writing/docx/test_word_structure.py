"""How a Word file is built: styles alone, real headings, tables, lists and headers."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sample_document import FIGURE_ALT, LOGO_ALT, cell, heads, p, sample, t
from word_file import R, W, WordFile, style_of, words_of

from ctg_docs.document.nodes import (
    Block,
    Column,
    Cover,
    Document,
    Emphasis,
    Field,
    Link,
    Paragraph,
    Record,
    SignatureCell,
    SignatureGrid,
    Strong,
    Superscript,
    Table,
    Text,
)
from ctg_docs.document.pagination import Pagination
from ctg_docs.document.theme import Theme
from ctg_docs.writing.docx import write_docx

NO_PAGES = Pagination({}, 1)
PARAGRAPH_PROPERTIES = {"pStyle", "keepNext", "pageBreakBefore", "numPr", "sectPr"}


def written(*blocks: Block, theme: Theme) -> WordFile:
    return WordFile(write_docx(Document("Essai", blocks), theme, NO_PAGES))


def names(element: object) -> set[str]:
    return {node.tag.split("}")[1] for node in element}  # type: ignore[attr-defined]


def rows(file: WordFile, style: str) -> list[object]:
    table = next(
        table
        for table in file.body.iter(f"{W}tbl")
        if table.find(f"{W}tblPr/{W}tblStyle").get(f"{W}val") == style
    )
    return list(table.iter(f"{W}tr"))


def kept(row: object) -> list[bool]:
    """Tell of each paragraph of a row whether it stays with what follows."""
    paragraphs = row.iter(f"{W}p")  # type: ignore[attr-defined]
    return [paragraph.find(f"{W}pPr/{W}keepNext") is not None for paragraph in paragraphs]


def test_words_and_paragraphs_have_no_formatting_but_their_style(word: WordFile) -> None:
    for name in ("word/document.xml", "word/header1.xml", "word/header2.xml", "word/footer1.xml"):
        root = word.xml(name)
        for properties in root.iter(f"{W}rPr"):
            assert names(properties) == {"rStyle"}
        for properties in root.iter(f"{W}pPr"):
            assert names(properties) <= PARAGRAPH_PROPERTIES


def test_every_style_used_is_defined(word: WordFile) -> None:
    used = {
        node.get(f"{W}val")
        for tag in ("pStyle", "rStyle", "tblStyle")
        for node in word.document.iter(f"{W}{tag}")
    }
    assert used <= set(word.styles())


def test_styles_defined_by_word_keep_its_names_and_ours_are_french(word: WordFile) -> None:
    shown = {i: s.find(f"{W}name").get(f"{W}val") for i, s in word.styles().items()}
    assert shown["Heading1"] == "heading 1"
    assert shown["ListBullet2"] == "List Bullet 2"
    assert shown["RubriqueAnnexe"] == "Rubrique d’annexe"
    custom = [i for i, s in word.styles().items() if s.get(f"{W}customStyle")]
    assert not [i for i in custom if shown[i].split()[0] in ("List", "Heading", "Table")]


@pytest.mark.parametrize(
    ("inline", "style"),
    [
        (Strong(t("x")), "Strong"),
        (Emphasis(t("x")), "Emphasis"),
        (Superscript(t("x")), "Exposant"),
        (Emphasis((Strong(t("x")),)), "StrongEmphasis"),
        (Strong((Superscript(t("x")),)), "StrongExposant"),
        (Link("https://example.fr", (Emphasis(t("x")),)), "EmphasisHyperlink"),
    ],
)
def test_words_that_bear_several_emphases_have_one_style(
    inline: Text, style: str, theme: Theme
) -> None:
    file = written(Paragraph((inline,)), theme=theme)
    used = [node.get(f"{W}val") for node in file.body.iter(f"{W}rStyle")]
    assert used == [style]
    assert style in file.styles()


def test_language_is_french_everywhere(word: WordFile) -> None:
    styles = word.xml("word/styles.xml")
    assert {node.get(f"{W}val") for node in styles.iter(f"{W}lang")} == {"fr-FR"}
    settings = word.xml("word/settings.xml")
    assert settings.find(f"{W}themeFontLang").get(f"{W}val") == "fr-FR"
    assert settings.find(f"{W}autoHyphenation").get(f"{W}val") == "0"


def test_text_is_neither_justified_nor_updated_on_opening(word: WordFile) -> None:
    values = {node.get(f"{W}val") for node in word.xml("word/styles.xml").iter(f"{W}jc")}
    assert values == {"right", "center"}
    assert b"updateFields" not in word.parts["word/settings.xml"]
    assert b"w:dirty" not in word.parts["word/document.xml"]


def test_heads_of_a_table_repeat_and_no_row_is_cut(word: WordFile) -> None:
    budget = rows(word, "TableauMaison")
    heads_of_budget = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in budget]
    assert heads_of_budget == [True, True] + [False] * 45
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in word.body.iter(f"{W}tr"))


def test_table_is_named_for_those_who_do_not_see_it(word: WordFile) -> None:
    named = [node.get(f"{W}val") for node in word.body.iter(f"{W}tblCaption")]
    assert named == ["Tableau 1 – Participations annuelles", "Tableau 2 – Calendrier"]
    described = [node.get(f"{W}val") for node in word.body.iter(f"{W}tblDescription")]
    assert described == ["2026, 2027, 2028", "Instance, Rythme"]


def test_columns_share_the_width_of_the_text(word: WordFile, theme: Theme) -> None:
    width = round((210 - theme.marges.gauche - theme.marges.droite) / 25.4 * 1440)
    for table in word.body.iter(f"{W}tbl"):
        widths = [int(column.get(f"{W}w")) for column in table.find(f"{W}tblGrid")]
        assert sum(widths) == width
        for row in table.iter(f"{W}tr"):
            cells = sum(int(c.find(f"{W}tcPr/{W}tcW").get(f"{W}w")) for c in row.iter(f"{W}tc"))
            missing = row.find(f"{W}trPr/{W}wAfter")
            assert cells + (int(missing.get(f"{W}w")) if missing is not None else 0) == width


def test_caption_stays_with_its_table_and_heads_with_the_first_row(word: WordFile) -> None:
    captions = [p for p in word.paragraphs() if style_of(p) == "Caption"]
    assert all(p.find(f"{W}pPr/{W}keepNext") is not None for p in captions)
    assert [all(kept(row)) for row in rows(word, "TableauMaison")[:3]] == [True, True, False]


def test_table_asked_whole_stays_on_one_page(theme: Theme) -> None:
    body = tuple((cell(f"{n}"),) for n in range(3))
    table = Table((Column(),), (heads("Seule"),), body, whole=True)
    found = rows(written(table, theme=theme), "TableauMaison")
    assert [all(kept(row)) for row in found] == [True, True, True, False]


def test_record_stays_on_one_page_when_it_fits(word: WordFile) -> None:
    record = rows(word, "Fiche")
    assert [all(kept(row)) for row in record] == [True] * 4 + [False]
    assert not any(kept(record[-1]))


def test_consecutive_half_fields_share_a_line(theme: Theme) -> None:
    halves = (True, True, True, False, True)
    record = Record(tuple(Field(t(f"{n}"), (p("v"),), half) for n, half in enumerate(halves)))
    found = rows(written(record, theme=theme), "Fiche")
    assert [len(list(row.iter(f"{W}tc"))) for row in found] == [4, 2, 2, 2]


@pytest.mark.parametrize("count", [2, 3, 50, 149, 150])
def test_signatures_stand_two_a_row_or_three_with_room_to_sign(count: int, theme: Theme) -> None:
    cells = tuple(
        SignatureCell(f"s{n}", t(f"Commune {n}"), t("Le maire"), t("Nom")) for n in range(count)
    )
    file = written(SignatureGrid(cells), theme=theme)
    found = rows(file, "Signatures")
    places = [c for row in found for c in row.iter(f"{W}tc")]
    assert [words_of(place)[: len(f"Commune {n}")] for n, place in enumerate(places)] == [
        f"Commune {n}" for n in range(count)
    ]
    few, many = (
        (2, "SignatureEspace", "SignatureNom", 30),
        (3, "SignatureEspaceCourt", "SignatureNomPetit", 12),
    )
    size, style, name, room = many if count > 12 else few
    assert {len(list(row.iter(f"{W}tc"))) for row in found[:-1]} <= {size}
    space = file.styles()[style].find(f"{W}pPr/{W}spacing")
    height = sum(int(space.get(f"{W}{part}")) for part in ("before", "line"))
    assert height / 1440 * 25.4 >= room - 0.1
    for n, place in enumerate(places):
        styles = [style_of(paragraph) for paragraph in place.iter(f"{W}p")]
        assert styles[-2:] == [style, name], n


def test_lone_last_signature_has_no_neighbour(word: WordFile) -> None:
    last = rows(word, "Signatures")[-1]
    assert len(list(last.iter(f"{W}tc"))) == 1
    assert last.find(f"{W}trPr/{W}gridAfter").get(f"{W}val") == "1"


def test_tables_never_touch_and_cells_end_with_a_paragraph(word: WordFile) -> None:
    for table in word.body.iter(f"{W}tbl"):
        assert table.getnext().tag == f"{W}p"
    for place in word.body.iter(f"{W}tc"):
        assert place[-1].tag == f"{W}p"


def test_list_stands_off_what_follows_and_source_close_to_its_table(word: WordFile) -> None:
    shown = [(style_of(p), words_of(p)) for p in word.paragraphs()]
    assert ("ListBulletFin", "ouvrir des lieux d’accès aux droits.") in shown
    assert ("ListContinueFin", "Elle est menée à mi-parcours, puis au terme.") in shown
    gap = shown.index(("AvantSource", ""))
    assert [style for style, _ in shown[gap - 1 : gap + 2]] == [
        "TexteTableauDroite",
        "AvantSource",
        "Source",
    ]


def test_pictures_have_their_alternative_and_a_number_of_their_own(word: WordFile) -> None:
    drawn = list(word.body.iter("{*}docPr"))
    assert [node.get("descr") for node in drawn] == [LOGO_ALT, "Logo de la Caf", FIGURE_ALT]
    assert len({node.get("id") for node in drawn}) == 3


def test_bookmarks_are_paired_and_unique(word: WordFile) -> None:
    starts = list(word.body.iter(f"{W}bookmarkStart"))
    ends = [node.get(f"{W}id") for node in word.body.iter(f"{W}bookmarkEnd")]
    assert sorted(node.get(f"{W}id") for node in starts) == sorted(set(ends))
    assert len({node.get(f"{W}name") for node in starts}) == len(starts)


def begun_pages(document: Document, theme: Theme, pages: Pagination) -> list[str]:
    word = WordFile(write_docx(document, theme, pages))
    breaks = [p for p in word.paragraphs() if p.find(f"{W}pPr/{W}pageBreakBefore") is not None]
    return [words_of(p) for p in breaks]


def test_a_text_that_lives_keeps_no_page_of_the_pdf(
    document: Document, theme: Theme, pages: Pagination
) -> None:
    """What is added to a draft goes on to the next page, and leaves none half empty."""
    everywhere = replace(pages, starts=frozenset(pages.pages))
    assert begun_pages(document, theme, everywhere) == begun_pages(document, theme, pages)


def test_a_final_file_keeps_each_title_on_the_page_that_its_contents_announce(
    document: Document, theme: Theme, pages: Pagination
) -> None:
    final = replace(document, final=True)
    held = replace(pages, starts=frozenset({"art-duree"}))
    more = set(begun_pages(final, theme, held)) - set(begun_pages(final, theme, pages))
    assert more == {"– Durée, ou L’Haÿ & <cœur> de l’accord"}


def test_new_page_and_first_part_after_the_contents_start_a_page(word: WordFile) -> None:
    breaks = [p for p in word.paragraphs() if p.find(f"{W}pPr/{W}pageBreakBefore") is not None]
    assert [words_of(p) for p in breaks] == [
        "Entre les soussignés",
        "– Fiches actions",
        "– Glossaire",
    ]


def test_cover_has_neither_running_head_nor_foot(word: WordFile) -> None:
    cover, rest = word.body.iter(f"{W}sectPr")
    relations = word.relations("word/document.xml")

    def parts(section: object) -> list[str]:
        references = [n for n in section if n.tag.endswith("Reference")]  # type: ignore[attr-defined]
        return [relations[node.get(f"{R}id")] for node in references]

    assert parts(cover) == ["header1.xml"]
    assert words_of(word.xml("word/header1.xml")) == ""
    assert parts(rest) == ["header2.xml", "footer1.xml"]
    head = "Convention territoriale globale du Val d’Orgelle – 2026-2030"
    assert words_of(word.xml("word/header2.xml")) == head


def test_watermark_lies_on_every_page_and_is_silent(word: WordFile) -> None:
    for name in ("word/header1.xml", "word/header2.xml"):
        shape = next(word.xml(name).iter("{urn:schemas-microsoft-com:vml}shape"))
        assert shape.get("alt") == ""
        assert shape.find("{urn:schemas-microsoft-com:vml}textpath").get("string") == "PROJET"


def test_document_without_watermark_has_none(theme: Theme) -> None:
    document = replace(sample(), blocks=(sample().blocks[0],))
    file = WordFile(write_docx(document, theme, NO_PAGES))
    assert not any(b"textpath" in content for content in file.parts.values())


@pytest.mark.parametrize(("parties", "columns"), [(3, 1), (10, 1), (11, 2), (50, 2)])
def test_crowd_of_parties_stands_in_two_columns(parties: int, columns: int, theme: Theme) -> None:
    names_of_parties = tuple(t(f"La commune {n}") for n in range(parties))
    cover = Cover(t("Titre"), t("Sous-titre"), t("2026"), names_of_parties)
    found = rows(written(cover, theme=theme), "Couverture")
    assert len(list(found[-1].iter(f"{W}tc"))) == columns
    assert words_of(found[-1]) == "".join(f"La commune {n}" for n in range(parties))
