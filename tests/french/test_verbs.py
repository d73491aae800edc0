"""A verb and its participle agree with a number."""

import pytest

from ctg_docs.french.verbs import is_verbal, verb_phrase


@pytest.mark.parametrize(
    ("n", "phrase", "genre", "said"),
    [
        (1, "est engagé", "m", "est engagé"),
        (1, "est engagé", "f", "est engagée"),
        (0, "est engagé", "f", "est engagée"),
        (2, "est engagé", "m", "sont engagés"),
        (3, "est déjà réalisé", "f", "sont déjà réalisées"),
        (2, "n’est pas renseigné", "f", "ne sont pas renseignées"),
        (2, "a été mesuré", "m", "ont été mesurés"),
        (2, "n’a pas démarré", "f", "n’ont pas démarré"),
        (2, "n’a pas pris part au vote", "m", "n’ont pas pris part au vote"),
        (2, "est admis", "m", "sont admis"),
    ],
)
def test_a_verb_and_its_participle_agree_with_a_number(n, phrase, genre, said):
    assert verb_phrase(n, phrase, genre) == said


def test_a_verb_that_is_unknown_is_told():
    assert not is_verbal("réalisé")
    with pytest.raises(ValueError, match="« figure ici » ne commence pas par un verbe connu"):
        verb_phrase(2, "figure ici")
