"""The titles of the yearly report: what its figures say, in right French whatever they are."""

from decimal import Decimal
from types import SimpleNamespace

import pytest

from ctg_docs.composing.families.suivi.depenses import Depenses
from ctg_docs.composing.families.suivi.messages import (
    avancement_dit,
    budget_dit,
    fields_begun,
    fields_spent,
    indicateurs_dits,
    part_dite,
)
from ctg_docs.model.actions import LigneBudget
from ctg_docs.model.projet import Niveau

ACTION = Niveau(cle="action")
PROJET = Niveau(cle="action", singulier="projet", pluriel="projets", genre="m")
CHAMP = Niveau(cle="champ", singulier="champ", pluriel="champs", genre="m")


def actions(statuts):
    states = {"r": "realisee", "c": "en_cours", "n": "non_demarree", "a": "abandonnee", "-": ""}
    return [SimpleNamespace(statut=states[letter]) for letter in statuts]


def money(*lines, first=2022, last=2024):
    kept = [LigneBudget(annee=last, montant=p, realise=r) for p, r in lines]
    return Depenses(tuple(kept), first, last)


def measures(*ways):
    """Indicators by their way in percent: None has no target, « - » was not measured."""
    return [
        SimpleNamespace(
            derniere=None if way == "-" else object(),
            parcours=None if way in (None, "-") else Decimal(way),
            atteinte=way not in (None, "-") and way >= 100,
        )
        for way in ways
    ]


def plain(text):
    return text.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(
    ("statuts", "said"),
    [
        ("rrccn", "4 actions sur 5 engagées, dont 2 réalisées"),
        ("rcnnn", "2 actions sur 5 engagées, dont une réalisée"),
        ("cnnn", "Une action sur 4 engagée"),
        ("rnnn", "Une action sur 4 réalisée"),
        ("rrnn", "2 actions sur 4 réalisées"),
        ("rrr", "Les 3 actions sont réalisées"),
        ("rcc", "Les 3 actions sont engagées, dont une réalisée"),
        ("ccc", "Les 3 actions sont engagées"),
        ("na", "Aucune action engagée sur 2"),
        ("c-", "Une action sur 2 engagée"),
        ("--", "Avancement des actions non renseigné"),
        ("r", "La seule action est réalisée"),
        ("c", "La seule action est engagée"),
        ("n", "La seule action n’est pas engagée"),
    ],
)
def test_progress_is_told_as_it_stands(statuts, said):
    assert plain(avancement_dit(actions(statuts), ACTION)) == said


def test_progress_agrees_with_the_word_of_the_territory_and_owns_that_it_is_partial():
    assert avancement_dit(actions("rcn"), PROJET) == "2 projets sur 3 engagés, dont un réalisé"
    assert avancement_dit(actions("nn"), PROJET) == "Aucun projet engagé sur 2"
    assert avancement_dit(actions("cn"), ACTION, entier=False) == "Une action sur 2 suivies engagée"
    assert avancement_dit(actions("cc"), ACTION, entier=False) == (
        "Les 2 actions suivies sont engagées"
    )


@pytest.mark.parametrize(
    ("depenses", "said"),
    [
        (None, "Aucune dépense n’est encore connue"),
        (money((100, 16)), "16 % du budget de 2022 à 2024 dépensés"),
        (money((100, 16), first=2024), "16 % du budget de 2024 dépensés"),
        (money((100, 1)), "1 % du budget de 2022 à 2024 dépensé"),
        (money((1000, 1)), "Moins de 1 % du budget de 2022 à 2024 dépensé"),
        (money((1000, 998)), "99 % du budget de 2022 à 2024 dépensés"),
        (money((100, 60), (100, 40)), "50 % du budget de 2022 à 2024 dépensés"),
        (money((100, 60), (100, None)), "Dépenses connues : 30 % du budget de 2022 à 2024"),
        (money((100, 100)), "Le budget de 2022 à 2024 est dépensé en entier"),
        (money((100, 105)), "Le budget de 2022 à 2024 est dépassé : 5 % de plus"),
        (money((100, 0)), "Rien n’est dépensé du budget de 2022 à 2024"),
        (money((0, 12)), "12 € dépensés, sans prévision à cette date"),
    ],
)
def test_money_is_compared_with_what_was_planned_to_date(depenses, said):
    assert plain(budget_dit(depenses)) == said


def test_money_spent_without_a_year_is_told_and_not_compared():
    assert plain(budget_dit(None, Decimal(1200))) == (
        "1 200 € dépensés, sans année qui les compare à la prévision"
    )


@pytest.mark.parametrize(
    ("ways", "said"),
    [
        (["-"], "Aucun indicateur n’est encore mesuré"),
        ([], "Aucun indicateur n’est encore mesuré"),
        ([None], "Un indicateur mesuré, sans cible à comparer"),
        ([None, None], "2 indicateurs mesurés, sans cible à comparer"),
        ([50], "L’indicateur mesuré n’a pas encore atteint sa cible"),
        ([100], "L’indicateur mesuré a atteint sa cible"),
        ([50, 60, "-"], "Aucun des 2 indicateurs mesurés n’a encore atteint sa cible"),
        ([100, 60], "Un indicateur sur 2 mesurés a atteint sa cible"),
        ([100, 110, 60], "2 indicateurs sur 3 mesurés ont atteint leur cible"),
        ([100, 110], "Les 2 indicateurs mesurés ont atteint leur cible"),
        ([100, 60, None], "Un indicateur sur 2 mesurés qui ont une cible a atteint sa cible"),
    ],
)
def test_indicators_are_told_by_the_targets_they_reached(ways, said):
    assert plain(indicateurs_dits(measures(*ways))) == said


def champ(numero, titre):
    return SimpleNamespace(numero=numero, champ=SimpleNamespace(titre=titre))


def test_fields_are_compared_by_their_extremes_a_long_name_giving_way_to_a_number():
    one, two = (
        champ(1, "Jeunesse"),
        champ(2, "Accès aux droits, au numérique et aux services publics"),
    )
    levels = {"champ": CHAMP, "action": ACTION}
    assert plain(fields_begun([(one, actions("cn")), (two, actions("cc"))], levels)) == (
        "Actions engagées : de 1 sur 2 (Jeunesse) à 2 sur 2 (champ 2)"
    )
    assert fields_begun([(one, actions("cn")), (two, actions("ccnn"))], levels) == ""
    assert fields_begun([(one, actions("cn")), (two, [])], levels) == ""
    assert plain(fields_spent([(one, money((100, 0))), (two, money((100, 80)))], CHAMP)) == (
        "Part dépensée de la prévision : de 0 % (Jeunesse) à 80 % (champ 2)"
    )
    assert fields_spent([(one, money((100, 80))), (two, None)], CHAMP) == ""


@pytest.mark.parametrize(
    ("part", "said"),
    [("0", "0 %"), ("0.4", "moins de 1 %"), ("15.5", "16 %"), ("99.8", "99 %"), ("100", "100 %")],
)
def test_a_share_is_neither_nought_nor_whole_unless_it_is(part, said):
    assert plain(part_dite(Decimal(part))) == said
