"""A warning that an author knows of and means is silenced in the sources, with its reason."""

import json

import pytest

from ctg_docs.model.publiques import public_yaml
from ctg_docs.pipeline import prepare
from ctg_docs.pipeline.lecture import read

WRONG = ("    civilite: Mme\n", "")
ORPHAN = (
    "        titre: Accueillir mieux\n",
    "        titre: Accueillir mieux\n      - id: seul\n        titre: Accueillir l’été\n",
)
"""Two changes of the minimal territory, each with one warning."""


def silence(code, contient="", raison="Le maire ne veut pas de civilité."):
    words = f"\n    contient: {contient}" if contient else ""
    return f"avertissements:\n  - code: {code}{words}\n    raison: {raison}\n"


def test_a_silenced_warning_is_neither_told_nor_counted(sources, ctg):
    sources(WRONG, more=silence("civilite-inconnue"))
    assert ctg("verifier", "--strict") == (0, "essai : tout est en ordre\n", "")
    code, _, err = ctg("construire", "article", "--format", "txt")
    assert (code, err) == (0, "")


@pytest.mark.parametrize(("words", "left"), [("ACCUEILLIR L'ETE", 0), ("accueillir l’hiver", 1)])
def test_words_choose_among_warnings_whatever_their_accents(sources, ctg, words, left):
    sources(WRONG, ORPHAN, more=silence("enjeu-orphelin", words))
    _, _, err = ctg("verifier")
    assert err.count("[avertissement enjeu-orphelin]") == left
    assert err.count("[avertissement silence-sans-objet]") == left
    assert err.count("[avertissement civilite-inconnue]") == 1


@pytest.mark.parametrize(
    ("code", "contient", "hint"),
    [
        ("enjeu-orphelin", "", "il n’y a plus rien à taire"),
        ("civilite-inconnue", "le Père Noël", "ne contient ces mots"),
    ],
)
def test_a_silence_that_silences_nothing_is_told(sources, ctg, code, contient, hint):
    sources(WRONG, more=silence(code, contient))
    exit_code, out, err = ctg("verifier")
    assert (exit_code, out) == (0, "essai : 2 avertissements\n")
    assert f"sources/essai/suite.yaml:2:11: aucun avertissement « {code} » n’est tu ici" in err
    assert hint in err


@pytest.mark.parametrize(
    ("code", "hint"),
    [
        ("civilite-inconu", "Vouliez-vous dire « civilite-inconnue » ?"),
        ("enjeux-orphelins", "Vouliez-vous dire « enjeu-orphelin » ?"),
        ("tout", "Tous les codes : « ctg expliquer »."),
    ],
)
def test_a_code_that_does_not_exist_is_told_with_the_nearest(sources, ctg, code, hint):
    sources(WRONG, more=silence(code))
    err = ctg("verifier")[2]
    assert f"suite.yaml:2:11: le code « {code} » n’existe pas" in err
    assert hint in err


def test_an_error_is_never_silenced(sources, ctg):
    more = silence("civilite-inconnue")
    sources(("statut: projet", "statut: a_signer"), WRONG, more=more)
    assert "[civilite-inconnue]" in ctg("verifier")[2]
    sources(("fin: 2027-12-31", "fin: 2020-12-31"), more=silence("periode-inversee"))
    code, _, err = ctg("verifier")
    assert code == 1
    assert "essai/convention.yaml:6:10" in err


def test_the_silence_of_a_silence_is_told(sources, ctg):
    sources(more=silence("silence-sans-objet"))
    assert "[avertissement silence-sans-objet]" in ctg("verifier")[2]


def test_a_silence_without_a_reason_is_refused(sources, ctg):
    sources(WRONG, more="avertissements:\n  - code: civilite-inconnue\n")
    code, _, err = ctg("verifier")
    assert (code, "« raison »" in err) == (1, True)


def test_the_state_lists_what_is_silenced_with_its_reason(sources, ctg):
    sources(WRONG, more=silence("civilite-inconnue"))
    _, out, _ = ctg("etat", "essai")
    assert out.splitlines()[-3:] == [
        "Sources : tout est en ordre.",
        "1 avertissement tu par les sources :",
        "  – civilite-inconnue (1) : Le maire ne veut pas de civilité.",
    ]
    (state,) = json.loads(ctg("etat", "--json")[1])["territoires"]
    (one,) = state["tus"]
    assert (one["code"], one["raison"]) == (
        "civilite-inconnue",
        "Le maire ne veut pas de civilité.",
    )


def test_no_file_carries_a_silence(sources):
    folder = sources(WRONG, more=silence("civilite-inconnue"))
    lecture = read(folder)
    assert lecture.lu is not None
    assert "avertissements" not in public_yaml(lecture.lu[0].convention)
    (piece,) = prepare(folder, ["page"]).pieces
    assert not any("avertissements" in origine.cles for origine in piece.origines)
