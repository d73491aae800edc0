"""A composed document becomes a resolved one: numbers, references, contents, typography."""

import pytest

from ctg_docs.document.nodes import (
    Blank,
    Document,
    Paragraph,
    Reference,
    Section,
    Strong,
    Superscript,
    TableOfContents,
    Text,
    sections,
)
from ctg_docs.document.resolving import resolve
from ctg_docs.document.words import heading_text, inline_text


def section(name, kind, *content, **options):
    return Section(name, kind, (Text(name.capitalize()),), content, **options)


def resolved(*blocks):
    return resolve(Document("Essai", blocks), {"CAF": "Caf"})


def codes(problems):
    return [p.code for p in problems]


def test_articles_and_annexes_count_apart_and_their_parts_inside_them():
    document, _ = resolved(
        section("preambule", "liminaire"),
        section("objet", "article", section("champ", "rubrique"), section("cadre", "rubrique")),
        section("duree", "article"),
        section("diagnostic", "annexe", section("vue", "rubrique", section("detail", "rubrique"))),
        section("plan", "annexe"),
    )
    assert [(s.level, s.number) for s in sections(document.blocks)] == [
        (1, ""),
        (1, "Article 1"),
        (2, "1.1"),
        (2, "1.2"),
        (1, "Article 2"),
        (1, "Annexe 1"),
        (2, "A1.1"),
        (3, ""),
        (1, "Annexe 2"),
    ]


def test_a_heading_prints_its_number():
    document, _ = resolved(section("objet", "article", section("cadre", "rubrique")))
    assert [heading_text(s) for s in sections(document.blocks)] == [
        "Article 1 – Objet",
        "1.1 Cadre",
    ]


def test_a_reference_prints_what_it_points_to():
    document, problems = resolved(
        section(
            "objet",
            "article",
            Paragraph((Text("l’"), Reference("plan"), Text(" et "), Reference("fiche"))),
        ),
        section("duree", "article", Paragraph((Reference("objet", capital=True),))),
        section("plan", "annexe", section("fiche", "fiche", mention="fiche 1.2")),
    )
    texts = [
        inline_text(b.content)
        for s in document.blocks
        for b in s.content
        if isinstance(b, Paragraph)
    ]
    assert texts == ["l’annexe\u00a01 et fiche\u00a01.2", "Article\u00a01"]
    assert problems == []


def test_numbers_follow_when_an_article_goes():
    blocks = [section(n, "article", Paragraph((Reference("fin"),))) for n in ("un", "deux", "fin")]
    document, _ = resolved(*blocks[1:])
    assert inline_text(document.blocks[0].content[0].content) == "article\u00a02"


def test_a_reference_to_nothing_is_a_problem_with_the_nearest_name():
    _, problems = resolved(section("objet", "article", Paragraph((Reference("objets"),))))
    assert codes(problems) == ["renvoi-inconnu"]
    assert "« objet »" in problems[0].hint
    assert problems[0].words == "(#objets)"


def test_two_sections_with_one_name_are_a_problem():
    _, problems = resolved(section("objet", "article"), section("objet", "annexe"))
    assert codes(problems) == ["renvoi-double"]


def test_the_contents_list_what_they_must_in_order():
    document, _ = resolved(
        TableOfContents((Text("Sommaire"),), depth=2),
        section("objet", "article", section("cadre", "rubrique", section("profond", "rubrique"))),
        section("caché", "liminaire", in_toc=False),
    )
    assert [(e.depth, e.number, e.target) for e in document.blocks[0].entries] == [
        (1, "Article 1", "objet"),
        (2, "1.1", "cadre"),
    ]


def test_typography_reads_across_bold_and_around_gaps():
    run = (Text("la CAF : "), Strong((Text("30 %"),)), Text(" ; le "), Blank("jour"), Text(" ;"))
    document, _ = resolved(Paragraph(run))
    assert inline_text(document.blocks[0].content) == (
        "la Caf\u00a0: 30\u202f%\u202f; le [jour\u00a0: à compléter]\u202f;"
    )


@pytest.mark.parametrize(
    ("text", "raised"),
    [
        ("le 1er janvier, la 2e fois", ["er", "e"]),
        ("Louis Ier, au XXe siècle, aux XVIIe et XVIIIes", ["er", "e", "e", "es"]),
        ("Vers un projet, Vres, I er, 3D", []),
    ],
)
def test_ordinals_are_raised(text, raised):
    document, _ = resolved(Paragraph((Text(text),)))
    assert [
        inline_text(n.content) for n in document.blocks[0].content if isinstance(n, Superscript)
    ] == raised
