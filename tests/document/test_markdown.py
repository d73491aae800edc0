"""Markdown: a closed grammar, and values that are never read as Markdown."""

import pytest

from ctg_docs.document.grammar import MarkdownError
from ctg_docs.document.markdown import Title, parse, prose
from ctg_docs.document.nodes import (
    Emphasis,
    LineBreak,
    Link,
    ListBlock,
    Paragraph,
    Reference,
    Strong,
    Table,
    Text,
)
from ctg_docs.document.slots import Slots
from ctg_docs.document.words import inline_text
from ctg_docs.reading.prose import Prose


def words(block):
    return inline_text(block.content)


def test_paragraphs_are_split_at_blank_lines_and_joined_inside():
    assert [words(b) for b in prose("Un texte\nsur deux lignes.\n\nUn autre.")] == [
        "Un texte sur deux lignes.",
        "Un autre.",
    ]


def test_bold_italics_line_breaks_and_links_are_kept():
    (block,) = prose("**gras** et *italique*  \nsuite [site](https://exemple.fr)")
    kinds = [type(node) for node in block.content]
    assert kinds == [Strong, Text, Emphasis, LineBreak, Text, Link]


def test_a_list_straight_after_a_sentence_is_a_list():
    _, items = prose("Les actions :\n\n- une\n- deux")
    assert isinstance(items, ListBlock)
    assert [words(item[0]) for item in items.items] == ["une", "deux"]


def test_lists_nest_and_number():
    (block,) = prose("1. un\n    - sous un\n2. deux")
    assert block.ordered
    assert isinstance(block.items[0][1], ListBlock)
    assert not block.items[0][1].ordered


def test_a_loose_list_keeps_each_paragraph_of_its_items():
    (block,) = prose("- un\n\n    suite de un\n\n- deux")
    assert [words(b) for b in block.items[0]] == ["un", "suite de un"]


def test_a_table_names_its_columns_and_rows():
    (table,) = prose("| Âge | Places |\n|---|--:|\n| 0-3 ans | 12 |")
    assert isinstance(table, Table)
    assert [c.align for c in table.columns] == ["left", "right"]
    assert [cell.header for cell in table.body[0]] == ["row", ""]


def test_a_link_without_words_is_a_computed_reference():
    (block,) = prose('Voir l’[](#duree), [](#duree "page").')
    references = [node for node in block.content if isinstance(node, Reference)]
    assert [(r.target, r.form) for r in references] == [("duree", "numero"), ("duree", "page")]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Un <b>mot</b>", "markdown-html"),
        ("![photo](x.png)", "markdown-image"),
        ("# Titre", "markdown-titre"),
        ("[ici](javascript:alert(1))", "markdown-lien"),
        ("[ici](file:///etc/passwd)", "markdown-lien"),
        ("[article 3](#duree)", "markdown-lien"),
        ("[" * 20_000, "markdown-profondeur"),
        ("- a\n" + " " * 40 + "- b", "markdown-profondeur"),
        ("Un rôle {.inconnu}", "markdown-role"),
    ],
)
def test_what_is_outside_the_grammar_is_refused(text, code):
    with pytest.raises(MarkdownError) as caught:
        prose(text)
    assert caught.value.code == code


def test_the_line_of_a_refusal_is_told():
    with pytest.raises(MarkdownError) as caught:
        prose("Un.\n\nDeux <br> trois.")
    assert caught.value.line == 2


@pytest.mark.parametrize(
    "value", ["*étoiles*", "[x](y)", "# titre", "- tiret", "a | b", "<b>", "{.visa}"]
)
def test_a_value_is_printed_as_it_stands(value):
    slots = Slots()
    (block,) = parse(f"La **commune** {slots.keep(value)}", slots)
    assert isinstance(block, Paragraph)
    assert block.role == "corps"
    assert words(block) == f"La commune {value}"


def test_prose_alone_in_its_paragraph_brings_its_own_blocks():
    slots = Slots()
    items = slots.keep(Prose("- un\n- deux"))
    blocks = parse(f"Avant.\n\n{items}\n\nAprès.", slots)
    assert [type(b) for b in blocks] == [Paragraph, ListBlock, Paragraph]


def test_a_list_inside_a_sentence_is_refused():
    slots = Slots()
    items = slots.keep(Prose("- un\n- deux"))
    with pytest.raises(MarkdownError) as caught:
        parse(f"Les actions {items} suivent.", slots)
    assert caught.value.code == "markdown-bloc"


def test_a_title_gives_its_id_and_classes_even_through_a_value():
    slots = Slots()
    (title,) = parse(f"# Fiche {{#action-{slots.keep('crèche')} .nouvelle-page}}", slots)
    assert title == Title(1, (Text("Fiche"),), "action-crèche", ("nouvelle-page",))


def test_a_role_ends_a_paragraph():
    (block,) = parse("Vu le code ; {.visa}")
    assert (block.role, words(block)) == ("visa", "Vu le code ;")
