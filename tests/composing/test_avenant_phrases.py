"""Phrases of an avenant: the words that they name stand once, and give the new text exactly."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ctg_docs.composing.families.avenant.modifications import Modification
from ctg_docs.composing.families.avenant.passages import passage_of
from ctg_docs.composing.families.avenant.quoting import quoted
from ctg_docs.composing.families.avenant.step import Step
from ctg_docs.composing.families.avenant.steps import steps
from ctg_docs.composing.families.avenant.wordings import wordings
from ctg_docs.document.nodes import (
    Cell,
    Column,
    Field,
    ListBlock,
    Paragraph,
    Record,
    Section,
    Table,
    Text,
)
from ctg_docs.document.walk import change_blocks
from ctg_docs.document.words import inline_text

SENTENCE = "La Caf remet, avant le 30 juin de chaque année, les données dont elle dispose."


def said(old, new):
    return [wording.sentence for wording in wordings(old, new)]


def test_words_take_the_place_of_others():
    assert said(SENTENCE, SENTENCE.replace("30 juin", "31 mai")) == [
        "les mots « 30 juin » sont remplacés par les mots « 31 mai »"
    ]
    assert said("Trois élus siègent avec 4 agents.", "Trois élus siègent avec 5 agents.") == [
        "le nombre « 4 » est remplacé par le nombre « 5 »"
    ]


def test_words_that_stand_twice_are_named_with_their_neighbours():
    old = "Un jour, le comité suit le plan et le comité rend compte au conseil de ses travaux."
    (sentence,) = said(old, old.replace("le comité rend", "le bureau rend"))
    assert "comité rend" in sentence or "et le comité" in sentence


def test_a_text_that_changes_too_much_is_better_whole():
    assert said(SENTENCE, "Rien de tout cela ne demeure dans la nouvelle rédaction.") == []


PLAIN = [
    "le",
    "la",
    "de",
    "et",
    "Caf",
    "commune",
    "plan",
    "12",
    "juin",
    "services,",
    "familles",
    ".",
]
WORDS = st.sampled_from(PLAIN)


@settings(max_examples=150)
@given(st.lists(WORDS, min_size=6, max_size=25), st.data())
def test_the_words_applied_one_by_one_give_the_new_text(words, data):
    new = list(words)
    for _ in range(data.draw(st.integers(1, 3))):
        rank = data.draw(st.integers(0, len(new) - 1))
        new[rank : rank + 1] = data.draw(st.lists(WORDS, max_size=2)) or ["autre"]
    old, made = " ".join(words), " ".join(words)
    for wording in wordings(old, " ".join(new)):
        assert made.count(wording.old) == 1
        made = made.replace(wording.old, wording.new)
    assert made in (old, " ".join(new))


def part(*content, title="Moyens"):
    return Section("moyens", "article", (Text(title),), content, 1, "Article 5")


def line(text):
    return Paragraph((Text(text),))


def table(*rows):
    cells = [tuple(Cell((line(word),)) for word in row) for row in rows]
    head = tuple(Cell((line(word),), "col") for word in ("Action", "Prévu"))
    return Table((Column(), Column()), (head,), tuple(cells), caption=(Text("Budget"),))


def phrases(old, new):
    return [step.said for step in steps(old, new, passage_of(new, top=True))]


A, B, C = "Les parties se réunissent.", "Elles rendent compte.", "Elles publient leurs travaux."


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ((A, B), (A, B), []),
        ((A, B), (A,), ["le deuxième alinéa est supprimé"]),
        ((A, B, C), (A,), ["les deuxième et troisième alinéas sont supprimés"]),
        ((A, C), (A, B, C), ["après le premier alinéa, il est inséré un alinéa ainsi rédigé"]),
        ((A,), (A, B), ["l’article\u00a05 est complété par un alinéa ainsi rédigé"]),
        ((B,), (A, B), ["avant le premier alinéa, il est inséré un alinéa ainsi rédigé"]),
        ((A, B), (A, B.rstrip(".") + " ;"), []),
    ],
)
def test_alineas_are_added_and_removed_by_their_ranks(old, new, expected):
    before, after = (part(*map(line, side)) for side in (old, new))
    assert phrases(before, after) == expected


THREE = f"{A} {B} {C}"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (THREE, f"{A} {C}", "la deuxième phrase du premier alinéa est supprimée"),
        (THREE, C, "les première et deuxième phrases du premier alinéa sont supprimées"),
        (f"{A} {C}", THREE, "après la première phrase du premier alinéa, il est inséré une phrase"),
        (f"{B} {C}", THREE, "avant la première phrase du premier alinéa, il est inséré une phrase"),
        (A, THREE, "le premier alinéa est complété par deux phrases ainsi rédigées"),
    ],
)
def test_whole_sentences_are_named_by_their_ranks(old, new, expected):
    (said,) = phrases(part(line(old)), part(line(new)))
    assert said.startswith(expected)


def test_sentences_that_two_readers_would_not_count_alike_are_not_named_by_ranks():
    old = f"Le comité est présidé par M. Tauzin. {A}"
    (said,) = phrases(part(line(old)), part(line(f"{old} {B}")))
    assert "phrase" not in said


def test_each_item_of_a_list_is_an_alinea():
    def items(*texts):
        return ListBlock(tuple((line(text),) for text in texts))

    before, after = part(line(A), items(B, C)), part(line(A), items(B))
    assert phrases(before, after) == ["le troisième alinéa est supprimé"]


def test_rows_of_a_table_are_named_by_their_first_words():
    rows = [
        ("Crèche", "12"),
        ("Relais", "3"),
        ("Ateliers", "5"),
        ("Accueil", "7"),
        ("Ludothèque", "2"),
    ]
    before = part(table(*rows))
    after = part(table(rows[0], ("Relais", "4"), *rows[2:], ("Bus", "9")))
    assert phrases(before, after) == [
        "dans le tableau « Budget », la ligne « Relais » est remplacée par la ligne suivante",
        "dans le tableau « Budget », après la ligne « Ludothèque », est insérée la ligne suivante",
    ]


def test_labels_of_a_sheet_are_replaced_added_and_removed():
    def sheet(**values):
        fields = [Field((Text(label),), (line(text),)) for label, text in values.items()]
        return Section(
            "f",
            "fiche",
            (Text("Fiche 1.1 – Crèche"),),
            (Record(tuple(fields)),),
            2,
            "",
            "fiche 1.1",
        )

    old, new = (
        sheet(Pilote="Caf", Budget="12", Public="Parents"),
        sheet(Pilote="Caf", Budget="15", Lieu="Le Port"),
    )
    found = [step.said.replace("\u00a0", " ") for step in steps(old, new, passage_of(new))]
    assert found == [
        "la rubrique « Budget » de la fiche 1.1 est remplacée par la rubrique suivante",
        "la fiche 1.1 est complétée par la rubrique suivante",
        "la rubrique « Public » de la fiche 1.1 est supprimée",
    ]


@pytest.mark.parametrize(
    ("last", "ends"),
    [
        ((line("Le compte rendu est public."),), "Le compte rendu est public.\u00a0»"),
        ((line("Le compte rendu est public"),), "Le compte rendu est public\u00a0»."),
        ((ListBlock(((line("un bureau,"),), (line("un comité."),))),), "un comité.\u00a0»"),
    ],
)
def test_a_quotation_that_others_follow_ends_with_a_semicolon_and_the_last_with_one_stop(
    last, ends
):
    items = ListBlock(((line("un président ;"),), (line("un secrétaire."),)))
    told = Modification(
        "modifie",
        "l’article 5",
        "Moyens",
        (
            Step("le premier alinéa est ainsi rédigé", quoted((line("Un bureau siège."),))),
            Step("le deuxième alinéa est ainsi rédigé", quoted((items,))),
            Step("le tableau est remplacé par le tableau suivant", quoted((table(("a", "b")),))),
            Step("il est ajouté un alinéa ainsi rédigé", quoted(last)),
        ),
    )
    words = [word for run in runs_of(told.blocs) if "»" in (word := inline_text(run))]
    assert [word.removeprefix("«\u00a0") for word in words] == [
        "Un bureau siège.\u00a0»\u00a0;",
        "un secrétaire.\u00a0»\u00a0;",
        ends,
    ]


def runs_of(blocks):
    found = []
    change_blocks(blocks, lambda run: found.append(run) or run)
    return found
