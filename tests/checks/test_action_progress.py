"""What the progress of an action says that cannot be true, or hardly is."""

import pytest

PROGRESS = "    avancement: {{{said}}}\n"


@pytest.fixture
def told(problems):
    """Return what is said of the progress of an action, for a convention of 2024 to 2027."""
    pilot = "    pilote: Direction de l’enfance\n"
    return lambda said: problems((pilot, pilot + PROGRESS.format(said=said)))


@pytest.mark.parametrize(
    "said",
    [
        "statut: non_demarree, taux: 0, date: 2024-01-01",
        "statut: en_cours, taux: 0",
        "statut: en_cours, taux: 99, date: 2027-12-31",
        "statut: realisee, taux: 100, date: 2028-12-31",
        "statut: reportee, taux: 30",
        "statut: abandonnee, taux: 0",
    ],
)
def test_usual_progress_says_nothing(told, said):
    assert told(said) == []


@pytest.mark.parametrize(
    ("said", "code", "words"),
    [
        ("statut: non_demarree, taux: 40", "avancement-contradictoire", "non démarrée ne peut pas"),
        ("statut: realisee, taux: 0", "avancement-contradictoire", "réalisée ne peut pas"),
        ("statut: reportee, taux: 100", "avancement-contradictoire", "reportée ne peut pas"),
        ("statut: abandonnee, taux: 100", "avancement-contradictoire", "abandonnée ne peut pas"),
        ("date: 1999-05-04", "constat-hors-periode", "le 4 mai 1999"),
        ("date: 2099-05-04", "constat-hors-periode", "le 4 mai 2099"),
        ("date: 9999-12-31", "constat-hors-periode", "le 31 décembre 9999"),
    ],
)
def test_what_cannot_be_true_is_an_error(told, said, code, words):
    (line,) = told(said)
    assert f"[{code}]" in line
    assert words in line.replace("\xa0", " ")


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("statut: en_cours, taux: 100", "avancement-contradictoire"),
        ("statut: realisee, taux: 60", "avancement-contradictoire"),
        ("taux: 40", "avancement-contradictoire"),
        ("date: 2023-12-31", "constat-hors-periode"),
        ("date: 2029-01-01", "constat-hors-periode"),
    ],
)
def test_what_is_unlikely_is_a_warning(told, said, code):
    (line,) = told(said)
    assert f"[avertissement {code}]" in line
