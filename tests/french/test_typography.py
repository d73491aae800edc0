from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from notation import spaced, visible

from ctg_docs.french.code_articles import article_code
from ctg_docs.french.dates import date_jour, heure, periode
from ctg_docs.french.formulas import PersonneDite, ci_apres, par_acte
from ctg_docs.french.lists import ponctuer
from ctg_docs.french.numbers import montant, pourcent, siret
from ctg_docs.french.typography import (
    majuscule,
    typographier,
    typographier_suite,
)
from ctg_docs.french.votes import phrase_vote

HOUSE = {"CAF": "Caf", "CTG": "CTG"}


def check(text: str, expected: str) -> None:
    assert visible(typographier(spaced(text))) == expected
    assert visible(typographier(spaced(expected))) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("enjeux ; objectifs", "enjeux⎵; objectifs"),
        ("enjeux; objectifs", "enjeux⎵; objectifs"),
        ("Vraiment ? Oui !", "Vraiment⎵? Oui⎵!"),
        ("Vraiment?! Oui!", "Vraiment⎵?! Oui⎵!"),
        ("Objet : signature", "Objet⍽: signature"),
        ("Objet: signature", "Objet⍽: signature"),
        ("Objet⍽; suite", "Objet⎵; suite"),
        ("un mot , puis un point .", "un mot, puis un point."),
        ("(est-ce sûr?)", "(est-ce sûr⎵?)"),
        ("79% des familles", "79⎵% des familles"),
        ("79 % des familles", "79⎵% des familles"),
    ],
)
def test_spaces_before_marks(text, expected):
    check(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"1 000 premiers jours"', "«⍽1⎵000 premiers jours⍽»"),
        ("«Grandir»", "«⍽Grandir⍽»"),
        ("« Grandir »", "«⍽Grandir⍽»"),
        ("“Grandir”", "«⍽Grandir⍽»"),
        ('il dit "le projet "Grandir" avance" hier', "il dit «⍽le projet “Grandir” avance⍽» hier"),
        ("« le projet « Grandir » avance »", "«⍽le projet “Grandir” avance⍽»"),
        ("« le projet “Grandir” avance »", "«⍽le projet “Grandir” avance⍽»"),
        ('l\'"accueil"', "l’«⍽accueil⍽»"),
        ('("accueil") ; "suite".', "(«⍽accueil⍽»)⎵; «⍽suite⍽»."),
        ('un écran de 15" et un autre', 'un écran de 15" et un autre'),
        ("« une citation sans fin", "«⍽une citation sans fin"),
        ('vide : ""', 'vide⍽: ""'),
    ],
)
def test_quotation_marks_pair_and_nest(text, expected):
    check(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("l'accueil d'aujourd'hui", "l’accueil d’aujourd’hui"),
        ("L'État", "L’État"),
        ("un pied de 5' ou 'mot'", "un pied de 5' ou 'mot'"),
        ("et puis...", "et puis…"),
        ("....", "...."),
    ],
)
def test_apostrophes_and_ellipses(text, expected):
    check(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mr Dupont", "M.⍽Dupont"),
        ("Mr. Dupont et Mme Durand", "M.⍽Dupont et Mme⍽Durand"),
        ("Mrs Dupont et Durand", "MM.⍽Dupont et Durand"),
        ("MM les maires", "MM. les maires"),
        ("MM Dupont et Durand", "MM.⍽Dupont et Durand"),
        ("deux  espaces   valent une", "deux espaces valent une"),
        ("une  espace  : deux", "une espace⍽: deux"),
        ("MM. Petit et Grand", "MM.⍽Petit et Grand"),
        ("n° 12, nº12, no 12 et n°1ère", "n°⍽12, n°⍽12, n°⍽12 et n°⍽1re"),
        ("art. 3, p. 12", "art.⍽3, p.⍽12"),
        ("1ère adjointe", "1re adjointe"),
        ("1ERE et 1ère", "1RE et 1re"),
        ("2ème CTG, 3èmes", "2e CTG, 3es"),
        ("XXIème siècle", "XXIe⍽siècle"),
        ("2e CTG, 1er adjoint, 1re adjointe", "2e CTG, 1er adjoint, 1re adjointe"),
        ("la même crème", "la même crème"),
    ],
)
def test_abbreviations_civilities_and_ranks(text, expected):
    check(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 963 enfants", "1⎵963 enfants"),
        ("1 234 567 euros", "1⎵234⎵567 euros"),
        ("en 2023 120 familles", "en 2023 120 familles"),
        ("88 000 €, 88000€, 3 M€", "88⎵000⍽€, 88000⍽€, 3⍽M€"),
        ("16,4 millions d'euros", "16,4⍽millions d’euros"),
        ("12 km et 2 ETP", "12⍽km et 2⍽ETP"),
        ("le 15 mars 2024 à 18 h 30", "le 15⍽mars⍽2024 à 18⍽h⍽30"),
        ("le 1er janvier", "le 1er⍽janvier"),
        ("01 46 42 30 00", "01 46 42 30 00"),
        ("0 810 123 456", "0 810 123 456"),
    ],
)
def test_numbers_keep_together(text, expected):
    check(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("l'article L263-1 du code", "l’article L.⍽263-1 du code"),
        ("articles L227-1 et R. 421-2", "articles L.⍽227-1 et R.⍽421-2"),
        ("les articles L. 227-1 à 3 du code", "les articles L.⍽227-1 à L.⍽227-3 du code"),
        ("Code, art. L.263-1", "Code, art.⍽L.⍽263-1"),
        ("l'article L 1411 du code", "l’article L.⍽1411 du code"),
        ("L. 263-1", "L.⍽263-1"),
        ("le dossier L263-1", "le dossier L263-1"),
        ("article 3", "article 3"),
    ],
)
def test_articles_of_a_code(text, expected):
    check(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("L263-1", "L.⍽263-1"),
        ("L. 227-1 à 3", "L.⍽227-1 à L.⍽227-3"),
        ("L. 227-1 à L. 227-3", "L.⍽227-1 à L.⍽227-3"),
        ("R421-39 à 12", "R.⍽421-39 à 12"),
        ("LO 6461-1", "LO.⍽6461-1"),
    ],
)
def test_a_reference_known_to_be_an_article(text, expected):
    assert visible(article_code(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Etat, Ecole, Evaluation", "État, École, Évaluation"),
        ("ETAT et ECOLE", "ÉTAT et ÉCOLE"),
        ("Ile-de-France", "Île-de-France"),
        ("Etampes, Ecouen", "Etampes, Ecouen"),
        ("A la demande. A partir de 2024", "À la demande. À partir de 2024"),
        ("Le groupe A la suit", "Le groupe A la suit"),
        ("ADAPTER L'OFFRE D'ACCUEIL A LA DEMANDE", "ADAPTER L’OFFRE D’ACCUEIL À LA DEMANDE"),
        ("LA CAF A LA PAROLE", "LA CAF A LA PAROLE"),
        ("la commune à laquelle", "la commune à laquelle"),
    ],
)
def test_capitals_have_their_accents(text, expected):
    check(text, expected)


def test_the_capital_of_a_title_has_its_accent():
    assert (majuscule("etat"), majuscule("ecole")) == ("État", "École")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("la CAF et la Ctg", "la Caf et la CTG"),
        ("CAF", "Caf"),
        ("la CAF.", "la Caf."),
        ("LA CAF ET LA VILLE", "LA CAF ET LA VILLE"),
        ("CAF-2024-01, CAF92, contact@CAF.fr", "CAF-2024-01, CAF92, contact@CAF.fr"),
        ("la caf", "la caf"),
    ],
)
def test_an_acronym_has_one_form_in_the_house(text, expected):
    assert typographier(text, HOUSE) == expected


def test_the_house_may_prefer_capitals():
    assert typographier("la Caf et la Cnaf", {"CAF": "CAF", "CNAF": "CNAF"}) == "la CAF et la CNAF"


def test_a_form_that_is_no_spelling_of_its_acronym_is_refused():
    with pytest.raises(ValueError, match="« Caisse »"):
        typographier("la CAF", {"CAF": "Caisse"})


@pytest.mark.parametrize(
    "text",
    [
        "https://www.caf.fr/partenaires?a=1;b=2",
        "http://exemple.fr/l'Etat",
        "www.lourdes.fr/a:b",
        "jean.darc@caf92.caf.fr",
        "`x ; y ? \"z\" : 'Etat'`",
        "14:30",
        "14h30",
        "rapport-2023.pdf",
        "sources/Etat/Ecole.yaml",
        "numero_d'acte",
        "042-244200671-20151105-20151105-06-DE",
        "MESA0123530A",
        "a;b::c",
        "&nbsp;",
        "habitant.e.s",
        "6057/SG",
    ],
)
def test_addresses_code_identifiers_times_and_file_names_are_left_alone(text):
    assert typographier(text, HOUSE) == text
    assert typographier(f"voir {text} !", HOUSE) == spaced(f"voir {text}⎵!")


@pytest.mark.parametrize(
    ("tokens", "expected"),
    [
        (["Enjeux", ": accueillir"], ["Enjeux", "⍽: accueillir"]),
        (["dit ", '"', "Grandir", '"', " !"], ["dit ", "«⍽", "Grandir", "⍽»", "⎵!"]),
        (["l'", "Etat"], ["l’", "État"]),
        (["15", " ", "mars"], ["15", "⍽", "mars"]),
        (["1", " 000 ", "jours"], ["1", "⎵000 ", "jours"]),
        (["articles L", "227-1 à 3 du code"], ["articles L", ".⍽227-1 à L.⍽227-3 du code"]),
        (["", "oui", "", " ;", ""], ["", "oui", "", "⎵;", ""]),
        ([], []),
    ],
)
def test_context_crosses_from_one_token_to_the_next(tokens, expected):
    assert [visible(token) for token in typographier_suite(tokens)] == expected


SIGNS = list(" \u00a0\u202f\t\n;:!?«»\"“”'’.,…%€°º-–()[]/_@&`129abehmnotkMLEAIXVéè\x1a")
PIECES = [
    *("1ère", "2ème", "L263-1", "article ", "Mr ", "M. ", "Etat", "A la", "CAF", "Caf", "n°"),
    *("no 1", " 000", "http://a.b", "x.fr", " h ", " mars ", "art. ", "10:30", " à 3", "www."),
]
TEXTS = st.lists(st.sampled_from(SIGNS + PIECES), max_size=20).map("".join) | st.text()


@settings(max_examples=500)
@given(TEXTS)
def test_applying_it_twice_changes_nothing(text):
    once = typographier(text, HOUSE)
    assert typographier(once, HOUSE) == once


@settings(max_examples=300)
@given(st.lists(TEXTS, max_size=5))
def test_tokens_are_set_as_the_text_they_make(tokens):
    done = typographier_suite(tokens, HOUSE)
    assert len(done) == len(tokens)
    assert "".join(done) == typographier("".join(tokens), HOUSE)
    assert typographier_suite(done, HOUSE) == done


WORDS = st.lists(st.sampled_from("abé ;:!?,.«»\"“”'’()\n\u00a0\u202f"), max_size=40).map("".join)
SAME = str.maketrans({**dict.fromkeys("«»“”", '"'), "’": "'", "…": "..."})


@settings(max_examples=300)
@given(WORDS)
def test_only_spaces_and_the_form_of_marks_change(text):
    def bare(value: str) -> str:
        return "".join(value.translate(SAME).split())

    assert bare(typographier(text)) == bare(text)


def test_a_hostile_text_takes_no_longer_than_another():
    """Were a rule quadratic, it would take hours: what hangs is stopped."""
    for piece in ('"a ', "“«", "a/", "a.", "L. 1-1 à 2 ", "1 000 ", "_a", "a@", "« ", "I"):
        text = (piece * 200_000)[:200_000]
        tokens = [text[place : place + 10] for place in range(0, len(text), 10)]
        assert len(typographier_suite(tokens, HOUSE)) == 20_000


@pytest.mark.parametrize(
    "text",
    [
        montant(Decimal("16400000")),
        montant(88000),
        pourcent(0.79),
        periode(date(2023, 1, 1), date(2027, 12, 31)),
        date_jour(date(2022, 1, 26)),
        heure("18:30"),
        phrase_vote(27, 2, 4, 1),
        ci_apres("la Ville", "f"),
        par_acte("conseil municipal", date(2024, 3, 15), "2024-12"),
        siret("21920040900012"),
        " ".join(ponctuer(["accueillir", "orienter"])),
        str(PersonneDite("Mme", "Anne", "D'ARC", "f")),
    ],
)
def test_what_the_other_rules_write_needs_no_correction(text):
    assert visible(typographier(text, HOUSE)) == visible(text)
