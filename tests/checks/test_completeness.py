"""`statut: a_signer` lists everything that is missing, at once, with the place it belongs to."""

from ctg_docs.problems import Gravite

FINAL = ("statut: projet", "statut: a_signer")


def test_everything_missing_is_listed_at_once(problems):
    text = "\n".join(problems(FINAL))
    for missing in (
        "le tribunal administratif",
        "le lieu de signature",
        "la décision de « caf »",
        "la décision de « ville »",
        "le diagnostic partagé",
        "la liste des équipements",
        "l’organisation du pilotage",
        "les modalités d’évaluation",
    ):
        assert f"il manque {missing}" in text


def test_a_missing_decision_is_asked_for_at_its_party(problems):
    line = next(line for line in problems(FINAL) if "décision de « ville »" in line)
    assert line.startswith("sources/essai/convention.yaml:29:")
    assert "Ajoutez la clé « decision » sous « parties »." in line


def test_an_unknown_civility_stops_a_final_convention(problems):
    lines = problems(FINAL, ("    civilite: Mme\n", ""))
    line = next(line for line in lines if "civilité inconnue : Anne Dupont" in line)
    assert "[civilite-inconnue]" in line
    assert "civilite: Mme" in line


def test_a_missing_plan_is_refused_unless_the_convention_says_it_has_none(problems):
    without = FINAL[1] + "\n  plan_action: non"
    asked = "\n".join(problems((FINAL[0], FINAL[1] + "\n  plan_action: oui")))
    assert "il manque le plan d’actions" not in asked
    text = "\n".join(problems((FINAL[0], without)))
    assert "il manque le plan d’actions" not in text


def test_the_shipped_example_is_complete(exemple):
    assert [p for p in exemple.problems if p.gravite == Gravite.ERREUR] == []
