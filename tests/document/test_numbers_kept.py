"""Numbers of a signed text: none moves, what is added stands between, what goes leaves a trace."""

from ctg_docs.document.nodes import Paragraph, Section, Text, sections
from ctg_docs.document.numbering import number, ranks_of
from ctg_docs.document.repealing import repealed, with_repealed
from ctg_docs.document.words import inline_text


def part(name, *inside, kind="article"):
    return Section(name, kind, (Text(name),), inside or (Paragraph((Text("x"),)),))


def point(name):
    return part(name, kind="rubrique")


SIGNED = number(
    (
        part("objet"),
        part("moyens", point("caf"), point("ville")),
        part("duree"),
        part("plan", kind="annexe"),
    )
)


def amended(*blocks, signed=SIGNED, avenant=1):
    return number(with_repealed(blocks, signed, avenant), ranks_of(signed))


def numbers(blocks):
    return {section.id: section.number for section in sections(blocks)}


def test_a_text_that_nobody_signed_counts_from_one():
    assert numbers(SIGNED) == {
        "objet": "Article 1",
        "moyens": "Article 2",
        "caf": "2.1",
        "ville": "2.2",
        "duree": "Article 3",
        "plan": "Annexe 1",
    }


def test_what_is_added_takes_the_number_before_it_or_the_next_at_the_end():
    found = numbers(
        amended(
            part("avant"),
            part("objet"),
            part("numerique"),
            part("sport"),
            part("moyens", point("caf"), point("cpam"), point("ville"), point("msa")),
            part("duree"),
            part("fin"),
            part("plan", kind="annexe"),
            part("carte", kind="annexe"),
        )
    )
    assert found["avant"] == "Article 1\u00a0A"
    assert (found["numerique"], found["sport"]) == ("Article 1-1", "Article 1-2")
    assert (found["cpam"], found["msa"]) == ("2.1-1", "2.3")
    assert (found["fin"], found["carte"]) == ("Article 4", "Annexe 2")
    kept = {name: rank for name, rank in found.items() if name in numbers(SIGNED)}
    assert kept == numbers(SIGNED)


def test_what_is_repealed_keeps_its_place_and_its_number():
    found = amended(part("objet"), part("duree"))
    titles = [(s.number, inline_text(s.title)) for s in sections(found)]
    assert titles == [
        ("Article 1", "objet"),
        ("Article 2", "(abrogé)"),
        ("Article 3", "duree"),
        ("Annexe 1", "(abrogée)"),
    ]
    assert inline_text(found[1].content[0].content) == "Article abrogé par l’avenant n° 1."


def test_a_later_avenant_finds_what_the_first_repealed_and_never_gives_its_number_again():
    first = amended(part("objet"), part("duree"), part("plan", kind="annexe"))
    second = amended(
        part("objet"),
        part("neuf"),
        part("duree"),
        part("plan", kind="annexe"),
        signed=first,
        avenant=2,
    )
    assert numbers(second)["neuf"] == "Article 1-1"
    (trace,) = [s for s in sections(second) if repealed(s)]
    assert (trace.number, inline_text(trace.content[0].content)) == (
        "Article 2",
        "Article abrogé par l’avenant n° 1.",
    )


def test_the_same_text_again_moves_nothing():
    bare = (
        part("objet"),
        part("moyens", point("caf"), point("ville")),
        part("duree"),
        part("plan", kind="annexe"),
    )
    assert amended(*bare) == SIGNED
