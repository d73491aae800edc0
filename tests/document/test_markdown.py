"""Markdown: a closed grammar, and values that are never read as Markdown."""

import pytest

from ctg_docs.document.markdown import MarkdownError, Title, parse, prose
from ctg_docs.document.markdown.grammar import guard
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


def test_a_list_counts_in_letters_inside_another_or_alone():
    (block,) = prose("1. un\n    a) petit\n    b) grand\n2. deux")
    inside = block.items[0][1]
    assert (inside.ordered, inside.lettered, inside.start) == (True, True, 1)
    assert [words(item[0]) for item in inside.items] == ["petit", "grand"]


def test_after_a_sentence_a_list_carries_on():
    first, _, second = prose("1. un\n2. deux\n\nUne phrase.\n\n3. trois")
    assert (first.start, second.start) == (1, 3)
    first, _, second = prose("1. un\n\nUne phrase.\n\n1. un\n2. deux")
    assert (first.start, second.start) == (1, 1)


def test_one_before_each_item_is_a_habit_of_markdown():
    (block,) = prose("1. un\n1. deux\n1. trois")
    assert len(block.items) == 3


LISTS = {
    "• un\n• deux": (0, "« - »"),
    "Il y a :\n\n– un\n– deux": (2, "« - »"),
    "1) un": (0, "« 1. »"),
    "(1) un": (0, "« 1. »"),
    "(a) un": (0, "« a) »"),
    "a. un\nb. deux": (1, "« a) »"),
    "I. un\nII. deux": (1, "« 1. »"),
    "ii) un": (0, "« 1. »"),
    "2024. Ouverture": (0, "par un mot"),
    "1. un\n3. trois": (1, "« 2. »"),
    "a) un\nc) trois": (1, "« b) »"),
    "1. un\n2. deux\n\n1. un": (3, "une phrase entre deux listes"),
    "Il y a :\na) un": (1, ""),
}


@pytest.mark.parametrize("text", LISTS)
def test_a_list_that_would_melt_or_change_its_numbers_is_refused_with_the_remedy(text):
    with pytest.raises(MarkdownError) as caught:
        prose(text)
    line, remedy = LISTS[text]
    assert (caught.value.code, caught.value.line) == ("markdown-liste", line)
    assert remedy in caught.value.hint


SIGNS = [
    "Un mot[^1].",
    "Avant.\n\n---\n\nAprès.",
    "Avant.\n\n* * *",
    "> Une citation",
    "Un `code`",
    "Un caf&eacute;",
    "&#8217;",
    "12 m^2^",
    "un ~~vieux~~ mot",
    "- [x] fait",
    "[site]: https://exemple.fr",
    "et\\ou",
    "Âge\tPlaces\n0-3 ans\t12",
]


@pytest.mark.parametrize("text", SIGNS)
def test_a_sign_that_would_print_raw_or_vanish_is_refused_with_the_remedy(text):
    with pytest.raises(MarkdownError) as caught:
        prose(text)
    assert caught.value.code == "markdown-signe"
    assert caught.value.hint


def test_a_sign_prints_after_a_backslash():
    (block,) = prose(r"Trois \* et un \> b")
    assert words(block) == "Trois * et un > b"


@pytest.mark.parametrize(("row", "cells"), [("| a | b | c |", 3), ("| a |", 1), ("a", 1)])
def test_no_cell_of_a_table_vanishes_nor_is_missing(row, cells):
    with pytest.raises(MarkdownError, match=f"compte {cells} case") as caught:
        prose(f"Avant.\n\n| A | B |\n|---|---|\n| 1 | 2 |\n{row}")
    assert (caught.value.code, caught.value.line) == ("tableau-inegal", 5)


def test_a_cell_may_hold_a_bar_and_several_lines():
    (table,) = prose("| A | B |\n|---|---|\n| 1<br>2 | x \\| y |")
    (first, second) = table.body[0]
    assert [type(node) for node in first.content[0].content] == [Text, LineBreak, Text]
    assert words(second.content[0]) == "x | y"


def test_an_address_leads_where_it_says_without_the_stop_of_its_sentence():
    (block,) = prose("Voir https://exemple.fr/a_b, ou (a.b@exemple.fr).")
    links = {words(node): node.href for node in block.content if isinstance(node, Link)}
    assert links == {
        "https://exemple.fr/a_b": "https://exemple.fr/a_b",
        "a.b@exemple.fr": "mailto:a.b@exemple.fr",
    }


def test_a_link_keeps_its_own_address_and_may_call():
    (block,) = prose("[https://exemple.fr](https://exemple.fr/x) [appelez](tel:+33100000000)")
    links = [node for node in block.content if isinstance(node, Link)]
    assert [link.href for link in links] == ["https://exemple.fr/x", "tel:+33100000000"]


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


@pytest.mark.parametrize(
    ("sign", "limit"), [("[", 200), ("*", 2000), ("_", 2000), ("`", 200), (">", 500), ("\\", 200)]
)
def test_a_text_has_as_many_signs_of_a_kind_as_its_limit_and_none_beyond(sign, limit):
    def refused(count):
        try:
            guard(f"{sign}a " * count)
        except MarkdownError as error:
            return f"plus de {limit} signes" in str(error)
        return False

    assert not refused(limit)
    assert refused(limit + 1)


def test_the_line_of_a_refusal_is_told():
    with pytest.raises(MarkdownError) as caught:
        prose("Un.\n\nDeux <hr> trois.")
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
