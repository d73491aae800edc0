"""`statut: a_signer` lists everything that is missing, at once, with the place it belongs to."""

import pytest

from ctg_docs.checks.manques import adding
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


def test_the_blanks_of_the_text_are_listed_with_the_rest(problems):
    text = "\n".join(problems(FINAL))
    assert "il manque la décision de « caf »" in text
    assert "il manque encore : contact pour la protection des données [blanc-restant]" in text
    assert "il manque encore : lieu" not in text  # the check has asked for it


EMPTY = "juridique:\n  contact_donnees:\nsignature:\n  # lieu:\n  #   nom: Le Test\n  date:\n"


def test_a_lack_is_told_at_its_key_when_that_stands_empty_or_behind_a_comment(problems):
    lines = problems(FINAL, more=EMPTY)
    (contact,) = [line for line in lines if "protection des données" in line]
    assert contact.startswith("sources/essai/suite.yaml:2:3: ")
    assert contact.endswith("Complétez la clé « contact_donnees » sous « juridique ».")
    (lieu,) = [line for line in lines if "il manque le lieu de signature" in line]
    assert lieu.startswith("sources/essai/suite.yaml:4:5: ")
    assert "Retirez « # » devant la clé « lieu » sous « signature », puis complétez-la." in lieu


def test_a_whole_part_is_told_at_the_file_that_waits_for_it(sources, ctg):
    folder = sources(FINAL)
    (folder / "diagnostic.yaml").write_text("# Le diagnostic.\n", encoding="utf-8")
    told = ctg("verifier")[2]
    assert "sources/essai/diagnostic.yaml: il manque le diagnostic partagé" in told
    assert "sources/essai: il manque la liste des équipements et services" in told


def test_a_person_of_a_former_sample_is_told_unless_the_id_is_another(problems):
    real = "  - id: dupont\n    civilite: Mme\n    prenom: Anne\n    nom: Dupont\n"
    sample = real.replace("Anne", "Camille").replace("Dupont", "Durand")
    assert not [line for line in problems((real, sample)) if "exemple-restant" in line]
    sample = sample.replace("id: dupont", "id: camille-durand")
    changes = (real, sample), ("personne: dupont", "personne: camille-durand")
    (told,) = [line for line in problems(*changes) if "exemple-restant" in line]
    assert "« Camille Durand » est un exemple" in told


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


REPRESENTED = "    representants:\n      - personne: dupont\n        fonction: maire\n"
SHORT = "    nom_court: la Ville\n"
PERIMETER = "  communes:\n    - nom: Le Test\n      charniere: du\n"
LACKS = [
    (
        ("", ""),
        "le diagnostic partagé",
        "Ajoutez la clé « diagnostic », dans un fichier « diagnostic.yaml ».",
    ),
    (
        ("", ""),
        "l’organisation du pilotage",
        "Ajoutez la clé « pilotage », dans un fichier « gouvernance.yaml ».",
    ),
    (
        ("", ""),
        "le lieu de signature",
        "Ajoutez la clé « lieu » sous « signature », dans un fichier « signature.yaml ».",
    ),
    (
        ("    debut: 2024-01-01\n", ""),
        "la date d’effet",
        "Ajoutez la clé « debut » sous « periode ».",
    ),
    (("    fin: 2027-12-31\n", ""), "la date de fin", "Ajoutez la clé « fin » sous « periode »."),
    (
        (PERIMETER, ""),
        "la liste des communes du périmètre",
        "Ajoutez la clé « communes » sous « territoire ».",
    ),
    (
        (REPRESENTED, ""),
        "le ou les représentants de « ville »",
        "Ajoutez la clé « representants » sous « parties ».",
    ),
    (
        ("    nom_officiel: commune du Test\n", ""),
        "le nom officiel de « ville »",
        "Ajoutez la clé « nom_officiel » sous « parties ».",
    ),
    (
        (SHORT, f"{SHORT}    decision: {{numero: 12}}\n"),
        "la date de la décision de « ville »",
        "Ajoutez la clé « date » sous « decision ».",
    ),
    (
        (SHORT, f"{SHORT}    decision: {{date: 2024-01-01}}\n"),
        "le numéro de la décision de « ville »",
        "Ajoutez la clé « numero » sous « decision ».",
    ),
    (
        (SHORT, f"{SHORT}    role: associe\n"),
        "au moins deux parties signataires",
        "Ajoutez sous « parties » celle qui signe aussi.",
    ),
    (
        ("type: caf", "type: departement"),
        "la caisse",
        "Ajoutez sous « parties » la caisse : « type: caf ».",
    ),
    (
        ("    pilote: Direction de l’enfance\n", ""),
        "le pilote de l’action « Écrire un plan de formation »",
        "Ajoutez la clé « pilote » sous « actions ».",
    ),
    (
        ("    description: Le plan couvre trois ans.\n", ""),
        "la description de l’action « Écrire un plan de formation »",
        "Ajoutez la clé « description » sous « actions ».",
    ),
]


@pytest.mark.parametrize(("change", "what", "hint"), LACKS, ids=[what for _, what, _ in LACKS])
def test_each_lack_says_exactly_what_to_add_and_where(problems, change, what, hint):
    told = [line.partition(": ")[2] for line in problems(FINAL, change)]
    assert f"il manque {what} [donnee-manquante]\n    {hint}" in told


def test_the_number_of_a_decision_of_a_caisse_is_not_asked_for(problems):
    caisse = "    nom_officiel: Caisse d’allocations familiales des Essais\n"
    lines = problems(FINAL, (caisse, f"{caisse}    decision: {{date: 2024-01-01}}\n"))
    assert not [line for line in lines if "décision de « caf »" in line]


def test_a_plan_of_actions_is_asked_for_unless_the_convention_has_none(sources, ctg):
    told = (
        "il manque le plan d’actions [donnee-manquante]\n"
        "    Écrivez les actions, ou « plan_action: non » si un avenant les apportera.\n"
    )
    for said, asked in (("", True), ("\n  plan_action: non", False)):
        file = sources((FINAL[0], FINAL[1] + said)) / "convention.yaml"
        without, _, _ = file.read_text(encoding="utf-8").partition("actions:\n")
        file.write_text(without, encoding="utf-8")
        assert (told in ctg("verifier")[2]) == asked


@pytest.mark.parametrize(
    ("path", "hint"),
    [
        (("diagnostic",), "Ajoutez la clé « diagnostic »."),
        (("juridique", "contact"), "Ajoutez la clé « contact » sous « juridique »."),
        (("parties", 0, "decision", "date"), "Ajoutez la clé « date » sous « decision »."),
        (("parties", 3, "decision"), "Ajoutez la clé « decision » sous « parties »."),
        (("parties", "parties"), "Ajoutez la clé « parties »."),
    ],
)
def test_a_hint_names_the_key_and_the_structure_that_holds_it(path, hint):
    assert adding(path) == hint
