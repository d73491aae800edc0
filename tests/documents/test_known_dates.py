"""Moments in documents: French everywhere, and blanks where the day is not known."""

import re

import pytest
from petit import messages, texts

DATED = """\
    convention:
      id: orlezac-2025
      periode: {debut: 2025-01-01, fin: 2029-12-31}
    territoire:
      nom: Orlezac
    champs:
      - {id: jeunesse, titre: Jeunesse}
    actions:
      - id: lieu
        titre: Ouvrir un lieu
        rattachee_a: jeunesse
        pilote: Service jeunesse
        calendrier:
          debut: 2025-03-01
          fin: 31/12/2026
          jalons: [{date: 2025-06, libelle: Choix du local}, {date: 2025-09-01, libelle: Travaux}]
        indicateurs:
          - {libelle: Jeunes reçus, valeur_initiale: 0, cible: 50, date_cible: 2027-12-31}
    evaluation:
      calendrier:
        - {libelle: Bilan, echeance: 2027-06-30}
    diagnostic:
      date: 2024-10-01
      introduction: Un diagnostic.
      sources: [Insee]
      chiffres:
        - {libelle: Enfants, valeur: 120, unite: enfants, date: 2022-01-01, source: Insee}
"""


def test_every_date_of_a_text_key_prints_in_french(tmp_path):
    said = texts(tmp_path, DATED)
    for words in (
        "1er mars 2025 – 31 décembre 2026",
        "50 (31 décembre 2027)",
        "30 juin 2027",
        "Sources du diagnostic (1er octobre 2024)",
        "1er janvier 2022",
        "juin 2025 : Choix du local",
        "1er septembre 2025 : Travaux",
    ):
        assert words in said["convention"], words
    for name, text in said.items():
        assert not re.search(r"\d{4}-\d{2}-\d{2}", text), name


@pytest.mark.parametrize("value", ["2025-13-45", "31/02/2026"])
def test_figures_that_are_no_day_are_refused_in_their_place(tmp_path, value):
    (line,) = messages(tmp_path, DATED.replace("2027-06-30", value))
    assert "orlezac/tout.yaml:21:34:" in line
    assert f"« echeance » : « {value} » n’est pas un jour du calendrier [date-refusee]" in line


YEARS = """\
    convention:
      id: orlezac-2026
      periode: 2026-2030
    territoire: {nom: Orlezac}
    parties:
      - {id: caf, type: caf, nom_officiel: Caisse d’allocations familiales du Val-Gris}
      - {id: ville, type: commune, nom_officiel: Commune d’Orlezac}
"""


def test_a_period_of_two_years_prints_and_invents_no_day(tmp_path):
    said = texts(tmp_path, YEARS)
    duration = (
        "conclue de 2026 à 2030. Elle prend effet le [date d’effet : à compléter] et prend fin"
    )
    assert duration in said["convention"]
    assert "conclue de 2026 à 2030 ;" in said["deliberation/ville"]
    for name, text in said.items():
        assert "1er janvier 2026" not in text, name
        assert "31 décembre 2030" not in text, name
    assert "2026-2030" in said["convention"]


def test_a_final_convention_wants_both_days(tmp_path):
    told = messages(
        tmp_path, YEARS.replace("id: orlezac-2026", "id: orlezac-2026\n      statut: a_signer")
    )
    assert any("il manque la date d’effet : « 2026 » ne dit pas le jour" in line for line in told)
    assert any("il manque la date de fin : « 2030 » ne dit pas le jour" in line for line in told)
    assert any("par exemple « fin: 2030-12-31 »" in line for line in told)


def test_a_first_day_and_a_length_give_the_last_day(tmp_path):
    said = texts(tmp_path, YEARS.replace("2026-2030", "{debut: 2026-09-01, duree: 4 ans}"))
    assert "pour quatre ans, du 1er septembre 2026 au 31 août 2030 inclus" in said["convention"]


def test_an_earlier_contract_may_be_known_by_its_years(tmp_path):
    said = texts(
        tmp_path,
        YEARS.replace(
            "periode: 2026-2030",
            "periode: 2026-2030\n      precedents: [{type: cej, debut: 2018, fin: 2021}]",
        ),
    )
    assert "contrat enfance jeunesse, qui prend fin en 2021." in said["convention"]
    assert "le contrat enfance jeunesse 2018-2021 prend fin en 2021" in said["deliberation/ville"]


def test_a_date_written_as_machines_do_in_a_sentence_is_told(tmp_path):
    changed = DATED.replace("introduction: Un diagnostic.", "introduction: Écrit le 2024-10-01.")
    assert any(
        "« 2024-10-01 » s’imprimerait tel quel [avertissement date-en-chiffres]" in line
        for line in messages(tmp_path, changed)
    )


def test_figures_that_are_no_day_are_told_in_a_sentence(problems):
    told = problems(("Le plan couvre trois ans.", "Le plan commence le 2024-02-30."))
    (line,) = [line for line in told if "date-en-chiffres" in line]
    assert "« 2024-02-30 » n’est pas un jour du calendrier : corrigez-la" in line
