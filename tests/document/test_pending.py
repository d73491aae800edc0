"""Annexes that are all gaps share a page, and what several gaps of one say is a list."""

from ctg_docs.document.nodes import (
    Blank,
    Blocks,
    ListBlock,
    Paragraph,
    Section,
    SectionKind,
    Text,
)
from ctg_docs.document.pending import gathered
from ctg_docs.reading.origins import Origin


def said(words: str) -> Paragraph:
    return Paragraph((Text(words),))


def gap(label: str) -> Paragraph:
    return Paragraph((Blank(label),))


def part(name: str, *content: Paragraph | Section, kind: SectionKind = "annexe") -> Section:
    return Section(name, kind, (Text(name),), content, new_page=kind == "annexe")


def opening(blocks: Blocks) -> list[str]:
    """Return the parts that begin a page."""
    return [b.id for b in gathered(blocks) if isinstance(b, Section) and b.new_page]


def test_an_annex_that_is_a_gap_stays_with_its_neighbours():
    full, lacking = part("bilan", said("Le bilan.")), part("budget", gap("budget"))
    assert opening((full, lacking, part("suivi", said("Le suivi.")))) == ["bilan"]
    assert opening((lacking, full)) == ["budget"]


def test_annexes_that_say_something_each_begin_a_page():
    some = part("bilan", gap("présentation"), said("Le bilan."))
    words_and_gap = part("suivi", Paragraph((Text("Suivi par "), Blank("nom"))))
    assert opening((some, words_and_gap)) == ["bilan", "suivi"]


def test_the_first_annex_begins_a_page_after_the_articles():
    article = part("objet", said("L’objet."), kind="article")
    assert opening((article, part("bilan", gap("bilan")))) == ["bilan"]


def test_the_gaps_of_an_annex_are_one_list_without_the_titles_of_the_house():
    below = part("constats", gap("constats"), kind="rubrique")
    lacking = part("bilan", gap("bilan"), below)
    (found,) = gathered((lacking,))
    assert isinstance(found, Section)
    assert found.content == (ListBlock(((gap("bilan"),), (gap("constats"),))),)
    assert gathered((lacking,), {"constats"}) == (lacking,)


def test_a_title_that_the_sources_give_says_something():
    title = (Text("Comité de pilotage", Origin((), ("pilotage.instances.0.nom",))),)
    below = Section("copil", "rubrique", title, (gap("composition"),))
    assert opening((part("bilan", said("Le bilan.")), part("pilotage", below))) == [
        "bilan",
        "pilotage",
    ]
