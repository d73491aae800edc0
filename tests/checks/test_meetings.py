"""What is surely wrong about the meetings of a body, and what is usual."""

import pytest

BODIES = """
pilotage:
  instances:
    - id: comite
      nom: Comité de pilotage
      niveau: strategique
      reunions:
        - id: premiere
          date: {first}
          heure: 10:00
          excuses: [{excused}]
          decisions:
            - texte: Réunir les services
              echeance: {due}
        - id: seconde
          date: {second}
          heure: 10:00
"""
USUAL = {
    "first": "2025-03-12",
    "second": "2025-06-04",
    "excused": "le maire, la directrice",
    "due": "juin 2025",
}


@pytest.fixture
def told(problems):
    """Return what is said of two meetings, with some facts of theirs changed."""
    return lambda **changed: problems(("actions:", BODIES.format(**USUAL | changed) + "actions:"))


def test_usual_meetings_say_nothing(told):
    assert told() == []


@pytest.mark.parametrize(
    ("changed", "code", "words"),
    [
        ({"second": "2031-06-04"}, "reunion-hors-periode", "le 4 juin 2031"),
        ({"first": "1925-03-12"}, "reunion-hors-periode", "le 12 mars 1925"),
        ({"second": "2025-03-12"}, "reunion-double", "« seconde » a lieu en même temps"),
        ({"excused": "le maire, Le Maire"}, "excuse-double", "« Le Maire »"),
        ({"due": "février 2025"}, "echeance-passee", "« février 2025 »"),
    ],
)
def test_what_is_surely_wrong_is_told_once(told, changed, code, words):
    (line,) = told(**changed)
    assert f"[avertissement {code}]" in line
    assert words in line.replace("\xa0", " ")


@pytest.mark.parametrize(
    "changed",
    [{"first": "2023-10-12"}, {"second": "2028-06-04"}, {"due": "mars 2025"}],
    ids=["prepares", "evaluates", "due-that-month"],
)
def test_what_prepares_or_evaluates_a_convention_is_usual(told, changed):
    assert told(**changed) == []
