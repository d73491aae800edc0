from __future__ import annotations

import datetime as dt

import pytest

from ctg_docs.reference import departements, textes

ALWAYS = ["css", "casf", "cgct", "arrete-2001-10-03"]


@pytest.mark.parametrize(
    ("jour", "departement", "types", "champs", "expected"),
    [
        (
            "2024-03-15",
            "92",
            {"caf", "commune"},
            {"petite_enfance"},
            [
                *ALWAYS[:3],
                "ordonnance-2021-611",
                "loi-2023-1196",
                ALWAYS[3],
                "circulaire-cnaf-2020-01",
                "cog-2023-2027",
            ],
        ),
        (
            "2019-12-19",
            "13",
            {"caf", "metropole"},
            {"politique_de_la_ville"},
            [
                *ALWAYS[:3],
                "loi-2014-58",
                "loi-2014-173",
                "loi-2015-991",
                ALWAYS[3],
                "circulaire-pm-2019-6057",
                "pacte-dijon",
                "paqte",
                "cog-2018-2022",
            ],
        ),
        (
            "2022-05-01",
            "973",
            {"caf", "cc"},
            set(),
            [
                *ALWAYS[:3],
                "loi-2015-991",
                "ordonnance-2021-611",
                ALWAYS[3],
                "arrete-2002-12-27",
                "circulaire-cnaf-2020-01",
                "cog-2018-2022",
            ],
        ),
        ("2025-06-30", "976", {"cssm", "commune"}, set(), [
            *ALWAYS[:3], "ordonnance-2021-611", ALWAYS[3], "circulaire-cnaf-2020-01",
            "cog-2023-2027"]),
        ("2016-11-04", "58", {"caf", "commune"}, set(), ALWAYS),
    ],
)  # fmt: skip
def test_the_visas_follow_from_date_place_parties_and_fields(
    jour: str, departement: str, types: set[str], champs: set[str], expected: list[str]
) -> None:
    found = textes.applicables(dt.date.fromisoformat(jour), departement, types, champs)
    assert [texte.id for texte in found] == expected


@pytest.mark.parametrize(
    ("jour", "cog"),
    [
        ("2017-12-31", set()),
        ("2018-01-01", {"cog-2018-2022"}),
        ("2022-12-31", {"cog-2018-2022"}),
        ("2023-03-15", {"cog-2018-2022"}),
        ("2023-01-01", {"cog-2018-2022"}),
        ("2023-07-09", {"cog-2018-2022"}),
        ("2023-07-10", {"cog-2023-2027"}),
        ("2028-01-15", {"cog-2023-2027"}),
    ],
)
def test_the_agreement_in_force_is_chosen_by_the_day_of_signature(jour: str, cog: set[str]) -> None:
    found = textes.applicables(dt.date.fromisoformat(jour), "92", {"commune"})
    assert {texte.id for texte in found if texte.id.startswith("cog-")} == cog


@pytest.mark.parametrize(("departement", "cited"), [("971", True), ("974", True), ("976", False)])
def test_the_overseas_order_does_not_reach_mayotte(departement: str, cited: bool) -> None:
    found = textes.applicables(dt.date(2024, 1, 1), departement, {"commune"})
    assert ("arrete-2002-12-27" in [texte.id for texte in found]) is cited


def test_the_childcare_law_waits_for_2024_and_for_the_field() -> None:
    chosen = {
        (year, bool(champs)): any(
            texte.id == "loi-2023-1196"
            for texte in textes.applicables(dt.date(year, 1, 1), "92", {"commune"}, champs)
        )
        for year in (2023, 2024)
        for champs in (frozenset[str](), frozenset({"petite_enfance"}))
    }
    assert [key for key, cited in chosen.items() if cited] == [(2024, True)]


@pytest.mark.parametrize("identifiant", ["loi-1982-213", "loi-2004-809", "charte-laicite"])
def test_some_texts_are_cited_only_when_named(identifiant: str) -> None:
    everything = set(textes.CONDITIONS) | textes.EPCI_TYPES
    found = textes.applicables(dt.date(2026, 6, 1), "973", everything, everything - {"sur_demande"})
    assert identifiant not in [texte.id for texte in found]
    assert textes.par_id(identifiant) is not None


def test_the_law_of_2004_bears_its_own_title() -> None:
    loi = textes.par_id("loi-2004-809")
    assert loi is not None
    assert loi.citation == (
        "la loi n° 2004-809 du 13 août 2004 relative aux libertés et responsabilités locales"
    )


@pytest.mark.parametrize("texte", textes.tous(), ids=lambda texte: texte.id)
def test_a_text_is_complete_and_ready_to_follow_vu(texte: textes.Texte) -> None:
    assert texte.condition in textes.CONDITIONS
    assert texte.citation.startswith(("le ", "la ", "l’"))
    assert texte.citation[-1] not in " ;.,"
    assert "'" not in texte.citation
    assert texte.numero in texte.citation
    assert texte.titre or "titre exact est à relever" in texte.note
    assert bool(texte.departements) == (texte.condition == "outre_mer")
    assert [code for code in texte.departements if departements.par_code(code) is None] == []
    if texte.date:
        assert str(texte.date.year) in texte.citation


def test_an_unknown_text_is_not_invented() -> None:
    assert textes.par_id("loi-1901") is None
