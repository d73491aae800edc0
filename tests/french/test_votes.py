from __future__ import annotations

import pytest
from notation import visible

from ctg_docs.french.votes import adopte, phrase_vote


@pytest.mark.parametrize(
    ("voices", "expected"),
    [
        ((27, 0, 0, 0), "à l’unanimité"),
        (
            (4, 0, 6, 0),
            "à l’unanimité des suffrages exprimés (4⍽voix pour, 6⍽abstentions)",
        ),
        (
            (27, 2, 4, 0),
            "à la majorité des suffrages exprimés (27⍽voix pour, 2⍽voix contre, 4⍽abstentions)",
        ),
        (
            (24, 0, 1, 2),
            "à l’unanimité des suffrages exprimés "
            "(24⍽voix pour, 1⍽abstention, 2⍽membres n’ayant pas pris part au vote)",
        ),
        (
            (3, 12, 0, 0),
            "à la majorité des suffrages exprimés (3⍽voix pour, 12⍽voix contre)",
        ),
    ],
)
def test_how_a_vote_went(voices, expected):
    assert visible(phrase_vote(*voices, votants=sum(voices))) == expected


def test_the_chair_settles_a_tie():
    assert visible(phrase_vote(10, 10, preponderante="pour")) == (
        "à égalité des suffrages exprimés, par la voix prépondérante de la présidence "
        "(10⍽voix pour, 10⍽voix contre)"
    )
    assert adopte(10, 10, preponderante="pour")
    assert not adopte(10, 10, preponderante="contre")


def test_a_tie_by_secret_ballot_rejects():
    assert not adopte(10, 10, secret=True)
    assert "prépondérante" not in phrase_vote(10, 10, secret=True)


def test_the_side_that_wins():
    assert adopte(27, 2)
    assert not adopte(3, 12)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((90, 0, 0, 0, 95), "90 voix comptées .* pour 95 votants"),
        ((10, 10), "partage égal des voix"),
        ((0, 0, 12), "aucune voix pour ni contre"),
        ((5, -1), "négatif"),
    ],
)
def test_a_vote_that_cannot_be_is_refused_in_french(arguments, message):
    with pytest.raises(ValueError, match=message):
        phrase_vote(*arguments)
