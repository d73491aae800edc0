"""The results of the year for the public: what was done, on one page whatever the territory."""

from types import SimpleNamespace

import execution
import petit
import pytest

from ctg_docs.composing.families.suivi.resultats import WIDTH, Faites
from ctg_docs.pipeline.engines import laid_out_by
from ctg_docs.writing.formats import write
from ctg_docs.writing.text import plain_text

WORDS = "accueillir les enfants et leurs parents dans des lieux ouverts à tous "
FIELDS = 5


def worst(signs: int = 110) -> str:
    """Return the fullest follow-up there can be: every text as long as the page takes it."""
    fields = "\n".join(
        f"  - {{id: champ-{k}, titre: {(WORDS * 2)[: signs - 2].strip()} {k}}}"
        for k in range(FIELDS)
    )
    states = ("realisee", "realisee", "en_cours", "reportee", "abandonnee", "non_demarree")
    actions = "\n".join(
        f"""\
  - id: action-{k}-{n}
    titre: {(WORDS * 2)[:84].strip()} {k}
    rattachee_a: champ-{k}
    avancement: {{statut: {states[n]}, date: 2026-12-16}}
    budget: [{{annee: 2026, montant: 123456789, realise: 12345678}}]
    calendrier:
      jalons: [{{annee: 2027, libelle: {WORDS[:46].strip()} {k}}}]
    indicateurs:
      - libelle: {WORDS[:41].strip()}
        unite: au total
        valeur_initiale: 1000000
        cible: 1234567
        valeurs: [{{annee: 2026, valeur: 1111111}}]"""
        for k in range(FIELDS)
        for n in range(len(states))
    )
    return f"""\
convention:
  {{id: essai, statut: projet, periode: {{debut: 2026-01-01, fin: 2030-12-31}}}}
territoire: {{nom: Saint-Remy-en-Bouzemont-Saint-Genest-et-Orlezac, type: autre}}
parties:
  - {{id: caf, type: caf, departement: "35"}}
  - {{id: ville, type: commune, nom_officiel: commune d’Orlezac-les-Essais-en-Montagne}}
champs:
{fields}
actions:
{actions}
communication:
  contact_public: {(WORDS * 4)[:165].strip()}
"""


@pytest.mark.parametrize(("engine", "signs"), [("typst", 44), ("typst", 110), ("weasyprint", 44)])
def test_the_fullest_follow_up_takes_one_page(tmp_path, engine, signs):
    made = petit.territory(tmp_path, worst(signs), ["resultats"])
    assert not made.refused, [str(p) for p in made.problems]
    made = laid_out_by(made, engine)
    for piece in made.pieces:
        # A document beyond its limit of pages is refused.
        assert all(content for _, content in write(piece.document, made.theme, piece.formats))


def test_the_page_says_what_was_done_what_moved_and_what_comes():
    text = plain_text(execution.prepared("suivi").documents["resultats"])
    flat = text.replace("\u00a0", " ").replace("\u202f", " ")
    assert "Résultats 2024 : 34 actions sur 40 engagées, dont 22 réalisées" in flat
    assert "300 917 € dépensés sur 337 700 € prévus de 2022 à 2024" in flat
    assert "Petite enfance : retravailler le formulaire d’inscription ; ajuster" in flat
    assert "Demandes d’accueil collectif satisfaites, % | 58 | 68 | 70 | 83 %" in flat
    assert "ctg@rochebrune-les-pres.example" in flat


def test_before_any_follow_up_the_page_says_so_and_gives_the_plan():
    text = plain_text(execution.sound(execution.copied(), "resultats").documents["resultats"])
    assert "Les résultats de la convention territoriale globale" in text
    assert "La convention n’est pas encore signée" in text
    assert "engagée" not in text


@pytest.mark.parametrize(("others", "lines"), [(0, 1), (3, 2)])
def test_a_field_counts_the_line_that_tells_of_the_actions_it_does_not_name(others, lines):
    field = SimpleNamespace(champ=SimpleNamespace(titre="x" * (WIDTH - 5)))
    assert Faites(field, (), others).height == lines
