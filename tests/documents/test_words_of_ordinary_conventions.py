"""What ordinary conventions say: titles left whole, one of each thing, women who preside."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from ctg_docs.pipeline import prepare
from ctg_docs.writing.text import plain_text

Told = Callable[..., str]


@pytest.fixture
def told(tmp_path: Path) -> Told:
    """Return the words of documents of a small territory, with ordinary spaces."""

    def words(sources: str, *documents: str) -> str:
        folder = tmp_path / "sources" / "orlezac"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "tout.yaml").write_text(textwrap.dedent(sources), encoding="utf-8")
        made = prepare(folder, documents)
        assert not made.refused, [str(problem) for problem in made.problems]
        text = "\n".join(plain_text(tree) for tree in made.documents.values())
        return re.sub(r"[\u00a0\u202f]", " ", text)

    return words


TITLES = """
    convention: {id: orlezac-2026, statut: signe, partielle: oui, periode: {debut: 2026-01-01, fin: 2030-12-31}}
    signature: {date: 2026-01-15}
    territoire: {nom: Orlezac}
    personnes:
      - {id: a, civilite: Mme, prenom: Lise, nom: Brun}
    parties:
      - {id: caf, type: caf, departement: "35"}
      - {id: commune, type: commune, nom_officiel: commune d’Orlezac, representants: [{personne: a, fonction: maire}]}
    niveaux: [{cle: champ, singulier: axe, pluriel: axes, genre: m}]
    champs:
      - {id: x, titre: Bien grandir ensemble}
      - {id: y, titre: Enfance et jeunesse}
      - {id: z, titre: Consolider l’accès aux droits}
    actions:
      - {id: p, titre: "Une étude, puis une maison des familles", rattachee_a: x, pilote: la commune}
    communication:
      projets_phares:
        - {texte: une étude, champ: x}
        - {texte: une halte et un lieu d’écoute, champ: x}
        - {texte: une maison des familles, champ: x}
"""  # noqa: E501 - as an author types them
QUOTED = "« Bien grandir ensemble », « Enfance et jeunesse » et « Consolider l’accès aux droits »"


@pytest.mark.parametrize("document", ["article", "article-court", "communique", "page"])
def test_titles_in_the_infinitive_or_coordinated_are_quoted_under_the_name_of_their_level(
    told, document
):
    said = told(TITLES, document)
    assert f"notamment autour de trois axes : {QUOTED}" in said
    assert not re.search(r"en matière d|champs? d|domaines? d", said)


def test_the_press_quotes_the_field_whose_projects_it_tells(told):
    said = told(TITLES, "article")
    assert "Pour l’axe « Bien grandir ensemble », la convention prévoit une étude" in said
    assert "ainsi qu’une maison des familles" in said


def test_the_press_fixes_a_plan_and_does_not_stop_it(told):
    said = told(TITLES, "article")
    assert "fixe jusqu’en 2030 un plan d’actions" in said
    assert "arrête" not in said


def test_a_signature_that_nobody_tells_is_not_passed_over(told):
    assert "a été signé notamment par Lise Brun" in told(TITLES, "article")


CCAS = """
    convention: {id: orlezac-2026, statut: projet, periode: {debut: 2026-01-01, fin: 2030-12-31}}
    territoire: {nom: Orlezac}
    personnes:
      - {id: a, civilite: Mme, prenom: Lise, nom: Brun, usage_titre: Madame le Maire}
    parties:
      - {id: caf, type: caf, departement: "35"}
      - {id: commune, type: commune, nom_officiel: commune d’Orlezac, representants: [{personne: a, fonction: maire}]}
      - {id: ccas, type: ccas_cias, nom_officiel: Centre communal d’action sociale d’Orlezac, nom_court: le CCAS, representants: [{personne: a, fonction: président}]}
    seances:
      - {id: s-ccas, partie: ccas, date: 2025-11-19, heure: "20:00"}
      - {id: s-commune, partie: commune, date: 2025-11-20}
"""  # noqa: E501 - as an author types them


def test_madame_le_maire_is_said_of_the_office_of_mayor_alone(told):
    said = told(CCAS, "convention", "deliberation")
    assert "représentée par son maire, Mme Lise Brun" in said
    assert "représenté par sa présidente, Mme Lise Brun" in said
    assert "la délibération du conseil d’administration du CCAS" in said
    assert "Autorise Madame la Présidente à signer" in said
    assert "Autorise Madame le Maire à signer" in said
    assert "son présidente" not in said
    assert "de le " not in said


def test_an_office_that_holds_commas_is_closed_before_the_sentence_goes_on(told):
    change = "fonction: président}", 'fonction: "président, vice-président du syndicat"}'
    said = told(CCAS.replace(*change), "deliberation")
    assert "Autorise Madame la Présidente, vice-présidente du syndicat, à signer" in said


def test_a_territory_without_hinge_is_led_by_its_first_letter(told):
    assert "pour le territoire d’Orlezac" in told(CCAS, "convention")


NUMBERS = """
    convention: {id: orlezac-2025, periode: {debut: 2025-01-01, fin: 2029-12-31}}
    territoire: {nom: Orlezac}
    diagnostic:
      introduction: Un  diagnostic  partagé.
      thematiques:
        - titre: Chiffres
          chiffres:
            - {libelle: Accueils, valeur: 1, unite: associations}
            - {libelle: Suivis, valeur: "1,5", unite: familles}
            - {libelle: Attentes, valeur: 0, unite: projets}
          tableaux:
            - titre: Population
              colonnes: [Commune, Code INSEE, "2013", "2023", Année]
              lignes:
                - [Orlezac, "35120", "12480", "12 500", "2021"]
                - [Écart, "35121", "-3", "1234567,5", "2022"]
"""


def test_numbers_typed_in_a_table_print_as_those_of_key_figures(told):
    said = told(NUMBERS, "convention")
    assert "Orlezac | 35120 | 12 480 | 12 500 | 2021" in said
    assert "Écart | 35121 | −3 | 1 234 567,5 | 2022" in said


def test_a_unit_follows_its_number(told):
    said = told(NUMBERS, "convention")
    assert all(words in said for words in ("1 association", "1,5 famille", "0 projet"))
    assert "Un diagnostic partagé." in said


ONE = """
    convention: {id: orlezac-2025, periode: {debut: 2025-01-01, fin: 2029-12-31}}
    territoire: {nom: Orlezac}
    parties:
      - {id: ville, type: commune, nom_officiel: commune d’Orlezac}
    champs:
      - {id: enfance, titre: Enfance, enjeux: [Grandir]}
    equipements:
      - {id: preau, nom: Le Préau, type: Accueil de jeunes}
"""


def test_one_of_each_thing_is_said_in_words(told):
    said = told(ONE, "convention", "note-synthese")
    assert "un équipement ou service destiné aux familles est soutenu par" in said
    assert "le présente ; son financement relève d’une convention propre." in said
    assert "s’organise en un champ d’intervention" in said
    assert "Il comporte un enjeu." in said


def test_somebody_whose_civility_is_unknown_is_given_no_gender(told):
    present = TITLES.replace("civilite: Mme, ", "")
    present = present.replace("{date: 2026-01-15}", "{date: 2026-01-15, presents: [{personne: a}]}")
    said = told(present, "legendes")
    assert "En présence de : Lise Brun" in said
    assert "présent :" not in said


def test_those_present_bear_their_office_in_their_own_gender(told):
    present = TITLES.replace(
        "{date: 2026-01-15}",
        "{date: 2026-01-15, presents: [{personne: a, fonction: conseiller départemental}]}",
    )
    assert "Était présente : Lise Brun, conseillère départementale" in told(present, "legendes")
    assert "Mme Lise Brun, conseillère départementale" in told(present, "presentation")


def test_key_figures_of_a_deck_keep_their_unit(told):
    figures = re.sub(r"    actions:\n.*\n", "", TITLES)
    figures += '      chiffres_cles: [{libelle: Budget, valeur: "16,4", unite: millions d’euros}]\n'
    assert "16,4 millions d’euros" in told(figures, "presentation")
