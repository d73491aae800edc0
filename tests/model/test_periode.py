"""A period says what is known of it, and never a day that nobody wrote."""

import pytest

from ctg_docs.model.identity import Identite
from ctg_docs.model.periode import dire


def said(periode):
    known = dire(Identite.model_validate({"id": "a", "periode": periode}).periode)
    return known.annees, known.conclue.replace("\u00a0", " "), known.iso


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("2026-2030", ("2026-2030", "de 2026 à 2030", "2026/2030")),
        ("2026–2030", ("2026-2030", "de 2026 à 2030", "2026/2030")),
        (
            {"debut": "2026", "fin": "2029", "duree": "4 ans"},
            ("2026-2029", "pour quatre ans, de 2026 à 2029", "2026/2029"),
        ),
        (
            {"debut": "septembre 2026", "fin": "2030-08"},
            (
                "2026-2030",
                "pour quatre ans, de septembre 2026 à août 2030",
                "2026-09/2030-08",
            ),
        ),
        (
            {"debut": "2026-01-01", "fin": "2030-12-31"},
            (
                "2026-2030",
                "pour cinq ans, du 1er janvier 2026 au 31 décembre 2030 inclus",
                "2026-01-01/2030-12-31",
            ),
        ),
        (
            {"debut": "2026-03-15", "duree": "quatre ans"},
            (
                "2026-2030",
                "pour quatre ans, du 15 mars 2026 au 14 mars 2030 inclus",
                "2026-03-15/2030-03-14",
            ),
        ),
        ({"duree": "quatre ans"}, ("", "pour quatre ans", "")),
        ({"debut": "2026", "duree": "4 ans"}, ("", "pour quatre ans", "")),
        ({}, ("", "", "")),
    ],
)
def test_each_form_of_a_period_says_what_is_known(written, told):
    assert said(written) == told
