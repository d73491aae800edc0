"""The words of a Word file: those of the tree, with the numbers that Word counts itself."""

from __future__ import annotations

import pytest
from word_file import Element, Numbers, W, WordFile, fields, style_of, words_of

from ctg_docs.document.nodes import (
    Blocks,
    Document,
    ListBlock,
    Paragraph,
    Reference,
    Section,
    TableOfContents,
    Text,
    sections,
)
from ctg_docs.document.pagination import Pagination
from ctg_docs.document.theme import Theme
from ctg_docs.document.words import heading_text
from ctg_docs.writing.docx import write_docx
from ctg_docs.writing.text import plain_text

MARKS = {"•", "|", "/"}
"""Signs that only the plain text prints."""


def words(text: str) -> list[str]:
    return [word for word in text.split() if word not in MARKS]


def numbered_lines(file: WordFile) -> list[str]:
    """Return the lines of the body with their numbers, figures by their alternative."""
    numbers = Numbers(file)
    lines = []
    for paragraph in file.paragraphs():
        alternatives = [node.get("descr") for node in paragraph.iter("{*}docPr")]
        shown = [] if style_of(paragraph) == "LogosCouverture" else alternatives
        alternative = " ".join(f"[{words}]" for words in shown)
        lines.append(numbers.number(paragraph) + alternative + words_of(paragraph))
    return lines


def heading_lines(file: WordFile) -> list[str]:
    """Return the headings as Word shows them."""
    numbers = Numbers(file)
    styles = file.styles()
    lines = []
    for paragraph in file.paragraphs():
        line = numbers.number(paragraph).replace("\u00a0", " ") + words_of(paragraph)
        name = style_of(paragraph)
        if name != "TOCHeading" and styles[name].find(f"{W}pPr/{W}outlineLvl") is not None:
            lines.append(line)
    return lines


def contents_lines(file: WordFile) -> list[Element]:
    return [p for p in file.paragraphs() if style_of(p) in ("TOC1", "TOC2", "TOC3")]


def written(blocks: Blocks, theme: Theme) -> WordFile:
    ids = {section.id: 1 for section in sections(blocks)}
    return WordFile(write_docx(Document("Essai", blocks), theme, Pagination(ids, 1)))


def text(words: str) -> Paragraph:
    return Paragraph((Text(words),))


def test_file_says_every_word_of_the_tree_in_order(
    word: WordFile, document: Document, pages: Pagination
) -> None:
    assert words("\n".join(numbered_lines(word))) == words(plain_text(document, pages))


def test_word_counts_the_numbers_of_the_tree(word: WordFile, document: Document) -> None:
    assert heading_lines(word) == [heading_text(s) for s in sections(document.blocks)]


def test_headings_type_the_dash_after_the_number_that_word_counts(word: WordFile) -> None:
    """The number of Word ends with its count: a field that repeats it prints « article 3 »."""
    headings = [p for p in word.paragraphs() if style_of(p) in ("Heading1", "Annexe")]
    assert [words_of(heading) for heading in headings] == [
        "– Objet de la convention",
        "– Durée, ou L’Haÿ & <cœur> de l’accord",
        "– Moyens et suivi",
        "– Signatures",
        "– Fiches actions",
        "– Glossaire",
    ]


@pytest.mark.parametrize(
    "numbers",
    [
        ("Article 1er", "Article 2"),
        ("Article 5", "Article 6"),
        ("Article 1", "Article 3"),
        ("Article unique",),
    ],
)
def test_number_that_word_would_count_otherwise_is_printed_as_the_tree_says(
    numbers: tuple[str, ...], theme: Theme
) -> None:
    blocks = tuple(
        Section(f"s{rank}", "article", (Text("Objet"),), (), 1, number)
        for rank, number in enumerate(numbers)
    )
    assert heading_lines(written(blocks, theme)) == [f"{number} – Objet" for number in numbers]


def test_annex_counts_on_its_own_and_starts_its_rubrics_again(theme: Theme) -> None:
    def part(kind: str, number: str, *rubrics: str) -> Section:
        inner = tuple(Section(r, "rubrique", (Text("R"),), (), 2, r) for r in rubrics)
        return Section(number, kind, (Text("T"),), inner, 1, number)  # type: ignore[arg-type]

    blocks = (
        part("annexe", "Annexe 1", "A1.1"),
        part("article", "Article 1", "1.1", "1.2"),
        part("annexe", "Annexe 2", "A2.1"),
        part("article", "Article 2", "2.1"),
        part("liminaire", "", ""),
        part("article", "Article 3", "3.1"),
    )
    expected = [heading_text(section) for section in sections(blocks)]
    assert heading_lines(written(blocks, theme)) == expected


def test_each_numbered_list_counts_from_one_and_goes_on_after_what_it_holds(
    theme: Theme,
) -> None:
    inner = ListBlock(((text("a"),), (text("b"),)), ordered=True)
    outer = ListBlock(((text("un"),), (text("deux"), inner), (text("trois"), inner)), ordered=True)
    file = written((outer, text("entre"), outer), theme)
    once = ["1. un", "2. deux", "1. a", "2. b", "3. trois", "1. a", "2. b"]
    assert [line for line in numbered_lines(file) if line] == [*once, "entre", *once]


def test_contents_are_a_field_that_already_shows_its_lines(
    word: WordFile, document: Document, pages: Pagination
) -> None:
    contents = next(b for b in document.blocks if isinstance(b, TableOfContents))
    lines = contents_lines(word)
    targets = {s.id: s for s in sections(document.blocks)}
    assert [words_of(line) for line in lines] == [
        f"{heading_text(targets[entry.target])}\t{pages.page(entry.target)}"
        for entry in contents.entries
    ]
    assert [style_of(line) for line in lines] == [f"TOC{e.depth}" for e in contents.entries]
    instructions = [instruction for instruction, _ in fields(word.body)]
    assert instructions.count('TOC \\o "1-2" \\h \\z \\u') == 1


def test_lines_of_the_contents_lead_to_the_headings(word: WordFile) -> None:
    lines = [
        p
        for p in word.paragraphs()
        if style_of(p).startswith("TOC") and p.find(f"{W}hyperlink") is not None
    ]
    headings = {
        mark.get(f"{W}name"): words_of(paragraph)
        for paragraph in word.paragraphs()
        for mark in paragraph.iter(f"{W}bookmarkStart")
    }
    for line in lines:
        anchor = line.find(f"{W}hyperlink").get(f"{W}anchor")
        assert anchor.startswith("_Toc")
        assert headings[anchor] in words_of(line)
        assert (f"PAGEREF {anchor} \\h", words_of(line).split("\t")[1]) in set(
            fields(line.getparent())
        )


def marked_words(file: WordFile) -> dict[str, str]:
    """Return the words that each bookmark holds."""
    return {
        start.get(f"{W}name"): "".join(
            words_of(node)
            for node in start.itersiblings()
            if node.getparent().index(node) < node.getparent().index(end)
        )
        for paragraph in file.paragraphs()
        for start in paragraph.iter(f"{W}bookmarkStart")
        for end in paragraph.iter(f"{W}bookmarkEnd")
        if start.get(f"{W}id") == end.get(f"{W}id")
    }


def test_references_are_fields_that_show_the_number_or_the_title_of_their_target(
    word: WordFile,
) -> None:
    references = [f for f in fields(word.body) if f[0].startswith("REF ")]
    assert [(name.split()[2:], shown) for name, shown in references] == [
        (["\\r", "\\h", "\\*", "lower"], "article 2"),
        (["\\h"], "Fiches actions"),
    ]
    marks = marked_words(word)
    number, title = (name.split()[1] for name, _ in references)
    assert marks[number] == "Durée, ou L’Haÿ & <cœur> de l’accord"
    assert marks[title] == "Fiches actions"


@pytest.mark.parametrize(
    ("number", "reference", "typed", "field"),
    [
        ("Article 1", Reference("s", "numero", "article 1"), "", "article 1"),
        ("Article 1", Reference("s", "numero", "Article 1", capital=True), "", "Article 1"),
        ("Article 1", Reference("s", "titre", "Objet"), "", "Objet"),
        ("", Reference("s", "numero", "« Objet »"), "«  »", "Objet"),
        ("Article 5-1", Reference("s", "numero", "article 5-1"), "article 5-1", ""),
        ("Article 1er", Reference("s", "numero", "article 1er"), "article 1er", ""),
        ("Article 1", Reference("s", "numero", "article premier"), "article premier", ""),
        ("Article 1", Reference("s", "titre", "OBJET"), "OBJET", ""),
    ],
)
def test_a_reference_that_word_would_say_otherwise_is_typed(
    number: str, reference: Reference, typed: str, field: str, theme: Theme
) -> None:
    section = Section("s", "article", (Text("Objet"),), (), 1, number)
    file = written((Paragraph((reference,)), section), theme)
    shown = [result for name, result in fields(file.body) if name.startswith("REF ")]
    assert shown == ([field] if field else [])
    assert words_of(file.paragraphs()[0]).replace(field, "", 1) == typed


def test_page_references_are_fields_that_show_the_page(word: WordFile, pages: Pagination) -> None:
    shown = [result for name, result in fields(word.body) if name.startswith("PAGEREF _Ref")]
    assert shown == [pages.page("fiches"), pages.page("tab-budget")]


def test_number_of_pages_is_a_field_in_the_text_and_at_the_foot(word: WordFile) -> None:
    assert ("NUMPAGES", "97") in list(fields(word.body))
    foot = word.xml("word/footer1.xml")
    assert words_of(foot) == "Page 2 sur 97"
    assert [name for name, _ in fields(foot)] == ["PAGE", "NUMPAGES"]


def test_gap_is_visible_and_named(word: WordFile) -> None:
    gaps = [
        r
        for r in word.body.iter(f"{W}r")
        if r.find(f"{W}rPr/{W}rStyle[@{W}val='ACompleter']") is not None
    ]
    assert [words_of(gap) for gap in gaps] == [
        "[nom du président\u00a0: à compléter]",
        "[date de signature\u00a0: à compléter]",
        "[nom du président\u00a0: à compléter]",
        "[montant\u00a0: à compléter]",
    ]
    assert word.styles()["ACompleter"].find(f"{W}rPr/{W}shd") is not None
