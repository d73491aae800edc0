"""The Markdown of a document, read back: its words are those of the tree, no sign is a mark."""

from __future__ import annotations

import re
from html import unescape

import pytest
from markdown import markdown
from sample_document import draw_picture, sample

from ctg_docs.document.nodes import (
    Blank,
    Blocks,
    Cell,
    Column,
    Document,
    Emphasis,
    KeyFigure,
    KeyFigures,
    LineBreak,
    Link,
    ListBlock,
    Paragraph,
    Section,
    Strong,
    Table,
    Text,
)
from ctg_docs.writing.markdown import write_markdown
from ctg_docs.writing.text import plain_text


def written(*blocks: object) -> str:
    return write_markdown(Document("Essai", blocks)).decode()  # type: ignore[arg-type]


def read(*blocks: object) -> str:
    """Return the HTML that a program makes of the Markdown."""
    return markdown(written(*blocks), extensions=["tables", "sane_lists"])


def words(html: str) -> list[str]:
    kept = re.sub(r"</?(?:strong|em|a)\b[^>]*>", "", html)
    return unescape(re.sub(r"<[^>]*>", " ", kept)).split()


def t(text: str) -> tuple[Text]:
    return (Text(text),)


def p(text: str) -> Paragraph:
    return Paragraph(t(text))


HOSTILE = [
    "# pas un titre",
    "#CTG",
    "> pas une citation",
    "- pas une puce",
    "+ pas une puce",
    "* pas une puce",
    "1. pas un rang",
    "2022. Une année",
    "12) pas un rang",
    "---",
    "===",
    "***gras***",
    "_italique_ et mot_avec_tirets",
    "`du code` et ``encore``",
    "[lien](https://exemple.fr) et ![image](x.png)",
    "[ref]: https://exemple.fr",
    "<b>gras</b> &amp; <script>alert(1)</script>",
    "&eacute; &#233; R&D",
    "~~barré~~ et ~tilde~",
    "| a | b |",
    "C:\\dossier\\fichier et \\* et \\",
    "a * b * c et 2*3*4",
    "fin dièse #",
    "    quatre espaces",
    "\\",
    "<https://exemple.fr>",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_sign_of_a_text_is_read_as_a_mark(text: str) -> None:
    html = read(p(text))
    assert words(html) == text.split()
    assert set(re.findall(r"</?(\w+)", html)) == {"p"}


@pytest.mark.parametrize("text", HOSTILE)
def test_nor_at_the_start_of_a_line_nor_in_a_title_a_list_or_a_cell(text: str) -> None:
    line = Paragraph((Text("avant"), LineBreak(), Text(text)))
    assert words(read(line)) == ["avant", *text.split()]
    title = Section("s", "rubrique", t(text), (), level=2)
    html = read(title)
    assert words(html) == text.split()
    assert html.startswith("<h2>")
    assert words(read(ListBlock(((p(text),),)))) == text.split()
    table = Table((Column(),), ((Cell((p("tête"),), "col"),),), ((Cell((p(text),)),),))
    html = read(table)
    assert words(html) == ["tête", *text.split()]
    assert html.count("<td>") == 1


def test_emphasis_stands_against_its_words() -> None:
    run = (Text("un "), Strong(t(" mot gras ")), Text("puis "), Emphasis(t("penché")), Text("."))
    assert re.sub(" +", " ", read(Paragraph(run))) == (
        "<p>un <strong>mot gras</strong> puis <em>penché</em>.</p>"
    )


@pytest.mark.parametrize(
    "run",
    [
        (Text("l’"), Strong(t("« aide »")), Text("s")),
        (Text("mot"), Strong(t("(parenthèse)")), Text("mot")),
        (Strong(t("gras")), Emphasis(t("penché"))),
        (Strong(()), Text("rien")),
    ],
)
def test_emphasis_that_no_program_would_read_leaves_no_star(run: tuple[Text, ...]) -> None:
    assert "*" not in "".join(words(read(Paragraph(run))))


def test_a_link_keeps_its_words_and_its_address() -> None:
    link = Link("https://exemple.fr/a_b (c)?x=1&y=[2]", t("le [site]"))
    html = read(Paragraph((link,)))
    assert words(html) == ["le", "[site]"]
    (href,) = re.findall('href="([^"]*)"', html)
    assert unescape(href) == "https://exemple.fr/a_b%20%28c%29?x=1&y=%5B2%5D"


def test_titles_follow_the_levels_and_bear_their_numbers() -> None:
    inner = Section("b", "rubrique", t("Suite"), (p("mot"),), level=2, number="3.1")
    outer = Section("a", "article", t("Durée"), (inner,), level=1, number="Article 3")
    assert read(outer) == "<h1>Article 3 – Durée</h1>\n<h2>3.1 Suite</h2>\n<p>mot</p>"


def test_lists_nest() -> None:
    inner = ListBlock(((p("deux"),), (p("trois"),)), ordered=True)
    html = read(ListBlock(((p("un"), inner), (p("quatre"),))))
    assert re.sub(r"\s|</?p>", "", html) == (
        "<ul><li>un<ol><li>deux</li><li>trois</li></ol></li><li>quatre</li></ul>"
    )


def test_a_table_keeps_its_columns_and_their_alignment() -> None:
    table = Table(
        (Column(), Column(align="right")),
        ((Cell((p("Nom"),), "col"), Cell((p("Total"),), "col")),),
        (
            (Cell((p("Ensemble"),), "row", colspan=2),),
            (Cell((p("a"), ListBlock(((p("b"),), (p("c"),))))), Cell((p("3"),))),
        ),
        caption=t("Légende"),
    )
    html = read(table)
    assert html.count("<tr>") == 3
    assert html.count("right") == 3
    assert words(html) == ["Légende", "Nom", "Total", "Ensemble", "a", "/", "b", "/", "c", "3"]


def test_a_quotation_is_set_apart_line_by_line() -> None:
    run = (Text("« Mots »"), LineBreak(), Text("# Nom"))
    html = read(Paragraph(run, "constat"))
    assert html.startswith("<blockquote>")
    assert words(html) == ["«", "Mots", "»", "#", "Nom"]


def test_figures_and_gaps_print_their_words() -> None:
    figures = KeyFigures((KeyFigure(t("30 %"), t("des coûts"), t("2024")),))
    assert words(read(figures)) == ["30", "%", "des", "coûts", "2024"]
    assert words(read(Paragraph((Blank("contact"),)))) == ["[contact", ":", "à", "compléter]"]


def test_a_whole_document_says_the_words_of_the_tree_in_order(tmp_path) -> None:
    document = sample(draw_picture(tmp_path))
    blocks: Blocks = document.blocks[2:]  # the contents give pages, which Markdown has not
    marks = {"•", "|", "/"}
    tree = [w for w in plain_text(Document("Essai", blocks)).split() if w not in marks]
    html = read(*blocks)
    listed = [w for w in words(html) if w not in marks]
    assert [w for w in listed if not re.fullmatch(r"\d+\.", w)] == [
        w for w in tree if not re.fullmatch(r"\d+\.", w)
    ]
