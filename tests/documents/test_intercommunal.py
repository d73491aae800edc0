"""Many communes, several councils, facts unknown: every document of three territories."""

from __future__ import annotations

import re

import intercommunal
import pytest

from ctg_docs.pipeline import catalogue, prepare
from ctg_docs.writing.text import mail_text, plain_text

PUBLIC = ("article", "article-court", "communique", "legendes", "publications", "note-synthese")
FAMILLES = sorted({e.famille for e in catalogue() if e.par not in ("periode", "dossier")})
IDS = re.compile(r"\b(?:c\d+|p\d+|agglo|asso|sivom|dep|val-d-orle|orle-et-bise)\b")
FAULTS = re.compile(r"\b(?:de le|de les|à le|que une?|de [AÉEIOUÎ]\w+(?:zac|vert|ières))\b")


@pytest.fixture(scope="module", params=sorted(intercommunal.TERRITOIRES))
def texts(request, tmp_path_factory):
    """Each document of a territory as plain text, by its path."""
    folder = intercommunal.write(tmp_path_factory.mktemp("inter"), request.param)
    made = prepare(folder, FAMILLES)
    assert not made.refused, [str(problem) for problem in made.problems]
    return {
        piece.chemin: (mail_text if "txt" in piece.formats else plain_text)(piece.document)
        for piece in made.pieces
    }


def test_no_id_of_the_sources_prints(texts):
    assert {path: IDS.findall(text) for path, text in texts.items() if IDS.search(text)} == {}


def test_articles_are_contracted_and_elided_everywhere(texts):
    found = {path: FAULTS.findall(text) for path, text in texts.items() if FAULTS.search(text)}
    assert found == {}


def test_no_defined_term_stands_for_two_parties(texts):
    terms = re.findall(r"ci-après dénommée?s? «.([^»]+).»", texts["convention"])
    assert len(terms) == len(set(terms)) > 1


def test_a_text_to_the_public_never_lists_more_than_five_parties(texts):
    for path, text in texts.items():
        if path.split("/")[0] in PUBLIC:
            for line in text.splitlines():
                named = re.findall(r"\b(?:com|Com)mun(?:e|auté)\b[^,;]*(?:,| et )", line)
                assert len(named) <= 5, (path, line)


def test_each_council_has_its_papers(texts):
    parties = set(re.findall(r"\nVu la (?:délibération|décision)", texts["convention"]))
    for kind in ("deliberation", "note-synthese"):
        acts = {path for path in texts if path.startswith(f"{kind}/")}
        assert len(acts) >= max(2, len(parties))


def prepared(tmp_path, name):
    made = prepare(intercommunal.write(tmp_path, name), FAMILLES)
    return {piece.chemin: plain_text(piece.document) for piece in made.pieces}


def test_many_communes_share_a_clause_that_leads_to_their_table(tmp_path):
    text = prepared(tmp_path, "val-d-orle")["convention"].replace("\u00a0", " ")
    clause = next(line for line in text.splitlines() if line.startswith("Les 52 communes énum"))
    assert "énumérées à l’annexe 7" in clause
    assert "« les Communes »" in clause
    assert "Vu les délibérations des conseils municipaux des 52 communes énumérées" in text
    table = text[text.rindex("Communes signataires") :]
    assert "La Commune de Vaulzac | M. Bruno Brun, maire" in table
    assert "[représentant de la commune d’Orlezac : à compléter]" in table
    assert "M. [prénom : à compléter] Delmas, maire" in table


def test_the_press_tells_the_group_and_the_number_of_its_communes(tmp_path):
    texts = prepared(tmp_path, "val-d-orle")
    lead = "La communauté d’agglomération du Val d’Orle et ses 52 communes, la Caisse"
    assert lead in texts["article"]
    assert "La commune de Vaulzac | M. Bruno Brun, maire" in texts["page"].replace("\u00a0", " ")
    assert "et ses 51 autres communes" in texts["note-synthese/c1"]


def test_two_communities_have_each_its_deck_and_both_names_print(tmp_path):
    texts = prepared(tmp_path, "orle-et-bise")
    assert "du Pays d’Orle et du Val de Bise" in texts["convention"]
    assert "Communauté de communes du Pays d’Orle" in texts["presentation"]
    deck = texts["presentation/conseil-bise"]
    assert "Conseil communautaire du 21 octobre 2025" in deck.replace("\u00a0", " ")
    assert "Communauté de communes du Val de Bise" in deck


def test_the_decisions_of_communes_are_cited_together(tmp_path):
    text = prepared(tmp_path, "orle-et-bise")["convention"].replace("\u00a0", " ")
    assert (
        "Vu les délibérations des conseils municipaux d’Orlezac (n° 2025-40 du 10 octobre 2025),"
        " de Vaulzac (n° 2025-41 du 11 octobre 2025), de Brionzac" in text
    )


def test_the_press_says_offices_by_places(tmp_path):
    text = prepared(tmp_path, "orle-et-bise")["article"].replace("\u00a0", " ")
    assert "président de la communauté de communes du Pays d’Orle" in text
    assert "et par les représentants des quatre autres signataires" in text


def test_three_titles_are_quoted_and_never_declined(tmp_path):
    texts = prepared(tmp_path, "val-de-bise")
    titles = (
        "« Bien grandir ensemble », « Enfance et jeunesse » et « Consolider l’accès aux droits »"
    )
    for name in ("article", "page", "communique"):
        said = re.sub("[\u00a0\u202f]", " ", texts[name])
        assert f"autour de trois axes : {titles}" in said, name
    assert "intervient autour" not in texts["page"]
    assert "entre la Communauté et ses communes membres" in texts["convention"]


def test_what_nobody_knows_yet_is_a_gap_that_reads(tmp_path):
    said = re.sub("[\u00a0\u202f]", " ", prepared(tmp_path, "val-d-orle")["convention"])
    assert "Fait à [lieu de signature : à compléter], le [date de signature" in said
    assert "porté devant le tribunal administratif de Rennes" in said
    sheet = said[said.index("Fiche 1.1") :]
    assert "[pilote : à compléter]" in sheet[: sheet.index("A3.3")]


def test_a_field_without_action_has_no_place_in_the_plan(tmp_path):
    folder = intercommunal.write(tmp_path, "orle-et-bise")
    path = folder / "tout.yaml"
    text = path.read_text(encoding="utf-8")
    more = "champs:\n  - {id: logement, titre: Habiter mieux}\n"
    path.write_text(text.replace("champs:\n", more, 1), encoding="utf-8")
    (convention,) = prepare(folder, ["convention"]).pieces
    said = plain_text(convention.document)
    plan = said[said.rindex("Plan d’actions 2026") : said.rindex("Pilotage et suivi")]
    assert "Habiter mieux" not in plan
    assert "Habiter mieux" in said
    diagnostic = said[said.rindex("Problématiques et enjeux") : said.rindex("Équipements et")]
    assert "Bien grandir" not in diagnostic
