"""Two trees in one: both can be read again, word for word, and no mark is put in vain."""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import replace
from difflib import SequenceMatcher
from pathlib import Path

import pytest
from comparing.word_oracle import marks, numbers, settled
from hypothesis import given, settings
from hypothesis import strategies as st

from ctg_docs.composing.house.theme import load_theme
from ctg_docs.document.comparing import merged, side, typed
from ctg_docs.document.comparing.listing import with_changes
from ctg_docs.document.nodes import (
    Cell,
    Column,
    Document,
    Edited,
    Field,
    ListBlock,
    Paragraph,
    Record,
    Reference,
    Section,
    Strong,
    Table,
    Text,
)
from ctg_docs.document.pagination import Pagination
from ctg_docs.document.walk import inlines, runs
from ctg_docs.document.words import inline_text
from ctg_docs.reading.territory import read_territory
from ctg_docs.writing.docx import write_docx
from ctg_docs.writing.text import plain_text

ROOT = Path(__file__).parents[2]
EXAMPLES = 200 if os.environ.get("CTG_FUZZ") else 25
PAGES = Pagination({}, 1)
WORDS = "la Caf et la Commune suivent chaque année un plan d’actions de 1 200 € pour douze enfants"


@pytest.fixture(scope="module")
def house():
    source, _ = read_territory(ROOT / "sources" / "exemple")
    return load_theme(ROOT / "templates" / "maison", source)


def text(words: str) -> Paragraph:
    return Paragraph((Text(words),))


def document(*blocks) -> Document:
    return Document("Essai", tuple(blocks))


def marked_words(tree: Document) -> Counter:
    found: Counter = Counter()
    for run in runs(tree):
        for node in inlines(run):
            if isinstance(node, Edited):
                found.update(inline_text(node.content).split())
    return found


sentences = st.lists(st.sampled_from(WORDS.split()), min_size=1, max_size=14).map(" ".join)
inside = st.builds(
    lambda a, b: Paragraph((Text(f"{a} "), Strong((Text(b),)))), sentences, sentences
)
paragraphs = st.one_of(sentences.map(text), inside)
lists = st.builds(
    lambda items, ordered: ListBlock(tuple((item,) for item in items), ordered),
    st.lists(paragraphs, min_size=1, max_size=4),
    st.booleans(),
)
cells = st.lists(paragraphs, max_size=2).map(lambda found: Cell(tuple(found)))
rows = st.tuples(cells, cells)
tables = st.lists(rows, min_size=1, max_size=4).map(
    lambda body: Table(
        (Column(), Column()),
        ((Cell((text("Action"),), "col"), Cell((text("Budget"),), "col")),),
        tuple(body),
    )
)
records = st.lists(
    st.tuples(st.sampled_from(["Pilote", "Budget", "Public"]), paragraphs, st.booleans()),
    min_size=1,
    max_size=3,
    unique_by=lambda one: one[0],
).map(lambda f: Record(tuple(Field((Text(n),), (p,), half) for n, p, half in f), "fiche"))
flows = st.lists(st.one_of(paragraphs, lists, tables, records), min_size=1, max_size=3).map(tuple)
sections = st.lists(
    st.tuples(st.sampled_from(["objet", "duree", "suivi", "budget"]), sentences, flows),
    min_size=1,
    max_size=4,
    unique_by=lambda one: one[0],
).map(
    lambda several: tuple(
        Section(name, "article", (Text(title),), _own(content, name), 1, f"Article {rank}")
        for rank, (name, title, content) in enumerate(several, 1)
    )
)
trees = sections.map(lambda found: document(*found))


def _own(content, name):
    """Anchors are the name of one block of a document."""
    return tuple(
        replace(block, anchor=f"{name}-{rank}" if rank == 0 else "")
        if isinstance(block, Record)
        else block
        for rank, block in enumerate(content)
    )


@settings(max_examples=EXAMPLES)
@given(trees, trees)
def test_both_versions_are_read_again_word_for_word(house, old, new):
    tree = merged(old, new)
    assert plain_text(side(tree, "ancienne")).split() == plain_text(typed(old)).split()
    assert plain_text(side(tree, "nouvelle")).split() == plain_text(typed(new)).split()
    content = write_docx(tree, house, PAGES)
    for how, alone in (("reject", old), ("accept", new)):
        expected = settled(write_docx(typed(alone), house, PAGES), "accept")
        assert " ".join(settled(content, how)).split() == " ".join(expected).split()
    ids, names = numbers(content)
    assert len(ids) == len(set(ids))
    assert len(names) == len(set(names))


@settings(max_examples=EXAMPLES)
@given(trees)
def test_a_version_with_itself_has_no_mark(house, tree):
    assert marked_words(merged(tree, tree)) == Counter()
    assert marks(write_docx(merged(tree, tree), house, PAGES)) == []


@settings(max_examples=EXAMPLES)
@given(trees, trees)
def test_the_other_way_round_the_same_words_come_that_went(old, new):
    forth, back = merged(old, new), merged(new, old)
    for one, other in (("ancienne", "nouvelle"), ("nouvelle", "ancienne")):
        assert plain_text(side(forth, one)).split() == plain_text(side(back, other)).split()


def test_a_word_that_changes_is_marked_and_no_other():
    old = document(text("La Caf remet les données avant le 30 juin de chaque année."))
    new = document(text("La Caf remet les données avant le 31 mai de chaque année."))
    (paragraph,) = merged(old, new).blocks
    assert [node for node in paragraph.content if isinstance(node, Edited)] == [
        Edited("retire", (Text("30 juin"),)),
        Edited("ajoute", (Text("31 mai"),)),
    ]


def test_unlike_texts_replace_one_another_whole():
    old = document(text("Le comité se réunit deux fois par an."))
    new = document(text("Chaque partie désigne un interlocuteur."))
    gone, come = merged(old, new).blocks
    assert (gone.edit, come.edit) == ("retire", "ajoute")


def test_a_section_that_changes_place_is_told_as_moved():
    first = Section("un", "article", (Text("Objet de la convention"),), (text(WORDS),), 1)
    second = Section("deux", "article", (Text("Durée de la convention"),), (text("Cinq ans."),), 1)
    tree = merged(document(first, second), document(second, first))
    kinds = Counter(n.kind for run in runs(tree) for n in inlines(run) if isinstance(n, Edited))
    assert kinds["parti"] == kinds["arrive"] >= 1
    moves = {n.move for run in runs(tree) for n in inlines(run) if isinstance(n, Edited) and n.move}
    assert len(moves) == kinds["parti"]


def test_what_is_gone_leads_nowhere():
    reference = Reference("objet", text="article 1")
    section = Section("objet", "article", (Text("Objet"),), (), 1)
    old = document(section, Paragraph((Text("Voir l’"), reference)))
    tree = merged(old, document(text("Rien.")))
    leaves = [node for run in runs(tree) for node in inlines(run)]
    assert not any(isinstance(node, Reference) for node in leaves)


def test_few_words_are_marked_beyond_those_that_differ():
    """Over changes of a few words, as authors make them; rows and replaced texts weigh the rest."""
    marked = differing = 0
    words = WORDS.split()
    for rank in range(len(words)):
        for change in (["désormais"], [], [words[rank], "nouveau"]):
            changed = [*words[:rank], *change, *words[rank + 1 :]]
            matcher = SequenceMatcher(None, words, changed, autojunk=False)
            same = sum(block.size for block in matcher.get_matching_blocks())
            differing += len(words) + len(changed) - 2 * same
            old, new = document(text(" ".join(words))), document(text(" ".join(changed)))
            marked += marked_words(merged(old, new)).total()
    assert marked / differing <= 1.3


def test_a_row_goes_and_comes_whole_and_a_cell_keeps_its_last_paragraph(house):
    def table(*rows):
        body = tuple(tuple(Cell((text(words),) if words else ()) for words in row) for row in rows)
        return document(Table((Column(), Column()), (), body))

    old = table(("Former les équipes", "3 000 €"), ("Ouvrir un lieu", "800 €"))
    new = table(("Former les équipes", "4 500 €"), ("Ouvrir un lieu", ""))
    content = write_docx(merged(old, new), house, PAGES)
    assert settled(content, "reject") == [
        "Former les équipes",
        "3 000 €",
        "Ouvrir un lieu",
        "800 €",
    ]
    assert settled(content, "accept") == ["Former les équipes", "4 500 €", "Ouvrir un lieu"]


def rows_of(old: Document, new: Document) -> list[list[str]]:
    """The table of changes that opens what is marked, row by row."""
    opening = with_changes(merged(old, new)).blocks[0]
    (table,) = (block for block in opening.content if isinstance(block, Table))
    return [
        ["".join(inline_text(b.content) for b in cell.content) for cell in row]
        for row in table.body
    ]


def test_what_comes_whole_is_one_row_of_the_table_of_changes():
    kept = Section("objet", "article", (Text("Objet"),), (text("Rien ne change ici."),), 1)
    lines = tuple(text(f"Cette ligne {n} est nouvelle.") for n in range(5))
    come = Section("suivi", "article", (Text("Suivi des travaux"),), lines, 1)
    assert rows_of(document(kept), document(kept, come)) == [
        ["Suivi des travaux", "Ajouté", "Tout le passage, titre compris", "?"]
    ]
    assert rows_of(document(kept, come), document(kept))[0][1:3] == [
        "Supprimé",
        "Tout le passage, titre compris",
    ]


def test_the_table_of_changes_keeps_amounts_whole_and_names_marks():
    (amount,) = rows_of(
        document(text("Prévu en tout")), document(text("Prévu en tout 1\u202f100\u00a0€"))
    )
    assert amount[2] == "1\u202f100\u00a0€"
    (mark,) = rows_of(document(text("La Caf et la Ville,")), document(text("La Caf et la Ville ;")))
    assert mark[2].startswith("Ponctuation")
