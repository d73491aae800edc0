"""The cells of the signature grid: a field to sign in, an invisible word, when they are asked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ctg_docs.composing.vocabulary.constructors import PlaceSignature, grille_signatures

PLACES = [PlaceSignature(id_, id_, "Maire", "Anne Roy", "") for id_ in ("ville", "caf")]


@pytest.mark.parametrize(
    ("champs", "balises", "fields", "marks"),
    [
        (True, True, ["sig-1", "sig-2"], ["#signature_1#", "#signature_2#"]),
        (True, False, ["sig-1", "sig-2"], ["", ""]),
        (False, True, ["", ""], ["", ""]),
        (False, False, ["", ""], ["", ""]),
    ],
)
def test_a_word_for_the_platforms_stands_where_a_field_does_and_only_when_asked_for(
    champs, balises, fields, marks
):
    grid = grille_signatures(PLACES, champs=champs, balises=balises)
    assert [cell.field for cell in grid.cells] == fields
    assert [cell.mark for cell in grid.cells] == marks


@pytest.mark.parametrize("datee", [False, True])
@pytest.mark.parametrize("dates", [False, True])
def test_a_line_for_the_day_waits_for_whoever_signs_by_hand_without_a_date(dates, datee):
    (cell,) = grille_signatures([replace(PLACES[0], datee=datee)], dates=dates).cells
    assert bool(cell.date) == (dates and not datee)
