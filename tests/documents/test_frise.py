"""The timeline of the plan: only years that the sources know, by field, under the convention."""

import petit

TEXT = """\
    convention: {id: essai, statut: projet, periode: {debut: 2026-01-01, fin: %s}}
    territoire: {nom: Orlezac}
    champs: [{id: enfance, titre: Enfance}, {id: vide, titre: Logement}]
    actions:
      - id: a
        titre: Ouvrir un relais
        rattachee_a: enfance
        calendrier: {debut: mars 2026, fin: 2027}
      - {id: b, titre: Former les équipes, rattachee_a: enfance, calendrier: {debut: 2027}}
      - {id: c, titre: Réunir les parents, rattachee_a: enfance}
"""


def timeline(folder, end="2028-12-31"):
    text = petit.texts(folder, TEXT % end, ["convention"])["convention"]
    _, _, after = text.partition("Frise du plan d’actions\n")
    return after.splitlines()[:6]


def test_each_action_is_marked_in_the_years_that_its_calendar_tells(tmp_path):
    assert timeline(tmp_path) == [
        "Action | 2026 | 2027 | 2028",
        "La convention | ● | ● | ●",
        "Champ d’intervention 1 – Enfance",
        "1.1 – Ouvrir un relais | ● | ● | –",
        "1.2 – Former les équipes | – | ● | –",
        "1.3 – Réunir les parents | – | – | –",
    ]


def test_a_plan_longer_than_ten_years_has_none(tmp_path):
    assert timeline(tmp_path, "2037-12-31") == []
