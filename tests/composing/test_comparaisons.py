"""What the sources let compare: counted from what is written, and nothing else."""

from decimal import Decimal

import pytest

from ctg_docs.composing.facts.comparaisons import (
    actions_par_annee,
    actions_par_avancement,
    actions_par_etat,
    budget_par_champ,
    chiffres_par_unite,
    indicateurs_cibles,
    repartition,
)
from ctg_docs.model.actions import Action
from ctg_docs.model.arbre import ActionNumerotee, ChampNumerote, Projet
from ctg_docs.model.diagnostic import Chiffre, Tableau
from ctg_docs.model.projet import Champ, Niveau

NIVEAUX = {"champ": Niveau(cle="champ", singulier="enjeu", pluriel="enjeux", genre="m")}


def projet(**champs):
    """Return a project: for each field, the keys of its actions."""
    found = []
    for rank, (titre, actions) in enumerate(champs.items(), 1):
        numbered = tuple(
            ActionNumerotee(
                f"{rank}.{n}",
                Action(id=f"action-{rank}-{n}", titre="Action", rattachee_a="champ", **keys),
                (),
            )
            for n, keys in enumerate(actions, 1)
        )
        found.append(ChampNumerote(rank, Champ(id=f"champ-{rank}", titre=titre), (), (), numbered))
    return Projet(tuple(found), {}, {})


def rows(found):
    return {name: [None if v is None else int(v) for v in values] for name, values in found.lignes}


def test_the_forecast_of_a_field_sums_the_lines_of_its_actions():
    found = budget_par_champ(
        projet(
            Jeunesse=[
                {"budget": [{"montant": 1000}, {"montant": 500}]},
                {"budget": [{"montant": 9}]},
            ],
            Parents=[{}],
        ),
        NIVEAUX,
    )
    assert (found.legende, found.unite) == ("Budget prévisionnel des actions par enjeu", "€")
    assert rows(found) == {"Jeunesse": [1509, None], "Parents": [None, None]}


def test_what_was_spent_stands_beside_the_forecast_once_it_is_known():
    found = budget_par_champ(
        projet(Jeunesse=[{"budget": [{"montant": 1000, "realise": 900}, {"montant": 500}]}]),
        NIVEAUX,
    )
    assert found.legende == "Budget prévu et réalisé des actions par enjeu"
    assert rows(found) == {"Jeunesse": [1500, 900]}


def test_actions_are_counted_by_state_in_each_field():
    found = actions_par_etat(
        projet(
            Jeunesse=[{"etat": "existante"}, {"etat": "nouvelle"}, {"etat": "nouvelle"}],
            Parents=[{}, {"etat": "existante"}],
        ),
        NIVEAUX,
    )
    assert found.series == ("Existantes", "Nouvelles", "Non précisé")
    assert rows(found) == {"Jeunesse": [1, 2, 0], "Parents": [1, 0, 1]}


def test_actions_are_counted_by_the_year_in_which_they_begin():
    found = actions_par_annee(
        projet(
            Jeunesse=[
                {"calendrier": {"debut": debut}} for debut in ("2026", "mars 2026", "2028-01-05")
            ],
            Parents=[{}, {"calendrier": {"fin": "2030"}}],
        )
    )
    assert rows(found) == {"2026": [2], "2027": [0], "2028": [1], "Non précisé": [2]}


def test_an_action_of_long_ago_does_not_stretch_the_years():
    found = actions_par_annee(
        projet(Jeunesse=[{"calendrier": {"debut": debut}} for debut in ("2004", "2026")])
    )
    assert rows(found) == {"2004": [1], "2026": [1]}


def test_actions_are_counted_by_state_of_progress_the_usual_ones_even_at_nought():
    found = actions_par_avancement(
        projet(
            Jeunesse=[
                {"avancement": {"statut": "en_cours"}},
                {"avancement": {"statut": "reportee"}},
            ],
            Parents=[{}],
        )
    )
    assert rows(found) == {
        "Non démarrées": [0],
        "En cours": [1],
        "Réalisées": [0],
        "Reportées": [1],
        "Non précisé": [1],
    }


@pytest.mark.parametrize(
    "nothing",
    [actions_par_avancement(projet(Jeunesse=[{}])), actions_par_etat(projet(J=[{}]), NIVEAUX)],
    ids=["progress", "state"],
)
def test_what_no_action_says_gives_nothing_to_compare(nothing):
    assert nothing is None


def test_an_indicator_bears_the_code_of_its_action_and_the_year_of_its_value():
    action = Action(
        id="creche",
        titre="Une crèche",
        rattachee_a="champ",
        indicateurs=[
            {
                "libelle": "Places",
                "valeur_initiale": 10,
                "cible": 30,
                "valeurs": [{"annee": 2027, "valeur": 15}, {"annee": 2028, "valeur": 20}],
            },
            {"libelle": "Familles", "cible": 30, "valeurs": [{"annee": 2027, "valeur": 15}]},
        ],
    )
    assert rows(indicateurs_cibles([("1.2", action)])) == {"1.2 – Places (2028)": [50]}


def test_figures_of_one_unit_stand_together_with_their_date_and_precision():
    figures = [
        Chiffre(libelle="Couverture", valeur="58", unite="%", date="2021"),
        Chiffre(libelle="Places", valeur="120", unite="places"),
        Chiffre(libelle="Pauvreté", valeur="16,4", unite="%", precision="pres_de"),
        Chiffre(libelle="Écoles", valeur="12"),
        Chiffre(libelle="Coût", valeur="1200", unite="euros"),
        Chiffre(libelle="Aide", valeur="300", unite="€"),
    ]
    percent, euros = chiffres_par_unite(figures, "Petite enfance")
    assert percent.lignes == (
        ("Couverture (2021)", (Decimal(58),)),
        ("Pauvreté (près de)", (Decimal("16.4"),)),
    )
    assert [(d.legende, d.unite) for d in (percent, euros)] == [
        ("Petite enfance", "%"),
        ("Petite enfance", "€"),
    ]


def test_a_unit_that_does_not_follow_each_value_is_named_once():
    places = [Chiffre(libelle=name, valeur="12", unite="places") for name in ("Matin", "Soir")]
    (found,) = chiffres_par_unite(places, "Accueil périscolaire")
    assert found.legende == "Accueil périscolaire (places)"


def shared_out(*titles, rows=(("Crèche", "12"), ("Micro-crèche", "10"), ("Domicile", "1 240"))):
    total = ("Total", *("1 262",) * (len(titles) - 1))
    return repartition(Tableau(titre="Places", colonnes=titles, lignes=(*rows, total)))


def test_the_parts_of_a_whole_are_compared_without_the_whole():
    found = shared_out("Accueil", "Places")
    assert found.lignes == (
        ("Crèche", (Decimal(12),)),
        ("Micro-crèche", (Decimal(10),)),
        ("Domicile", (Decimal(1240),)),
    )
    assert (found.legende, found.colonne, found.series) == ("Places", "Accueil", ("Places",))


def test_words_and_shares_beside_the_counts_are_no_series():
    rows = tuple((name, "Commune", "12", "33,3 %") for name in "ABC")
    assert shared_out("Accueil", "Gestion", "Places", "Part", rows=rows).series == ("Places",)


def test_years_are_as_many_series_and_an_empty_cell_is_unknown():
    rows = (("Crèche", "12", ""), ("Micro-crèche", "10", "11"), ("Domicile", "9", "8"))
    found = shared_out("Accueil", "2019", "2021", rows=rows)
    assert found.series == ("2019", "2021")
    assert found.lignes[0] == ("Crèche", (Decimal(12), None))


@pytest.mark.parametrize(
    ("columns", "rows"),
    [
        (("École", "Élèves", "Places"), (("A", "1", "2"), ("B", "1", "2"), ("C", "1", "2"))),
        (("École", "Directeur"), (("A", "M. Dupont"), ("B", "Mme Morel"), ("C", "M. Petit"))),
        (("École", "Élèves"), (("A", "410"), ("B", "290"))),
    ],
    ids=["several things", "no number", "two parts"],
)
def test_a_table_that_shares_out_no_whole_gives_no_chart(columns, rows):
    assert shared_out(*columns, rows=rows) is None


def test_rows_without_their_whole_are_not_known_to_be_parts():
    rows = tuple((name, "12") for name in ("Crèche", "Micro-crèche", "Domicile", "Relais"))
    table = Tableau(titre="Places", colonnes=("Accueil", "Places"), lignes=rows)
    assert repartition(table) is None
