"""Two versions of a convention: each difference once, told for what it is, in its two places."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from ctg_docs.model.differences import Difference, PlacedConvention, differences
from ctg_docs.model.loading import build
from ctg_docs.model.totaux import changed_totals
from ctg_docs.reading.territory import read_territory

Changes = tuple[tuple[str, str], ...]

MONEY = "    budget:\n      - {annee: 2024, objet: livret, montant: 3 000}\n"
BUDGET = ("    calendrier:\n", f"{MONEY}    calendrier:\n")
SECOND = """\
actions:
  - id: atelier
    titre: Ouvrir un atelier
    rattachee_a: former
    pilote: Direction de l’enfance
"""


def placed(folder: Path) -> PlacedConvention:
    source, _ = read_territory(folder)
    convention, problems = build(source)
    assert convention is not None, problems
    return PlacedConvention(convention, source.positions)


@pytest.fixture
def between(sources: Callable[..., Path]) -> Callable[..., list[Difference]]:
    """Return the differences between two changed minimal territories."""

    def found(old: Changes, new: Changes, *, before: str = "", after: str = "") -> list[Difference]:
        for left in Path("sources").glob("*/suite.yaml"):
            left.unlink()
        first = placed(sources(*old, more=before, name="avant"))
        return differences(first, placed(sources(*new, more=after, name="apres")))

    return found


def told(one: Difference) -> tuple[str, str, object, object]:
    values = [trace and str(trace.value) for trace in (one.avant, one.apres)]
    return one.kind, one.cle, *values


def test_a_version_does_not_differ_from_itself(between):
    assert between((), ()) == []


def test_a_value_that_changes_is_told_with_its_line_on_both_sides(between):
    (one,) = between((), (("Le plan couvre trois ans.", "Le plan couvre quatre ans."),))
    key = "actions.plan-formation.description"
    assert told(one) == ("modifie", key, "Le plan couvre trois ans.", "Le plan couvre quatre ans.")
    assert (one.topic.kind, one.topic.nom) == ("action", "Écrire un plan de formation")
    assert str(one.avant.place) == "sources/avant/convention.yaml:55:18"
    assert str(one.apres.place) == "sources/apres/convention.yaml:55:18"


def test_a_value_that_one_side_has_not_is_added_or_removed(between):
    said = (("    description: Le plan couvre trois ans.\n", ""),)
    key = "actions.plan-formation.description"
    (added,), (removed,) = between(said, ()), between((), said)
    assert told(added) == ("ajoute", key, None, "Le plan couvre trois ans.")
    assert told(removed) == ("supprime", key, "Le plan couvre trois ans.", None)


def test_the_title_of_what_has_an_id_is_renamed(between):
    (one,) = between((), (("titre: Former les équipes", "titre: Former tous les agents"),))
    assert one.kind == "renomme"
    assert (one.topic.kind, one.topic.nom) == ("champ", "Enfance")


def test_an_action_of_one_side_is_added_or_removed_whole(between):
    (added,) = between((), (), after=SECOND)
    (removed,) = between((), (), before=SECOND)
    assert (added.kind, added.topic.nom, added.avant) == ("ajoute", "Ouvrir un atelier", None)
    assert (removed.kind, removed.topic.nom, removed.apres) == (
        "supprime",
        "Ouvrir un atelier",
        None,
    )


def test_an_action_that_changes_its_parent_has_moved(between):
    new = (("    rattachee_a: former", "    rattachee_a: qualite"),)
    (one,) = between((), new)
    key = "actions.plan-formation.rattachee_a"
    assert told(one) == ("deplace", key, "Former les équipes", "Améliorer la qualité")
    assert str(one.apres.place) == "sources/apres/convention.yaml:53:18"


def test_an_objective_that_changes_its_parent_has_moved_with_what_changes_in_it(between):
    second = "      - {id: lieux, titre: Rénover les lieux}\n"
    moved = second.replace("}\n", ", objectifs_operationnels: [{id: former, titre: Former}]}\n")
    whole = (
        "        objectifs_operationnels:\n"
        "          - id: former\n"
        "            titre: Former les équipes\n"
    )
    old = ((whole, whole + second),)
    new = ((whole, moved),)
    assert [told(one) for one in between(old, new)] == [
        (
            "deplace",
            "champs.enfance.objectifs_strategiques.lieux.objectifs_operationnels.former",
            "Améliorer la qualité",
            "Rénover les lieux",
        ),
        (
            "renomme",
            "champs.enfance.objectifs_strategiques.lieux.objectifs_operationnels.former.titre",
            "Former les équipes",
            "Former",
        ),
    ]


def test_what_comes_in_another_order_is_told_by_its_ranks(between):
    people = ("  - id: dupont\n    civilite: Mme\n    prenom: Anne\n    nom: Dupont\n", "")
    again = ("    nom: Martin\n", "    nom: Martin\n" + people[0])
    (one,) = between((), (people, again))
    assert one.kind == "reordonne"
    assert {one.avant.value, one.apres.value} == {1, 2}


def test_a_line_without_id_is_known_by_its_words_and_its_amount_follows(between):
    (one,) = between((BUDGET,), (BUDGET, ("montant: 3 000", "montant: 4 500")))
    key = "actions.plan-formation.budget.0.montant"
    assert told(one) == ("modifie", key, "3000", "4500")
    assert one.titres == ("Budget", "livret", "Montant")


def test_the_same_two_versions_the_other_way_mirror_one_another(between):
    new = (
        ("Le plan couvre trois ans.", "Le plan couvre quatre ans."),
        ("    rattachee_a: former", "    rattachee_a: qualite"),
    )
    forth, back = between((), new, after=SECOND), between(new, (), before=SECOND)
    mirror = {"ajoute": "supprime", "supprime": "ajoute"}
    turned = {(mirror.get(k, k), key, b, a) for k, key, a, b in map(told, back)}
    assert {told(one)[:2] for one in forth} == {one[:2] for one in turned}


def test_totals_and_counts_follow(sources):
    old = placed(sources(BUDGET, name="avant")).convention
    changed = sources(BUDGET, ("montant: 3 000", "montant: 4 500"), more=SECOND, name="apres")
    totals = {t.nom: (t.avant, t.apres) for t in changed_totals(old, placed(changed).convention)}
    assert totals["prévu"] == (Decimal(3000), Decimal(4500))
    assert totals["actions"] == (Decimal(1), Decimal(2))
    assert "champs d’intervention" not in totals
