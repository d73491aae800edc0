from __future__ import annotations

import pytest

from ctg_docs.reference import communes, conseils


@pytest.mark.parametrize(
    ("population", "members"),
    [
        (0, 7),
        (99, 7),
        (100, 11),
        (499, 11),
        (500, 15),
        (1_499, 15),
        (1_500, 19),
        (2_499, 19),
        (2_500, 23),
        (3_499, 23),
        (3_500, 27),
        (4_999, 27),
        (5_000, 29),
        (9_999, 29),
        (10_000, 33),
        (20_000, 35),
        (30_000, 39),
        (40_000, 43),
        (50_000, 45),
        (60_000, 49),
        (79_999, 49),
        (80_000, 53),
        (100_000, 55),
        (150_000, 59),
        (200_000, 61),
        (250_000, 65),
        (299_999, 65),
        (300_000, 69),
        (2_000_000, 69),
    ],
)
def test_the_council_grows_with_the_population(population: int, members: int) -> None:
    assert conseils.effectif_legal(population) == members


@pytest.mark.parametrize(
    ("kind", "commune", "organe"),
    [
        ("commune", "92040", "conseil municipal"),
        ("commune", "75056", "conseil de Paris"),
        ("ca", "", "conseil communautaire"),
        ("metropole", "", "conseil métropolitain"),
        ("ept", "", "conseil de territoire"),
        ("autre", "", "organe délibérant"),
    ],
)
def test_each_kind_of_party_has_its_deliberating_body(kind: str, commune: str, organe: str) -> None:
    assert conseils.organe(kind, commune) == organe


def test_a_negative_population_is_refused() -> None:
    with pytest.raises(ValueError, match="négative"):
        conseils.effectif_legal(-1)


def test_three_cities_are_known_to_follow_rules_of_their_own() -> None:
    cities = [communes.par_code(code) for code in sorted(conseils.PROPRES)]
    assert [city.nom for city in cities if city] == ["Marseille", "Lyon", "Paris"]
