"""The public page: what the sources say, in order, under real headings, and nothing else."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import cache
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest
from livre import SOURCES, TERRITORIES, drawn, piece, tree_words

from ctg_docs.model.arbre import numeroter
from ctg_docs.model.convention import Convention
from ctg_docs.model.loading import build
from ctg_docs.pipeline import prepare
from ctg_docs.reading.territory import read_territory
from ctg_docs.writing.html.web import write_web
from ctg_docs.writing.text import plain_text

SIGNED = ["bois-colombes", "boulogne-billancourt", "issy-les-moulineaux", "nancy"]
# What each page says: facts of the sources, in the order of the page.
FACTS = {
    "bois-colombes": [
        "Convention territoriale globale de Bois-Colombes",
        "ont signé, le 8 mars 2024, une convention territoriale globale (CTG)",
        "Ce qui change pour moi",
        "un guichet unique de proximité",
        "notamment dans les domaines de la petite enfance, de la jeunesse et de l’accès aux droits",
        "conclue pour cinq ans, de 2023 à 2027",
        "La commune de Bois-Colombes",
        "8 mars 2024 Signature de la convention",
    ],
    "boulogne-billancourt": [
        "ont signé, le 20 mars 2024,",
        "publics victimes de violences conjugales",
        "Caisse d’allocations familiales (Caf) des Hauts-de-Seine",
    ],
    "exemple": [
        "Un même cap pour les familles",
        "signeront, le 16 décembre 2021, une convention",
        "la commune (25 novembre 2021)",
        "Ce qui change pour moi Petite enfance : le développement de l’accueil occasionnel",
        "une permanence juridique gratuite au CCAS, un samedi matin par mois",
        "Allocataires de la Caf",
        "Les 5 champs d’intervention",
        "20 enjeux, 6 objectifs stratégiques, 16 objectifs opérationnels et 40 actions",
        "Recevoir chaque famille avant l’attribution des places en crèche",
        "prévue pour cinq ans, de 2022 à 2026",
        "Elle succédera au contrat enfance jeunesse 2018-2021",
        "elle-même aucune somme",
        "analyse des besoins sociaux du CCAS, mars 2021",
        "Le Département du Val-d’Ormes",
        "Comité de pilotage : deux fois par an, en juin et en décembre",
        "30 juin 2024 Évaluation à mi-parcours",
        "Lire les documents Le texte de la convention et ses annexes (PDF)",
        "ctg@rochebrune-les-pres.example",
        "Page mise à jour le 10 décembre 2021.",
    ],
    "exemple-avenant": [
        "ont signé, le 15 décembre 2022, une convention territoriale globale (CTG)",
        "Ouvrir la bibliothèque de Fontclaire aux assistants maternels",
        "conclue pour quatre ans, de 2023 à 2026",
        "Elle couvre 3 communes : Lierval, Saint-Amand-sur-Lierre et Fontclaire.",
        "La commune de Fontclaire a rejoint la convention par avenant le 20 juin 2024.",
        "20 juin 2024 Signature de l’avenant n° 1",
    ],
    "issy-les-moulineaux": [
        "La Ville d’Issy-les-Moulineaux et la Caisse d’allocations familiales (Caf)",
        "ont signé, le 15 mars 2024,",
        "pour préserver la qualité et la pérennité de l’offre d’accueil",
        "« 1 000 premiers jours »",
        "Et aussi, parmi les projets inscrits dans la convention",
        "un centre socioculturel dans le quartier des Épinettes",
        "près de 30 %",
        "du handicap, de l’animation de la vie sociale et du logement",
        "Elle succède aux contrats enfance jeunesse",
        "Page mise à jour le 30 avril 2024.",
    ],
    "le-val-aux-moines": [
        "préparent une convention territoriale globale (CTG)",
        "La commune soumettra le texte au vote de son conseil municipal le 12 décembre 2022.",
        "Ce que le projet changerait pour moi",
        "la mise en circulation d’un bus itinérant de services",
        "Les 5 enjeux",
        "en 5 enjeux et comporte 26 actions",
        "Créer un outil de suivi de l’offre et de la demande d’accueil",
        "Mettre en circulation un bus itinérant de services",
        "prévue pour quatre ans, de 2023 à 2026",
        "Données allocataires, Caf de la Haute-Sarelle",
        "La convention est préparée par",
    ],
    "nancy": [
        "ont signé, le 26 janvier 2022,",
        "pour renforcer les dispositifs existants",
        "la création d’un guichet unique pour l’accueil des familles",
        "92 Actions inscrites dans la convention",
        "conclue pour cinq ans, de 2021 à 2025",
        "Chacune est assortie d’indicateurs",
        "1er janvier 2021 Début de la convention",
    ],
}


@cache
def root(territory: str) -> Element:
    return ElementTree.fromstring(drawn(territory, "page", "html"))


@cache
def convention(territory: str) -> Convention:
    source, _ = read_territory(SOURCES / territory, SOURCES / "commun")
    known, _ = build(source)
    assert known is not None
    return known


@cache
def text(territory: str) -> str:
    """Return the words that a visitor reads, the table of contents left out."""
    landmarks = [root(territory).find(f"body/{tag}") for tag in ("header", "main", "footer")]
    blocks = ("p", "li", "h1", "h2", "h3", "h4", "h5", "td", "th")
    found = [e for mark in landmarks if mark is not None for e in mark.iter() if e.tag in blocks]
    return " ".join(" ".join("".join([*alternatives(e), *e.itertext()]).split()) for e in found)


def alternatives(element: Element) -> list[str]:
    """Return the words that stand for the pictures of an element."""
    return [f"[{image.get('alt')}]" for image in element.iter("img")]


def headings(territory: str) -> list[tuple[int, str]]:
    return [
        (int(e.tag[1]), " ".join("".join(e.itertext()).split()))
        for e in root(territory).iter()
        if e.tag in ("h1", "h2", "h3", "h4", "h5", "h6")
    ]


def linked(territory: str) -> dict[str, dict]:
    """Return what the page says to machines, by the type of each thing."""
    (script,) = list(root(territory).iter("script"))
    return {thing["@type"]: thing for thing in json.loads(script.text or "")["@graph"]}


def test_every_territory_has_its_facts() -> None:
    assert sorted(FACTS) == TERRITORIES


@pytest.mark.parametrize("territory", TERRITORIES)
def test_it_says_the_facts_in_order(territory: str) -> None:
    end = 0
    for fact in FACTS[territory]:
        words = " ".join(fact.split())
        start = text(territory).find(words, end)
        assert start >= 0, f"not said, or not there: {fact}"
        end = start + len(words)


@pytest.mark.parametrize("territory", TERRITORIES)
def test_it_says_the_words_of_the_tree_and_no_other(territory: str) -> None:
    expected = tree_words(piece(territory, "page").document)
    assert "".join(text(territory).split()) == "".join(expected)


@pytest.mark.parametrize("territory", TERRITORIES)
def test_one_title_then_levels_that_never_skip(territory: str) -> None:
    levels = [level for level, _ in headings(territory)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("territory", ["exemple", "le-val-aux-moines"])
def test_each_field_has_a_heading_with_its_actions_below(territory: str) -> None:
    fields = [c.titre for c in convention(territory).champs]
    assert [title for level, title in headings(territory) if title in fields] == fields
    assert headings(territory).count((4, "Les actions")) == len(fields)


@pytest.mark.parametrize("territory", ["exemple", "le-val-aux-moines"])
def test_every_action_is_listed_once_in_the_order_of_the_plan(territory: str) -> None:
    tree = numeroter(convention(territory))
    words = [a.action.mots_presse or a.action.titre for a in tree.actions]
    listed = ["".join(e.itertext()).lower() for e in root(territory).iter("li")]
    plain = [" ".join(item.split()) for item in listed]
    places = [plain.index(" ".join(action.lower().split())) for action in words]
    assert places == sorted(places)
    assert len(places) == len(set(places)) == tree.comptes["action"]


@pytest.mark.parametrize("territory", SIGNED)
def test_what_is_known_in_part_is_never_counted(territory: str) -> None:
    assert [title for _, title in headings(territory) if re.match(r"Les \d", title)] == []
    assert "Le projet s’organise en" not in text(territory)


@pytest.mark.parametrize("territory", TERRITORIES)
def test_it_tells_machines_only_what_the_sources_say(territory: str) -> None:
    told, known = linked(territory), convention(territory)
    period = known.convention.periode
    page, service = told["WebPage"], told["GovernmentService"]
    assert page["inLanguage"] == "fr-FR"
    assert page["temporalCoverage"] == f"{period.debut}/{period.fin}"
    updated = known.communication.date_maj if known.communication else None
    assert page.get("dateModified") == (updated.isoformat() if updated else None)
    assert len(service["provider"]) == len(known.parties)
    area = service["areaServed"]
    code = known.territoire.code_insee
    assert [i["value"] for i in area.get("identifier", [])] == ([code] if code else [])
    signed = known.signature.date if known.convention.statut != "projet" else None
    assert told.get("Event", {}).get("startDate") == (signed.isoformat() if signed else None)


@pytest.mark.parametrize("territory", TERRITORIES)
def test_nothing_is_called_from_outside(territory: str) -> None:
    elements = list(root(territory).iter())
    shown = [e.get("src", "") for e in elements if e.get("src")]
    assert [address for address in shown if not address.startswith("data:image/")] == []
    followed = [e.get("href", "") for e in elements if e.get("href")]
    known = convention(territory).communication
    online = tuple(d.adresse for d in (known.documents if known else ()))
    assert [a for a in followed if not a.startswith(("#", "mailto:", *online))] == []
    assert [e.tag for e in elements if e.tag in ("link", "iframe")] == []


@pytest.fixture
def page(sources: Callable[..., Path]) -> Callable[..., str]:
    """Return the text of the page of a small territory, changed."""

    def built(*changes: tuple[str, str], more: str = "") -> str:
        prepared = prepare(sources(*changes, more=more), ["page"])
        return " ".join(plain_text(prepared.documents["page"]).split())

    return built


@pytest.mark.parametrize(
    ("statut", "said"),
    [
        (
            "projet",
            ["préparent une convention", "encore qu’un projet", "est prévue pour", "préparée"],
        ),
        ("vote", ["s’apprêtent à signer", "est prévue pour quatre ans", "sera signée par"]),
        ("a_signer", ["s’apprêtent à signer", "est prévue pour quatre ans", "sera signée par"]),
        ("signe", ["ont signé", "est conclue pour quatre ans", "a été signée par"]),
        ("executoire", ["ont signé", "est conclue pour quatre ans", "a été signée par"]),
    ],
)
def test_the_state_gives_the_tense(page: Callable[..., str], statut: str, said: list[str]) -> None:
    found = page(("statut: projet", f"statut: {statut}\n  partielle: oui"))
    assert [words for words in said if words not in found] == []
    assert ("encore qu’un projet" in found) == (statut == "projet")


def test_what_nobody_says_leaves_no_trace(page: Callable[..., str]) -> None:
    found = page()
    for absent in ("diagnostic", "chiffres", "phare", "contacter", "mise à jour", "None", "["):
        assert absent not in found
    assert "pour porter ensemble un projet social de territoire" in found


def test_a_source_cannot_end_the_script_of_the_page(sources: Callable[..., Path]) -> None:
    hostile = 'Accord "a\\b" </script><script>alert(1)</script>'
    folder = sources(("  statut: projet", f"  statut: projet\n  titre: '{hostile}'"))
    prepared = prepare(folder, ["page"])
    assert prepared.theme is not None
    drawn_page = ElementTree.fromstring(write_web(prepared.documents["page"], prepared.theme))
    (script,) = list(drawn_page.iter("script"))
    service = json.loads(script.text or "")["@graph"][1]
    assert service["serviceType"] == hostile


@pytest.mark.parametrize("territory", TERRITORIES)
def test_details_fold_under_their_titles_and_the_outcome_does_not(territory: str) -> None:
    folded = [" ".join("".join(e.itertext()).split()) for e in root(territory).iter("summary")]
    assert "Qu’est-ce que la convention territoriale globale ?" in folded
    assert not [title for title in folded if title.startswith(("Ce qui", "Ce que"))]
    for details in root(territory).iter("details"):
        assert details.get("open") is None
        assert details[0].tag == "summary"
        assert details[0][0].tag in ("h2", "h3")


def test_paper_shows_what_a_screen_folds_and_the_light_colours() -> None:
    style = "".join(root("exemple").find("head/style").itertext())  # type: ignore[union-attr]
    paper = style[style.index("@media print") :]
    assert "::details-content { display: block" in paper
    assert style.count("prefers-color-scheme: dark") == style.count("@media screen and (prefers")


SIGNED_IN_PART = ("statut: projet", "statut: signe\n  partielle: oui")
FOLLOWED = (
    "    calendrier:\n      debut: 2024",
    "    avancement: {statut: realisee, date: 2025-03-01}\n    calendrier:\n      debut: 2024",
)


def test_what_is_done_comes_first_once_a_signed_convention_is_followed(
    page: Callable[..., str],
) -> None:
    found = page(SIGNED_IN_PART, FOLLOWED)
    done = "Au 1er mars 2025, parmi les actions suivies, une est engagée et une est réalisée"
    assert done in found
    assert found.index(done) < found.index("Ce qui change pour moi")
    assert "Ce qui est déjà fait" not in page(FOLLOWED), "it is not signed yet"
    assert "Ce qui est déjà fait" not in page(SIGNED_IN_PART)


def test_a_document_leads_where_it_says_and_an_address_must_be_one(
    sources: Callable[..., Path],
) -> None:
    words = "communication: {documents: [{titre: Le texte, adresse: '%s'}]}\n"
    made = prepare(sources(more=words % "https://www.ville.example/ctg.pdf"), ["page"])
    assert made.theme is not None
    drawn_page = write_web(made.documents["page"], made.theme).decode()
    assert 'href="https://www.ville.example/ctg.pdf"' in drawn_page
    wrong = prepare(sources(more=words % "ctg.pdf"), ["page"]).problems[0]
    assert (wrong.code, "https://" in (wrong.hint or "")) == ("forme-refusee", True)
