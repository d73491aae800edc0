"""The council's deck: slide by slide what the sources say, the same in every format."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from livre import (
    SOURCES,
    TERRITORIES,
    TESTS,
    docx_words,
    drawn,
    pdf,
    pdf_words,
    piece,
    prepared,
    tree_words,
    words,
)
from pdfminer.high_level import extract_pages
from pdfminer.layout import LTChar, LTContainer
from sweeping import swept

from ctg_docs.composing.families.presentation.bref import pilotes_du_champ
from ctg_docs.document.linting.speech import check as check_speech
from ctg_docs.document.nodes import (
    Blocks,
    Cell,
    Document,
    KeyFigures,
    ListBlock,
    Paragraph,
    Slide,
    Table,
)
from ctg_docs.document.runs import PlacedDocument
from ctg_docs.document.slides.columns import bullets
from ctg_docs.document.slides.fitting import fit
from ctg_docs.document.slides.geometry import BULLETS, FOOT, HEIGHT, LOGOS, SMALL
from ctg_docs.document.slides.handout import handout
from ctg_docs.document.slides.placement import placed
from ctg_docs.document.units import POINTS_PER_MILLIMETRE
from ctg_docs.document.walk import blocks_within
from ctg_docs.document.words import inline_text
from ctg_docs.french.dates import date_longue
from ctg_docs.french.numbers import montant
from ctg_docs.model.arbre import Projet, numeroter
from ctg_docs.model.convention import Convention
from ctg_docs.model.loading import build
from ctg_docs.pipeline import prepare
from ctg_docs.reading.territory import read_territory
from ctg_docs.writing.text import plain_text

sys.path.append(str(TESTS / "writing/pptx"))
from deck_file import FEET, DeckFile

DECK = "presentation-detaillee"
SHORT = "presentation"
PARTIAL = ("nancy", "issy-les-moulineaux", "bois-colombes", "boulogne-billancourt")


@cache
def sources(territory: str) -> tuple[Convention, Projet]:
    convention, _ = build(read_territory(SOURCES / territory, SOURCES / "commun")[0])
    assert convention is not None
    return convention, numeroter(convention)


def slides(territory: str) -> list[Slide]:
    return slides_of(piece(territory, DECK).document)


def slides_of(document: Document) -> list[Slide]:
    return [block for block in document.blocks if isinstance(block, Slide)]


@cache
def powerpoint(territory: str) -> DeckFile:
    return DeckFile(drawn(territory, DECK, "pptx"))


def flat(text: str) -> str:
    """A text with plain spaces and one case, as a reader looks for it."""
    return re.sub(r"\s+", " ", text).casefold()


def items(found: Slide) -> list[str]:
    return [
        flat(inline_text(block.content))
        for listed in (*found.content, *found.aside)
        if isinstance(listed, ListBlock)
        for item in listed.items
        for block in item[:1]
        if isinstance(block, Paragraph)
    ]


def rows(found: Slide) -> list[list[str]]:
    return [
        [cell_text(cell) for cell in row]
        for table in (*found.content, *found.aside)
        if isinstance(table, Table)
        for row in table.body
    ]


def cell_text(cell: Cell) -> str:
    return " ".join(inline_text(b.content) for b in cell.content if isinstance(b, Paragraph))


def named(territory: str, name: str) -> Slide:
    (found,) = [slide for slide in slides(territory) if slide.id == name]
    return found


# The shape of the deck


def test_no_slide_is_a_divider() -> None:
    """Each field opens with what it aims at; nothing stands under a title alone."""
    _, projet = sources("exemple")
    found = slides("exemple")
    opening = [s.id for s in found if s.layout == "partie" and s.id.startswith("champ-")]
    assert opening == [f"champ-{champ.champ.id}" for champ in projet.champs]
    assert len(found) <= 40
    assert all(s.content for s in found)


@pytest.mark.parametrize("territory", TERRITORIES)
@pytest.mark.parametrize("name", ["presentation", "presentation-detaillee"])
def test_no_bullet_is_alone_on_its_slide(territory: str, name: str) -> None:
    found = slides_of(piece(territory, name).document)
    assert not [s.id for s in found if bullets(s.content) == 1 and not s.aside]


LABELS = {
    "problématiques", "enjeux", "problématiques et enjeux", "diagnostic", "constat", "actions",
    "calendrier", "gouvernance", "suivi et évaluation", "effets financiers", "mise en œuvre",
    "prévisions du plan d’actions", "poste de coopération", "postes de coopération",
    "chiffres clés", "la signature", "une démarche partagée", "le vote",
}  # fmt: skip
"""Titles that name a subject and say nothing of it."""


@pytest.mark.parametrize("territory", TERRITORIES)
@pytest.mark.parametrize("name", ["presentation", "presentation-detaillee"])
def test_a_title_says_what_its_slide_says(territory: str, name: str) -> None:
    titles = {flat(inline_text(s.title)) for s in slides_of(piece(territory, name).document)}
    assert not titles & LABELS


def test_the_needs_of_a_field_are_counted_in_their_title() -> None:
    _, projet = sources("exemple")
    titles = [inline_text(s.title) for s in slides("exemple")]
    for champ in projet.champs:
        problems, stakes = len(champ.champ.problematiques), len(champ.champ.enjeux)
        if problems + stakes <= BULLETS:
            wanted = f"Le diagnostic relève {problems} problématiques et {stakes} enjeux"
            assert wanted in titles
        else:
            assert f"Le diagnostic relève {problems} problématiques" in titles
            assert f"Le diagnostic relève {stakes} enjeux" in titles


def test_every_action_is_on_the_slide_of_its_objective_or_on_that_of_its_neighbours() -> None:
    _, projet = sources("exemple")
    said = {s.id: flat(plain_text(Document("", (s,)))) for s in slides("exemple")}
    for champ in projet.champs:
        for objectif in champ.objectifs:
            few = [o for o in objectif.operationnels if len(o.actions) <= 1]
            for oo in objectif.operationnels:
                gathered = oo in few and len(few) > 1
                where = objectif.objectif if gathered else oo.objectif
                name = f"objectif-{where.id}" + "-actions" * gathered
                assert flat(oo.objectif.titre) in said[name]
                assert all(flat(a.action.titre) in said[name] for a in oo.actions)


def test_the_field_s_name_is_in_bold_in_its_line() -> None:
    convention, _ = sources("exemple")
    overview = named("exemple", "champs")
    assert inline_text(overview.title).startswith("Des objectifs communs dans 5 champs")
    bold = re.findall(r"\*\*(.+?)\*\*", " ".join(c.synthese or "" for c in convention.champs))
    (listed,) = [b for b in overview.content if isinstance(b, ListBlock)]
    strong = [
        inline_text(node.content)
        for (line,) in listed.items
        for node in line.content  # type: ignore[union-attr]
        if type(node).__name__ == "Strong"
    ]
    assert strong == bold


def test_a_territory_without_objectives_puts_its_actions_under_each_stake() -> None:
    convention, projet = sources("le-val-aux-moines")
    found = slides("le-val-aux-moines")
    for champ in projet.champs:
        under = [s for s in found if s.id.startswith(f"champ-{champ.champ.id}-actions")]
        said = [item for slide in under for item in items(slide)]
        assert said == [flat(a.action.titre) for a in champ.actions]
        assert max(len(items(slide)) for slide in under) <= BULLETS
    assert inline_text(named("le-val-aux-moines", "champs").title).endswith("5 enjeux prioritaires")
    assert len(convention.champs) == 5


@pytest.mark.parametrize("territory", PARTIAL)
def test_a_territory_of_which_little_is_known_has_a_short_deck(territory: str) -> None:
    convention, _ = sources(territory)
    found = slides(territory)
    assert 8 <= len(found) <= 12
    assert [row[1] for row in rows(named(territory, "champs"))] == [
        champ.titre for champ in convention.champs
    ]
    assert convention.communication is not None
    told = [flat(plain_text(Document("", s.content))) for s in found if "projets" in s.id]
    for projet in convention.communication.projets_phares:
        assert any(flat(projet.texte)[:40] in said for said in told)


# What the end of the deck says


def test_the_title_slide_names_the_council_and_its_day() -> None:
    title = named("exemple", "ouverture")
    seance = next(s for s in sources("exemple")[0].seances if s.partie == "commune")
    said = plain_text(replace(piece("exemple", DECK).document, blocks=(title,)))
    assert "avec la Caisse d’allocations familiales du Val-d’Ormes" in said
    assert seance.date and f"Conseil municipal du {date_longue(seance.date)}" in said


def test_the_calendar_is_in_the_order_of_the_days() -> None:
    convention, _ = sources("exemple")
    days = sorted(
        day
        for day in (
            *(s.date for s in convention.seances),
            convention.signature.date,
            convention.convention.periode.debut,
            convention.convention.periode.fin,
        )
        if day
    )
    found = rows(named("exemple", "calendrier"))
    assert [row[0] for row in found] == [date_longue(day) for day in days]
    assert [row[1].split()[0] for row in found] == ["Vote"] * 4 + ["Signature", "Début", "Fin"]


def test_the_money_is_a_forecast_by_field_that_sums_up() -> None:
    _, projet = sources("exemple")
    found = named("exemple", "previsions")
    sums = [sum(line.montant for a in c.actions for line in a.action.budget) for c in projet.champs]
    assert [row[1] for row in rows(found)] == [montant(value) for value in sums]
    assert f"Total\u00a0: {montant(sum(sums))}" in plain_text(
        replace(piece("exemple", DECK).document, blocks=(found,))
    )
    said = flat(plain_text(piece("exemple", DECK).document))
    assert "ne comporte par elle-même aucun engagement financier" in said


def test_the_bodies_of_governance_are_those_of_the_sources() -> None:
    for territory in ("exemple", "le-val-aux-moines"):
        pilotage = sources(territory)[0].pilotage
        assert pilotage is not None
        found = rows(named(territory, "gouvernance"))
        assert [row[0] for row in found] == [i.nom for i in pilotage.instances]


def test_a_vote_is_told_once_it_is_cast() -> None:
    said = flat(plain_text(piece("exemple", DECK).document))
    assert "délibération n° 2021-087" in said
    assert "le conseil municipal a décidé" in said
    assert "à l’unanimité des suffrages exprimés (28 voix pour, 3 abstentions)" in said
    (figures,) = [b for b in named("exemple", "vote").content if isinstance(b, KeyFigures)]
    assert [inline_text(i.value) for i in figures.items] == ["28", "0", "3"]


def test_a_draft_proposes_and_counts_no_vote() -> None:
    said = flat(plain_text(piece("le-val-aux-moines", DECK).document))
    assert "il est proposé au conseil municipal" in said
    assert "d’autoriser madame la maire à signer la convention avec" in said
    assert "résultat du vote" not in said and "a décidé" not in said
    assert "projet" in flat(inline_text(named("le-val-aux-moines", "ouverture").label))


@pytest.mark.parametrize("territory", PARTIAL)
def test_a_signed_convention_says_who_was_there_and_proposes_nothing(territory: str) -> None:
    convention, _ = sources(territory)
    people = {p.id: p.nom for p in convention.personnes}
    present = items(named(territory, "signature"))
    assert len(present) == len(convention.signature.presents)
    for line, person in zip(present, convention.signature.presents, strict=True):
        assert people[person.personne].casefold() in line
    assert "il est proposé" not in flat(plain_text(piece(territory, DECK).document))


@pytest.mark.parametrize("territory", TERRITORIES)
def test_what_nobody_knows_is_not_shown(territory: str) -> None:
    said = plain_text(handout(piece(territory, DECK).document))
    assert "à compléter" not in said and "None" not in said
    assert not re.search(r"[^.]\.\.(?!\.)|\( *\)| ,|: *\.", said)


def test_the_speaker_tells_what_each_action_consists_of() -> None:
    convention, projet = sources("exemple")
    notes = {s.id: flat(plain_text(Document("", s.notes))) for s in slides("exemple")}
    said = " ".join(notes.values())
    for champ in projet.champs:
        for oo in (oo for o in champ.objectifs for oo in o.operationnels):
            for numbered in oo.actions:
                assert flat(numbered.action.description or "")[:24] in said
    assert "sources du diagnostic" in notes["champs"]
    assert convention.diagnostic and flat(convention.diagnostic.sources[0]) in notes["champs"]


# Every slide, in every file


@pytest.mark.parametrize("territory", TERRITORIES)
def test_no_slide_has_more_than_six_bullets(territory: str) -> None:
    assert max(bullets((*s.content, *s.aside)) for s in slides(territory)) <= BULLETS


@pytest.mark.parametrize("territory", swept(["exemple", "le-val-aux-moines", "nancy"], ["nancy"]))
def test_the_pdf_and_the_powerpoint_file_say_the_words_of_the_slides(territory: str) -> None:
    wanted = [word.casefold() for word in tree_words(piece(territory, DECK).document)]
    deck = powerpoint(territory)
    shown = [line for rank in range(1, len(slides(territory)) + 1) for line in deck.words(rank)]
    assert [word.casefold() for word in words(shown)] == wanted
    assert [word.casefold() for word in pdf_words(territory, DECK)] == wanted


@pytest.mark.parametrize("territory", ["le-val-aux-moines", "nancy"])
def test_the_word_file_says_the_slides_then_what_is_said(territory: str) -> None:
    document = piece(territory, DECK).document
    assert docx_words(territory, DECK) == tree_words(handout(document))
    on_screen = sorted(word for word in tree_words(document))
    without_notes = Document(
        "", tuple(replace(s, notes=()) for s in slides(territory)), page="diapositive"
    )
    handed = tree_words(handout(without_notes))
    assert sorted(word for word in handed if word != "–") == [w for w in on_screen if w != "–"]


def test_each_slide_is_a_page_and_a_bookmark_of_the_pdf() -> None:
    reading = pdf("exemple", DECK)
    found = slides("exemple")
    assert len(reading.pages) == len(found)
    titles = [f"{inline_text(s.title)} {s.part}".strip() for s in found]
    assert [flat(title) for _, title in reading.outline] == [flat(t) for t in titles]
    for rank, page in enumerate(reading.pages[1:], 2):
        assert f"{rank}/{len(found)}" in re.sub(r"\s", "", page)


def test_the_powerpoint_file_carries_the_notes() -> None:
    deck = powerpoint("exemple")
    found = slides("exemple")
    assert len(deck.deck.slides) == len(found)
    for shown, slide in zip(deck.deck.slides, found, strict=True):
        said = shown.notes_slide.notes_text_frame.text if shown.has_notes_slide else ""
        assert words(said) == words(plain_text(Document("", slide.notes)))


def test_the_word_file_nests_the_slides_under_what_opens_their_part() -> None:
    file = docx.Document(BytesIO(drawn("le-val-aux-moines", DECK, "docx")))
    tops = [p.text for p in file.paragraphs if p.style and p.style.name == "Titre 1 sans numéro"]
    opening = [s for s in slides("le-val-aux-moines") if s.layout != "contenu"]
    titles = [f"{inline_text(s.title)} {s.part}".strip() for s in opening]
    assert [flat(top) for top in tops] == [flat(title) for title in titles]


# The deck of a few slides


def short(territory: str) -> list[Slide]:
    return slides_of(piece(territory, SHORT).document)


def test_a_council_sees_ten_to_fourteen_slides() -> None:
    found = short("exemple")
    assert 10 <= len(found) <= 14
    assert [slide.id for slide in found if slide.id.startswith("champ-")] == [
        f"champ-{champ.champ.id}" for champ in sources("exemple")[1].champs
    ]
    assert all(inline_text(slide.title).strip() for slide in found)


@pytest.mark.parametrize("territory", TERRITORIES)
def test_no_council_sees_more_than_fourteen_slides(territory: str) -> None:
    """Without fields described nor a vote to come, there are fewer: nothing is made up."""
    assert 5 <= len(short(territory)) <= 14


@pytest.mark.parametrize("territory", TERRITORIES)
@pytest.mark.parametrize("name", [SHORT, DECK])
def test_what_is_voted_stands_whole_on_one_slide(territory: str, name: str) -> None:
    found = slides_of(piece(territory, name).document)
    decided = [slide for slide in found if slide.id.startswith("decision")]
    assert len(decided) == (territory in ("exemple", "le-val-aux-moines"))
    assert not any(slide.part for slide in decided)


def test_a_decision_that_no_slide_holds_goes_on_to_the_next() -> None:
    found = slides_of(piece("exemple", SHORT).document)[1]
    (words,) = found.content
    assert isinstance(words, ListBlock)
    theme = prepared("exemple", SHORT).theme
    assert theme is not None
    longer = replace(found, content=(replace(words, items=words.items * 4),))
    parts = slides_of(fit(Document(title="", blocks=(longer,), page="diapositive"), theme))
    assert [slide.part for slide in parts] == [f"({n + 1}/{len(parts)})" for n in range(len(parts))]
    assert sum(bullets(slide.content) for slide in parts) == 4 * len(words.items)


def test_the_decision_comes_second_and_the_vote_last() -> None:
    voted, asked = short("exemple"), short("le-val-aux-moines")
    assert (voted[1].id, voted[-1].id) == ("decision", "vote")
    assert inline_text(voted[-1].title).startswith("La délibération est adoptée à l’unanimité")
    assert (asked[1].id, asked[-1].id) == ("decision", "vote")
    assert inline_text(asked[1].title).startswith("Il est proposé au conseil municipal")
    assert inline_text(asked[-1].title).endswith("?")


def test_each_field_shows_its_figures_its_objectives_its_money_and_who_leads() -> None:
    _, projet = sources("exemple")
    found = {slide.id: slide for slide in short("exemple")}
    for champ in projet.champs:
        slide = found[f"champ-{champ.champ.id}"]
        total = sum(line.montant for a in champ.actions for line in a.action.budget)
        assert inline_text(slide.label) == f"{champ.numero} – {champ.champ.titre}"
        (led,) = [
            inline_text(block.content)
            for block in slide.content
            if isinstance(block, Paragraph) and block.role == "etiquette"
        ]
        assert montant(total) in led and "Pilote" in led
        assert any(isinstance(block, KeyFigures) for block in slide.content)
        aims = [o.objectif.titre for s in champ.objectifs for o in s.operationnels]
        assert all(flat(aim) in item for aim, item in zip(aims, items(slide), strict=True))


def test_a_field_of_many_actions_shows_five_and_counts_the_others() -> None:
    champ = sources("le-val-aux-moines")[1].champs[0]
    (slide,) = [s for s in short("le-val-aux-moines") if s.id == f"champ-{champ.champ.id}"]
    *shown, last = items(slide)
    assert shown == [flat(a.action.titre) for a in champ.actions[:5]]
    assert last == f"et {len(champ.actions) - 5} actions de plus"


def test_the_figures_of_a_shared_chapter_go_to_the_field_that_they_speak_of() -> None:
    found = {slide.id: slide for slide in short("exemple")}
    (youth,) = [b for b in found["champ-jeunesse"].content if isinstance(b, KeyFigures)]
    assert [inline_text(item.label) for item in youth.items] == [
        "Jeunes de 11 à 17 ans inscrits au service jeunesse"
    ]


def test_what_is_said_of_the_short_deck_takes_less_than_eight_minutes() -> None:
    spoken = sum(len(plain_text(Document("", slide.notes)).split()) for slide in short("exemple"))
    assert spoken < 8 * 130


def test_the_leader_of_a_confidential_action_is_not_named_on_a_slide() -> None:
    _, projet = sources("exemple")
    (champ,) = [c for c in projet.champs if c.champ.id == "parentalite"]
    assert pilotes_du_champ(champ)
    hidden = [
        replace(a, action=a.action.model_copy(update={"confidentiel": True})) for a in champ.actions
    ]
    assert pilotes_du_champ(replace(champ, actions=tuple(hidden))) == []


@pytest.mark.parametrize("territory", TERRITORIES)
def test_the_short_deck_shows_nothing_that_nobody_knows(territory: str) -> None:
    said = plain_text(handout(piece(territory, SHORT).document))
    assert "à compléter" not in said and "None" not in said
    assert not re.search(r"[^.]\.\.(?!\.)|\( *\)| ,|: *\.", said)
    assert len(short(territory)) <= 14


# Other territories


def composed(folder: Path) -> str:
    found = prepare(folder, [DECK])
    assert found.pieces, [str(p) for p in found.problems]
    return plain_text(handout(found.pieces[0].document))


def test_the_smallest_territory_has_a_deck(sources: Callable[..., Path]) -> None:
    said = composed(sources())
    assert "Conseil municipal" in said and "(une action)" in said
    assert "Des objectifs communs dans un champ d’intervention prioritaire" in said
    assert "Améliorer la qualité dans le domaine de l’enfance" in said


def test_the_deck_speaks_the_territory_s_own_words(sources: Callable[..., Path]) -> None:
    levels = """
        niveaux:
          - {cle: champ, singulier: axe, pluriel: axes, genre: m}
          - {cle: enjeu, singulier: priorité, pluriel: priorités, genre: f}
          - {cle: objectif_strategique, singulier: ambition, pluriel: ambitions, genre: f}
          - {cle: objectif_operationnel, singulier: but, pluriel: buts, genre: m}
    """
    said = composed(sources(more=levels))
    assert "Des objectifs communs autour d’un axe prioritaire" in said
    assert re.search(r"Le diagnostic relève (une|1)\s+priorité\n", said), said[600:1600]
    assert re.search(r"\nBut( \d)?\n", said), said[600:1600]


VOTED = """
    seances:
      - id: conseil
        partie: ville
        date: 2024-02-12
        heure: 20 h
        deliberation:
          numero: 2024-7
          dispositif:
            - {verbe: approuve, texte: la convention}
          vote: {pour: VOICES, contre: 6, abstentions: 1}
"""


def test_a_proposal_that_the_council_rejects_is_not_said_decided(
    sources: Callable[..., Path],
) -> None:
    rejected = composed(sources(more=VOTED.replace("VOICES", "4")))
    assert "Il était proposé au conseil municipal" in rejected
    assert "La délibération est rejetée à la majorité des suffrages exprimés" in rejected
    adopted = composed(sources(more=VOTED.replace("VOICES", "8"), name="autre"))
    assert "Le conseil municipal a décidé\n" in adopted
    assert "d’approuver la convention." in adopted
    assert "Conseil municipal du 12\u00a0février\u00a02024" in adopted


def test_names_of_a_confidential_action_are_not_said(sources: Callable[..., Path]) -> None:
    pilot = "    pilote: Direction de l’enfance\n"
    said = composed(sources())
    assert "Pilote\u00a0: Direction de l’enfance" in said
    hidden = composed(sources((pilot, pilot + "    confidentiel: oui\n"), name="autre"))
    assert "Direction de l’enfance" not in hidden


def test_guiana_keeps_its_own_acronym(sources: Callable[..., Path]) -> None:
    place = "territoire:\n  nom: Le Test\n"
    assert "(CTG)" in composed(sources())
    away = sources((place, place + '  departement: "973"\n'), name="autre")
    assert "(CTG)" not in composed(away)


def test_lists_ten_times_longer_still_fit() -> None:
    theme = prepared("exemple", DECK).theme
    assert theme is not None
    document = piece("exemple", DECK).document
    longer = replace(document, blocks=tuple(map(_longer, slides("exemple"))))
    found = slides_of(fit(longer, theme))
    assert len(found) > 3 * len(slides("exemple"))
    assert max(bullets((*s.content, *s.aside)) for s in found) <= BULLETS
    assert len({s.id for s in found}) == len(found)
    shown = [b for s in found for b in blocks_within((*s.content, *s.aside))]
    before = [b for s in slides_of(longer) for b in blocks_within((*s.content, *s.aside))]
    assert _count(shown) == _count(before)


def _longer(slide: Slide) -> Slide:
    def grown(column: Blocks) -> Blocks:
        return tuple(
            replace(block, items=block.items * 10) if isinstance(block, ListBlock) else block
            for block in column
        )

    return replace(slide, content=grown(slide.content), aside=grown(slide.aside))


def _count(blocks: list[object]) -> int:
    return sum(len(block.items) for block in blocks if isinstance(block, ListBlock))


# What a room can read, and hear


@pytest.mark.parametrize(
    ("territory", "name"), [*((t, SHORT) for t in TERRITORIES), ("exemple", DECK)]
)
def test_nothing_is_set_under_twenty_points_in_the_powerpoint_file(
    territory: str, name: str
) -> None:
    deck = DeckFile(drawn(territory, name, "pptx"))
    sizes = [size for rank in range(len(deck.deck.slides)) for size in shown_sizes(deck, rank + 1)]
    charts = [part for path, part in deck.drawn() if path.startswith("ppt/charts/chart")]
    labels = [int(size) / 100 for part in charts for size in part.xpath("//@sz")]
    assert len(sizes) > 20 and min(sizes) >= SMALL
    assert len(labels) >= len(charts) and min(labels, default=SMALL) >= SMALL


def shown_sizes(deck: DeckFile, rank: int) -> Iterator[float]:
    """Yield the sizes of the type of a slide, but of its foot, as PowerPoint computes them."""
    slide = deck.slide(rank)
    free = deck.xml("ppt/presentation.xml").xpath("//*[local-name()='defaultTextStyle']//@sz")
    for shape in slide.shapes:
        if shape.name.startswith(FEET):
            continue
        if shape.is_placeholder and shape.has_text_frame:
            sizes = placeholder_sizes(deck, slide, shape.placeholder_format.idx)
        else:
            sizes = shape._element.xpath(".//a:defRPr/@sz") or free
        scale = shape._element.xpath(".//a:normAutofit/@fontScale") or ["100000"]
        yield from (round(int(size) * int(scale[0]) / 10_000_000, 2) for size in sizes)


def placeholder_sizes(deck: DeckFile, slide: Any, index: int) -> list[str]:
    """Return the sizes that a layout gives to a placeholder, those of the master otherwise."""
    (found,) = [p for p in slide.slide_layout.placeholders if p.placeholder_format.idx == index]
    master = deck.xml("ppt/slideMasters/slideMaster1.xml")
    own = found._element.xpath(".//a:defRPr/@sz")
    return own or master.xpath("//*[local-name()='bodyStyle']//@sz")


@pytest.mark.parametrize("name", ["presentation", "presentation-detaillee"])
def test_nothing_is_set_under_twenty_points_in_the_pdf(name: str) -> None:
    pages = list(extract_pages(BytesIO(drawn("exemple", name, "pdf"))))
    foot = (HEIGHT - FOOT.top) * POINTS_PER_MILLIMETRE
    found = [char for page in pages for char in chars(page) if char.y0 > foot]
    # The « er » of « 1er » is raised.
    small = [c for c in found if round(c.height, 1) < SMALL and c.get_text() not in "er"]
    assert len(found) > 1000 and not small, {(c.get_text(), c.height) for c in small}


def chars(element: Any) -> Iterator[LTChar]:
    """Yield the signs of a page that print."""
    if isinstance(element, LTChar):
        yield from [element] if element.get_text().strip() else []
    elif isinstance(element, LTContainer):
        for inside in element:
            yield from chars(inside)


@pytest.mark.parametrize("territory", TERRITORIES)
def test_the_notes_of_the_short_deck_are_said_in_eight_minutes(territory: str) -> None:
    document = piece(territory, SHORT).document
    assert document.minutes_max == 8
    assert not list(check_speech(PlacedDocument(document)))


def test_the_parties_show_their_logos_as_large_to_the_eye() -> None:
    convention, _ = sources("exemple")
    theme = prepared("exemple", SHORT).theme
    assert theme is not None
    shown = placed(piece("exemple", SHORT).document, theme)[0].logos
    assert [logo.path.name for logo, _ in shown] == [
        Path(p.logo).name for p in convention.parties if p.logo
    ]
    areas = [box.width * box.height for _, box in shown]
    assert max(areas) == pytest.approx(min(areas), rel=0.01)
    assert {round(box.top + box.height / 2, 3) for _, box in shown} == {
        round(LOGOS.top + LOGOS.height / 2, 3)
    }
