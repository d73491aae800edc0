from __future__ import annotations

import pytest

from ctg_docs.reference import sigles


def test_in_french_guiana_the_convention_is_named_in_full() -> None:
    assert sigles.ctg("973") == "convention territoriale globale"
    assert "Collectivité territoriale de Guyane" in sigles.avertissement_ctg("973")


@pytest.mark.parametrize("departement", ["92", "971", "974", "976"])
def test_elsewhere_the_acronym_is_clear(departement: str) -> None:
    assert sigles.ctg(departement) == "CTG"
    assert sigles.avertissement_ctg(departement) == ""
