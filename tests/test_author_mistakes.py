"""The mistakes of authors: each is told alone, in its place, with what was meant.

The territory is the minimal one of `conftest`, with a change or a file more. A line of a table is
what is written instead of what, where the mistake is told, a phrase of its message, and the value
or the line that the message proposes.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from ctg_docs.pipeline import prepare

Sources = Callable[..., Path]

HERE = "sources/essai/"
NBSP = "\u00a0"
FINE = "\u202f"
PARTY = "    nom_officiel: commune du Test\n"
PLACE = "  nom: Le Test\n  charniere: du\n  communes:\n"
ACTION = "    description: Le plan couvre trois ans.\n"


def told(folder: Path) -> list[str]:
    found = prepare(folder, ["convention"]).problems
    return [str(problem).replace(HERE, "") for problem in found]


def value(old: str, new: str, line: str, phrase: str, meant: str) -> tuple[str, ...]:
    return old, new, f"convention.yaml:{line}", phrase, meant


def budget(amount: str) -> str:
    return f"    budget:\n      - annee: 2024\n        montant: {amount}\n{ACTION}"


DAYS = [
    value("  statut", f"  date_version: {written}\n  statut", "3:17", phrase, meant)
    for written, phrase, meant in (
        ("1er janvier 2022", "date attendue", "« date_version: 2022-01-01 »"),
        ("01.01.22", "date attendue", "« date_version: 2022-01-01 »"),
        ("1/1/22", "date attendue", "« date_version: 2022-01-01 »"),
        ("2022/01/01", "date attendue", "« date_version: 2022-01-01 »"),
        ("01-01-2022", "date attendue", "« date_version: 2022-01-01 »"),
        ("1.1.2022", "date attendue", "« date_version: 2022-01-01 »"),
        ("01 01 2022", "date attendue", "« date_version: 2022-01-01 »"),
        ("le 1er janvier 2022", "date attendue", "« date_version: 2022-01-01 »"),
        ("samedi 1er janvier 2022", "date attendue", "« date_version: 2022-01-01 »"),
        ("1° fevrier 2022", "date attendue", "« date_version: 2022-02-01 »"),
        ("15 sept. 2022", "date attendue", "« date_version: 2022-09-15 »"),
        ("20220101", "date attendue", "« date_version: 2022-01-01 »"),
        ("2022-01-01T00:00:00", "date attendue", "« date_version: 2022-01-01 »"),
        ("2022-13-01", "n’est pas un jour", "« date_version: 2022-01-13 »"),
        ("31/02/2027", "n’est pas un jour", "Février\u00a02027 finit le 28."),
        ("mars 2024", "date attendue", "« date_version: 2024-03-JJ »"),
        ("2024", "date attendue", "« date_version: 2024-MM-JJ »"),
        ("demain", "date attendue", "« demain »"),
    )
] + [value("debut: 2024-01-01", "debut: 01.01.22", "5:12", "jour, mois", "« debut: 2022-01-01 »")]

NUMBERS = (
    [
        value("cible: 12", f"cible: {written}", "62:16", phrase, meant)
        for written, phrase, meant in (
            ("3.000", f"« 3.000 » se lit 3 ou 3{FINE}000 : écrivez 3{FINE}000", "« cible: 3 »"),
            ("1.200", f"« 1.200 » se lit 1,2 ou 1{FINE}200 : écrivez 1{FINE}200", "« cible: 1,2 »"),
            ("1,250", f"se lit 1,25 ou 1{FINE}250 : écrivez 1{FINE}250", "« cible: 1,25 »"),
            ("-12.345", "se lit \u221212,345 ou", "« cible:"),
            ("58 %", "nombre attendu", '« cible: 58 » et, à la ligne, « unite: "%" »'),
            ("3 k€", "nombre attendu", f"« cible: 3{FINE}000 » et, à la ligne, « unite: € »"),
            ("0,2 ETP", "nombre attendu", "« cible: 0,2 » et, à la ligne, « unite: ETP »"),
            ("environ 400", "nombre attendu", "Écrivez « cible: 400 »."),
            ("1.234.567", "nombre attendu", f"« cible: 1{FINE}234{FINE}567 »"),
            ("3.000,50", "nombre attendu", f"« cible: 3{FINE}000,50 »"),
            ("3'000", "nombre attendu", f"« cible: 3{FINE}000 »"),
            ("1O0", "nombre attendu", "« cible: 100 »"),
            ("12.345 enfants", "nombre attendu", f"« cible: 12{FINE}345 » ou « cible: 12,345 »"),
            ("deux cents", "nombre attendu", "« deux cents »"),
        )
    ]
    + [
        value(ACTION, budget(written), "57:18", phrase, meant)
        for written, phrase, meant in (
            ("3.000 €", f"« 3.000 » se lit 3 ou 3{FINE}000 : écrivez 3{FINE}000", "« montant: 3 »"),
            ("3 k€", "nombre attendu", f"« montant: 3{FINE}000 »"),
            ("1,5 M€", "nombre attendu", f"« montant: 1{FINE}500{FINE}000 »"),
            ("3 000 euros TTC", "nombre attendu", f"« montant: 3{FINE}000 »"),
            ("2 millions d’euros", "nombre attendu", f"« montant: 2{FINE}000{FINE}000 »"),
            ("-300", "montant en euros attendu", "« -300 »"),
        )
    ]
    + [
        value(PLACE, f"  population: 16,4\n{PLACE}", "8:15", "nombre entier attendu", "« 16,4 »"),
        value(PLACE, f"  population: 1.200\n{PLACE}", "8:15", "se lit 1,2 ou", f"1{FINE}200"),
    ]
)

WORDS = [
    value("  statut: projet", f"  statut: {written}", "3:11", "n’est pas une valeur", meant)
    for written, meant in (
        ("à signer", "« a_signer »"),
        ("Projet", "« projet »"),
        ("signée", "« signe »"),
        ("fini", "Valeurs possibles : projet, vote,"),
    )
] + [
    value(
        "civilite: Mme", "civilite: Madame", "15:15", "n’est pas une valeur", "« civilite: Mme »"
    ),
    value(
        "civilite: M.", "civilite: Monsieur", "19:15", "n’est pas une valeur", "« civilite: M. »"
    ),
    value(
        "  statut",
        "  plan_action: yes\n  statut",
        "3:16",
        "« oui » ou « non »",
        "plan_action: oui »",
    ),
    value(
        "  statut",
        "  plan_action: faux\n  statut",
        "3:16",
        "« oui » ou « non »",
        "plan_action: non »",
    ),
]

CODES = (
    [
        value(PLACE, f"  code_insee: {written}\n{PLACE}", "8:15", "n’a pas la forme", meant)
        for written, meant in (
            ("1004", "« code_insee: 01004 » (Ambérieu-en-Bugey)"),
            ("2a004", "« code_insee: 2A004 » (Ajaccio)"),
            ("Courbevoie", "« code_insee: 92026 » (Courbevoie)"),
            ("92 400", "« code_insee: 92026 » (Courbevoie)"),
            ("nulle part", "01004 ou 2A004"),
        )
    ]
    + [
        value(
            "    type: caf\n",
            f"    type: caf\n    departement: {written}\n",
            "25:18",
            "la forme",
            meant,
        )
        for written, meant in (
            ("Hauts-de-Seine", "« departement: 92 » (Hauts-de-Seine)"),
            ("hauts de seine (92)", "« departement: 92 » (Hauts-de-Seine)"),
            ("1", "« departement: 01 » (Ain)"),
            ("2a", "« departement: 2A » (Corse-du-Sud)"),
            ("92000", "« departement: 92 » (Hauts-de-Seine)"),
            ("la Lune", "01, 2A, 92, 974"),
        )
    ]
    + [
        value(PARTY, f"{PARTY}    siren: {written}\n", "32:12", "la forme de « siren »", meant)
        for written, meant in (
            ("219 200 268", "« siren: 219200268 »"),
            ("21920026800018", "« siren: 219200268 »"),
        )
    ]
)

IDS = (
    [
        value(
            "id: former",
            "id: Former les équipes",
            "48:17",
            "forme de « id »",
            "« id: former-les-equipes »",
        ),
        value(
            "id: accueillir",
            "id: Évaluer besoins",
            "41:13",
            "forme de « id »",
            "« id: evaluer-besoins »",
        ),
        value("id: dupont", "id: Dupont_A", "14:9", "forme de « id »", "« id: dupont-a »"),
    ]
    + [
        value("rattachee_a: former", f"rattachee_a: {written}", "53:18", phrase, meant)
        for written, phrase, meant in (
            ("Former les équipes", "n’a pas la forme", "« rattachee_a: former »"),
            ("Former les equipe", "n’a pas la forme", "« rattachee_a: former »"),
            (
                "frmer",
                "aucun champ ni objectif du projet n’a l’identifiant « frmer »",
                "« former » ?",
            ),
            ("qualite-des-lieux", "aucun champ ni objectif du projet", "enfance, qualite, former."),
        )
    ]
    + [
        value("personne: dupont", f"personne: {written}", "34:19", phrase, meant)
        for written, phrase, meant in (
            ("Anne Dupont", "n’a pas la forme", "« personne: dupont »"),
            ("Mme Dupont", "n’a pas la forme", "« personne: dupont »"),
            ("DUPONT", "n’a pas la forme", "« personne: dupont »"),
            ("durant", "aucune personne n’a l’identifiant « durant »", "« dupont »"),
            ("anne-dupont", "aucune personne n’a l’identifiant", "« dupont »"),
        )
    ]
    + [
        value(
            "repond_a: accueillir",
            "repond_a: Accueillir mieux",
            "46:19",
            "forme",
            "repond_a: accueillir »",
        ),
        value(
            "repond_a: accueillir",
            "repond_a: mieux",
            "46:19",
            "aucune problématique ni aucun enjeu",
            "accueillir",
        ),
    ]
)

KEYS = [
    value(
        "    fin: 2027",
        "  fin: 2027",
        "6:3",
        "« fin » n’existe pas ici",
        "« fin » s’écrit sous « periode » : décalez de deux espaces",
    ),
    value(
        "    debut: 2024-01-01\n",
        "    debut: 2024-01-01\n    statut: projet\n",
        "6:5",
        "« statut » n’existe pas",
        "« statut » s’écrit sous « convention », non sous « periode »",
    ),
    value(
        "    debut: 2024-01-01\n",
        "    debut: 2024-01-01\n    personnes: x\n",
        "6:5",
        "« personnes » n’existe pas",
        "« personnes » s’écrit au début de la ligne",
    ),
    value(
        PARTY,
        f"{PARTY}    fonction: maire\n",
        "32:5",
        "« fonction » n’existe pas",
        "« fonction » s’écrit sous « representants »",
    ),
    value("  periode:", "  période:", "4:3", "« période » n’existe pas", "« periode » ?"),
    value("  periode:", "  Periode:", "4:3", "« Periode » n’existe pas", "« periode » ?"),
    value("nom_court:", "nom-court:", "32:5", "« nom-court » n’existe pas", "« nom_court » ?"),
    value("  statut:", "  sttut:", "3:3", "« sttut » n’existe pas", "« statut » ?"),
    value(
        "  statut:",
        "  tribunal_administratif: Lyon\n  statut:",
        "3:3",
        "n’existe pas",
        "s’écrit sous « juridique »",
    ),
    value(
        "    - nom: Le Test\n      charniere: du\n",
        "    - Le Test\n",
        "11:7",
        "bloc de clés",
        "« - nom: Le Test »",
    ),
    value(
        "      - personne: martin\n        fonction: directeur\n",
        "      personne: martin\n      fonction: directeur\n",
        "27:7",
        "attend une liste",
        "« - personne: martin »",
    ),
    value(
        "  communes:\n    - nom: Le Test\n      charniere: du\n",
        "  communes: Le Test\n",
        "10:13",
        "attend une liste",
        "« communes: » puis, à la ligne, « - nom: Le Test »",
    ),
]

LINES = [
    value(
        "prenom: Anne", f"prenom:{NBSP}Anne", "16:11", "espace insécable suit", "« prenom: Anne »"
    ),
    value(
        "    prenom: Anne",
        f"{NBSP * 4}prenom: Anne",
        "16:1",
        "insécable décale",
        "« prenom: Anne »",
    ),
    value("prenom: Anne", "prenom：Anne", "16:11", "deux-points « ： »", "« prenom: Anne »"),
    value("prenom: Anne", "prenom:Anne", "16:11", "Une espace manque", "« prenom: Anne »"),
    value("prenom: Anne", "prenom = Anne", "16:11", "C’est « : », non « = »", "« prenom: Anne »"),
    value(
        "prenom: Anne",
        "prenom: [à préciser] Anne",
        "16:13",
        "entre guillemets",
        'prenom: "[à préciser] Anne"',
    ),
    value(
        "    prenom: Anne",
        "\tprenom: Anne",
        "16:1",
        "tabulation",
        "« prenom: Anne » avec quatre espaces",
    ),
    value(
        "    prenom: Anne",
        "   prenom: Anne",
        "16:4",
        "n’est pas alignée",
        "« prenom: Anne » avec quatre espaces",
    ),
    value(
        "    prenom: Anne",
        "     prenom: Anne",
        "16:6",
        "n’est pas alignée",
        "« prenom: Anne » avec quatre espaces",
    ),
    value("  - id: martin", "  – id: martin", "18:3", "Le tiret « – »", "« - id: martin »"),
    value(
        "  - id: martin",
        "  id: martin",
        "18:3",
        "Un tiret manque",
        "« - id: martin » avec deux espaces",
    ),
    value("  - id: martin", "    id: martin", "18:5", "déjà écrite ligne 14", "« - id: … »"),
    value(
        "  - id: dupont",
        "    id: dupont",
        "14:5",
        "Un tiret manque",
        "« - id: dupont » avec deux espaces",
    ),
    value(
        "actions:\n",
        "  actions:\n",
        "50:3",
        "n’est pas alignée",
        "« actions: » au début de la ligne",
    ),
    value(
        "statut: projet", "statut: projet\n  statut: vote", "4:3", "déjà écrite ligne 3", "3 ou 4"
    ),
    value(
        "titre: Former les équipes",
        "titre: Former: les équipes",
        "49:26",
        "deuxième « : »",
        'titre: "Former: les équipes"',
    ),
]

MISTAKES = [*DAYS, *NUMBERS, *WORDS, *CODES, *IDS, *KEYS, *LINES]


@pytest.mark.parametrize(("old", "new", "place", "phrase", "meant"), MISTAKES)
def test_a_mistake_is_told_alone_with_what_was_meant(
    sources: Sources, old: str, new: str, place: str, phrase: str, meant: str
) -> None:
    found = [one for one in told(sources((old, new))) if "[avertissement" not in one]
    (problem,) = found
    assert problem.startswith(f"{place}: ")
    assert phrase in problem
    assert meant in problem


def test_a_value_after_a_zero_or_after_four_digits_is_read_in_one_way(sources: Sources) -> None:
    for written in ("0,250", "0.125", "1963,125", "3,5", "3.25", "3,1234", "3 000"):
        assert told(sources(("cible: 12", f"cible: {written}"))) == []


FILES = [
    (
        {"convention.yaml": None, "convention.yaml.txt": "whole"},
        "convention.yaml.txt",
        "« convention.yaml »",
    ),
    ({"convention.yaml": None, "convention.yml": "whole"}, "convention.yml", "« convention.yaml »"),
    ({"parties.yaml.txt": "seances: []\n"}, "parties.yaml.txt", "« parties.yaml »"),
    ({"convention.yaml": ""}, "convention.yaml", "est vide"),
    ({"convention.yaml": "\n\n"}, "convention.yaml", "est vide"),
    ({"parties.yaml": ""}, "parties.yaml", "est vide"),
    (
        {"convention - Copie.yaml": "whole"},
        "convention - Copie.yaml",
        "copie de « convention.yaml »",
    ),
    ({"convention (1).yaml": "whole"}, "convention (1).yaml", "copie de « convention.yaml »"),
    ({"Copie de convention.yaml": "whole"}, "Copie de convention.yaml", "« convention.yaml »"),
    ({"convention-PC-DE-MARIE.yaml": "whole"}, "convention-PC-DE-MARIE.yaml", "convention.yaml »"),
    ({"ancienne-convention.yaml": "changed"}, "ancienne-convention.yaml", "convention.yaml »"),
    ({"~$parties.yaml": "\x06"}, "~$parties.yaml", "bureautique"),
    ({".~lock.parties.yaml#": ",moi"}, ".~lock.parties.yaml#", "bureautique"),
    (
        {"actions/a.yaml": "id: a1\ntitre: A\nrattachee_a: former\n"},
        "actions/a.yaml:1:1",
        "« actions: » en première ligne",
    ),
    ({"actions/a.yaml": "- id: a1\n  titre: A\n"}, "actions/a.yaml:1:1", "« actions: »"),
    (
        {"actions/a.yaml": "actions:\n  id: a1\n  titre: A\n  rattachee_a: former\n"},
        "actions/a.yaml:2:3",
        "« - id: a1 »",
    ),
]


@pytest.mark.parametrize(("files", "place", "phrase"), FILES)
def test_a_file_is_named_first_and_what_follows_from_it_is_silent(
    sources: Sources, files: dict[str, str | None], place: str, phrase: str
) -> None:
    folder = sources()
    whole = (folder / "convention.yaml").read_text(encoding="utf-8")
    texts = {"whole": whole, "changed": whole.replace("prenom: Anne", "prenom: Annie")}
    for name, text in files.items():
        path = folder / name
        if text is None:
            path.unlink()
            continue
        path.parent.mkdir(exist_ok=True)
        path.write_text(texts.get(text, text), encoding="utf-8")
    found = [one for one in told(folder) if "action-incomplete" not in one]
    (problem,) = found
    assert problem.startswith(f"{place}: ")
    assert phrase in problem


def test_an_empty_file_stops_a_territory_only_if_something_is_missing(sources: Sources) -> None:
    folder = sources()
    (folder / "notes.yaml").write_text("", encoding="utf-8")
    assert not prepare(folder, ["convention"]).refused
    (folder / "convention.yaml").write_text("", encoding="utf-8")
    assert prepare(folder, ["convention"]).refused


def test_a_source_that_is_open_hides_no_mistake_of_it(sources: Sources) -> None:
    folder = sources(("personne: dupont", "personne: durant"))
    (folder / "~$nvention.yaml").write_text("\x06", encoding="utf-8")
    lock, unknown = told(folder)
    assert lock.startswith("~$nvention.yaml: ")
    assert "« durant »" in unknown


def test_a_list_that_lacks_a_dash_in_one_file_is_no_mistake_of_the_others(
    sources: Sources,
) -> None:
    folder = sources()
    for name, dash in (("a", " "), ("b", "-"), ("c", "-")):
        text = f"actions:\n  {dash} id: {name}\n    titre: {name}\n    rattachee_a: former\n"
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    (problem,) = [one for one in told(folder) if "[avertissement" not in one]
    assert problem == (
        "a.yaml:2:5: « actions » est une liste : un tiret manque devant « id ». [yaml-liste]\n"
        "    Écrivez « - id: a »."
    )


def test_places_are_right_in_a_list_that_lacks_a_dash(sources: Sources) -> None:
    folder = sources()
    text = "actions:\n    id: z\n    titre: Z\n    rattachee_a: nulle-part\n"
    (folder / "z.yaml").write_text(text, encoding="utf-8")
    assert any(one.startswith("z.yaml:4:18: aucun champ ni objectif") for one in told(folder))


MANY = "actions:\n" + "".join(
    f"  - id: a{rank}\n    titre: Action {rank}\n    rattachee_a: former\n"
    "    calendrier:\n      debut: 2024\n      fin: 2026\n"
    for rank in range(40)
)


def test_an_inverted_period_is_not_buried_under_the_years_of_the_actions(sources: Sources) -> None:
    folder = sources(("debut: 2024-01-01", "debut: 2042-01-01"), more=MANY)
    found = [one for one in told(folder) if "action-incomplete" not in one]
    assert found == [
        "convention.yaml:6:10: la période se termine avant de commencer [periode-inversee]"
    ]


def test_a_period_in_which_no_action_falls_is_one_warning(sources: Sources) -> None:
    changes = ("debut: 2024-01-01", "debut: 2034-01-01"), ("fin: 2027-12-31", "fin: 2037-12-31")
    found = [one for one in told(sources(*changes, more=MANY)) if "hors-periode" in one]
    (problem,) = found
    assert problem.startswith("convention.yaml:5:12: aucune des années")


def test_one_year_outside_the_period_is_told_where_it_is(sources: Sources) -> None:
    (problem,) = told(sources(("      debut: 2024", "      debut: 2014")))
    assert problem.startswith("convention.yaml:57:14: « 2014 » est hors de la période")


TWICE = """
seances:
  - id: conseil
    partie: ville
    date: 2024-03-15
    deliberation:
      numero: 2024-12
"""


def test_an_act_written_twice_is_told_with_both_values_and_both_places(sources: Sources) -> None:
    decision = f"{PARTY}    decision:\n      date: 2024-04-15\n      numero: 2024-13\n"
    day, number = [
        one for one in told(sources((PARTY, decision), more=TWICE)) if "divergente" in one
    ]
    for words in ("convention.yaml:33:13", "« 2024-04-15 »", "« 2024-03-15 »", "suite.yaml:5"):
        assert words in day
    for words in ("convention.yaml:34:15", "« 2024-13 »", "« 2024-12 »", "suite.yaml:7"):
        assert words in number
    for same in (("2024-04-15", "2024-03-15"), ("2024-13", "2024-12")):
        decision = decision.replace(*same)
    assert not any("divergente" in one for one in told(sources((PARTY, decision), more=TWICE)))


LOST = [
    ("prenom: Anne", "prenom: Anne: x"),
    ("prenom: Anne", 'prenom: "Anne'),
    ("prenom: Anne", "prenom: [Anne"),
    ("    prenom: Anne", "\tprenom: Anne"),
    ("  - id: dupont", "    id: dupont"),
    ("  charniere: du\n  communes", " charniere: du\n  communes"),
    ("statut: projet", "statut: inventé"),
    ("statut: projet", "statut: projet\n  inventee: 1"),
    ("titre: Enfance", "titre: &a Enfance"),
    ("    titre: Écrire un plan de formation\n", ""),
    ("  nom: Le Test\n", ""),
]


@pytest.mark.parametrize(("old", "new"), LOST)
def test_a_structural_mistake_does_not_hide_the_others(
    sources: Sources, old: str, new: str
) -> None:
    others = [("fin: 2027-12-31", "fin: 2017-12-31"), ("cible: 12", "cible: 58 %")]
    found = told(sources((old, new), *others))
    errors = [one.split(": ")[1] for one in found if "[avertissement" not in one]
    assert sum("se termine avant de commencer" in one for one in found) == 1
    assert sum("58 %" in one for one in found) == 1
    assert len(errors) == 3


def test_what_was_lost_with_a_mistake_is_not_asked_for(sources: Sources) -> None:
    """A person whose block cannot be read is no unknown person; an objective still is."""
    changes = [("prenom: Anne", "prenom: Anne: x"), ("rattachee_a: former", "rattachee_a: xyz")]
    slip, unknown = [one for one in told(sources(*changes)) if "[avertissement" not in one]
    assert slip.startswith("convention.yaml:16:17: ")
    assert "« xyz »" in unknown


def test_an_item_that_is_refused_moves_no_place_of_the_next_ones(sources: Sources) -> None:
    more = textwrap.dedent(
        """\
        actions:
          - id: sans-titre
            rattachee_a: former
          - id: perdue
            titre: Perdue
            rattachee_a: nulle-part
        """
    )
    missing, lost = [one for one in told(sources(more=more)) if "[avertissement" not in one]
    assert missing.startswith("suite.yaml:2:5: la clé obligatoire « titre » manque")
    assert lost.startswith("suite.yaml:6:18: aucun champ ni objectif")
