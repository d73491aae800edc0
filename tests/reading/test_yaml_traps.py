"""Every trap of YAML stops at its exact place, with a message that says what to do."""

from __future__ import annotations

import pytest
import yaml

from ctg_docs.problems import Gravite
from ctg_docs.reading import yaml_file
from ctg_docs.reading.yaml_file import MAX_BYTES, parse_yaml, read_yaml

TAB = "Remplacez-la par des espaces"
QUOTES = "guillemets autour de la valeur"
# text of the file, place, code, part of what the user reads
TRAPS = [
    # tags, anchors, aliases, merge keys
    ("a: !!python/object/apply:os.system [id]\n", "1:4", "yaml-etiquette", "étiquettes"),
    ("a: !!str 1\n", "1:4", "yaml-etiquette", "étiquettes"),
    ("a: ! 1\n", "1:4", "yaml-etiquette", "étiquettes"),
    ("a: !important\nb: 1\n", "1:4", "yaml-etiquette", "guillemets"),
    ("a: !e!x y\n", "1:4", "yaml-etiquette", QUOTES),
    ("!%", "1:1", "yaml-etiquette", QUOTES),
    ("- a\n- !x {b: 1}\n", "2:3", "yaml-etiquette", "étiquettes"),
    ("a: &nom 1\n", "1:4", "yaml-ancre", "« &nom »"),
    ("&nom a: 1\n", "1:1", "yaml-ancre", "« &nom »"),
    ("a: &nom [1]\n", "1:4", "yaml-ancre", "« &nom »"),
    ("a: &\n", "1:4", "yaml-ancre", QUOTES),
    ("a:\n  - *nom\n", "2:5", "yaml-ancre", "Recopiez la valeur"),
    ("*nom : 1\n", "1:1", "yaml-ancre", "Recopiez la valeur"),
    ("a: *important*\n", "1:4", "yaml-ancre", "commencer par « * »"),
    ("a:\n  <<: {b: 1}\n", "2:3", "yaml-ancre", "fusion"),
    # documents
    ("a: 1\n---\nb: 2\n", "2:1", "yaml-documents", "plusieurs documents"),
    ("a: 1\n...\nb: 2\n", "3:1", "yaml-documents", "après la fin du document"),
    ("%YAML 2.0\n---\na: 1\n", "1:1", "yaml-documents", "Supprimez cette ligne"),
    # keys
    ("a: 1\nb: 2\na: 3\n", "3:1", "yaml-cle-double", "déjà écrite ligne 1"),
    ("a: 1\nb: 2\na: 3\n", "3:1", "yaml-cle-double", "1 ou 3"),
    ("l:\n  - x: 1\n    'x': 2\n", "3:5", "yaml-cle-double", "2 ou 3"),
    ("\u00e9: 1\ne\u0301: 2\n", "2:1", "yaml-cle-double", "déjà écrite ligne 1"),
    ("? [a]\n: b\n", "1:3", "yaml-cle", "pas une liste"),
    ("a: {{ nom }}\n", "1:5", "yaml-cle", "guillemets"),
    ("'': 1\n", "1:1", "yaml-cle", "Une clé est vide"),
    # tabulations
    ("a:\n\tb: 1\n", "2:1", "yaml-tabulation", TAB),
    ("a:\n  b: 1\n \tc: 2\n", "3:2", "yaml-tabulation", TAB),
    ("a:\n  - b\n\t- c\n", "3:1", "yaml-tabulation", TAB),
    ("a: |\n  x\n\ty\n", "3:1", "yaml-tabulation", TAB),
    ("a: texte\n\tsuite\n", "2:1", "yaml-tabulation", TAB),
    ("- \ta: 1\n", "1:3", "yaml-tabulation", TAB),
    # unknown values
    ("a: null\n", "1:4", "yaml-nul", "Laissez la valeur vide"),
    ("a: [Null]\n", "1:5", "yaml-nul", "Laissez la valeur vide"),
    ("- NULL\n", "1:3", "yaml-nul", "Laissez la valeur vide"),
    ("a:\n  b: ~\n", "2:6", "yaml-nul", "Laissez la valeur vide"),
    # depth
    ("[" * 50_000, "1:41", "yaml-profondeur", "40 niveaux"),
    ("- " * 50_000, "1:81", "yaml-profondeur", "40 niveaux"),
    # texts that lose a part in silence
    ("- a\n - b\n", "2:2", "yaml-liste", "Alignez les tirets"),
    ("a: b\n    - c\n", "2:5", "yaml-liste", "texte de la ligne 1"),
    # colons
    (
        "titre: Convention : essai\n",
        "1:19",
        "yaml-syntaxe",
        'Mettez des guillemets : titre: "Convention : essai"',
    ),
    ("a: dit \"oui\" : j'y suis\n", "1:14", "yaml-syntaxe", "a: 'dit \"oui\" : j''y suis'"),
    ("a: 1\n  b: 2\n", "2:3", "yaml-syntaxe", "« b: 2 » au début de la ligne"),
    ("a:b\nc: 1\n", "1:2", "yaml-syntaxe", "Écrivez « a: b »"),
    ("a: 1\ntexte seul\nb: 2\n", "2:1", "yaml-syntaxe", "clé: valeur"),
    # quotes
    ('a: "ouvert\nb: 1\n', "1:4", "yaml-syntaxe", "jamais fermé"),
    ("a: 'l'école'\nb: 1\n", "1:7", "yaml-syntaxe", "'l''école'"),
    ('a: "b" c\n', "1:8", "yaml-syntaxe", "suit le guillemet fermant"),
    ('a: "C:\\dossier"\n', "1:7", "yaml-syntaxe", "« \\d » n’a pas de sens"),
    ('a: "\\xZZ"\n', "1:5", "yaml-syntaxe", "« \\x » n’a pas de sens"),
    # signs that cannot begin a value
    ("a: @maire\n", "1:4", "yaml-syntaxe", "commencer par « @ »"),
    ("a: %5\n", "1:4", "yaml-syntaxe", "commencer par « % »"),
    ("a: ? b\n", "1:4", "yaml-syntaxe", "commencer par « ? »"),
    ("a: ]\n", "1:4", "yaml-syntaxe", "Une valeur est attendue"),
    ("a: [b,,c]\n", "1:7", "yaml-syntaxe", "Une valeur est attendue"),
    # alignment and brackets
    ("a: - b\n", "1:4", "yaml-syntaxe", "Passez à la ligne"),
    ("a:\n  b: 1\n c: 2\n", "3:2", "yaml-syntaxe", "« c: 2 » avec deux espaces"),
    ("a:\n  - b\n  c: 1\n", "3:3", "yaml-liste", "« - c: 1 » avec deux espaces"),
    ("a: [b, c\nd: 1\n", "2:2", "yaml-syntaxe", "« [ » ligne 1"),
    ("a: {b: 1\nc: 2\n", "2:2", "yaml-syntaxe", "« { » ligne 1"),
    ("a: | texte\n  x\n", "1:6", "yaml-syntaxe", "Passez à la ligne"),
    # characters
    ("a: x\x00y\n", "1:5", "caractere-interdit", "U+0000"),
    ("a: 1\r\nb: \x1b[0m\n", "2:4", "caractere-interdit", "U+001B"),
    ("a: \ufffe\n", "1:4", "caractere-interdit", "U+FFFE"),
    ("a: é\u202eb\n", "1:5", "caractere-interdit", "sens de lecture"),
    ("# \u2066\na: 1\n", "1:3", "caractere-interdit", "U+2066"),
    ("a: |\n  \uf0b7 puce\n", "2:3", "caractere-interdit", "copiée de Word"),
    ("a: d\ufffdj\ufffd\n", "1:5", "caractere-interdit", "signe d’origine perdu"),
    ("a: b\u2028c\n", "1:5", "caractere-interdit", "vrai retour à la ligne"),
    ("a: 1\n\ufeffb: 2\n", "2:1", "caractere-interdit", "BOM"),
    ('a: "é\\0"\n', "1:6", "caractere-interdit", "U+0000"),
    ('a: "\\\\0 \\u202E"\n', "1:9", "caractere-interdit", "U+202E"),
    ('a: "b\n  \\uD800"\n', "2:3", "caractere-interdit", "demi-caractère isolé"),
]  # fmt: skip


@pytest.fixture(params=["CSafeLoader", "SafeLoader"])
def each_parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The parser in C, and the one in Python that takes its place where C is missing."""
    monkeypatch.setattr(yaml_file, "_PARSER", getattr(yaml, request.param))


@pytest.mark.usefixtures("each_parser")
@pytest.mark.parametrize(("text", "place", "code", "words"), TRAPS)
def test_a_trap_is_named_at_its_exact_place(text: str, place: str, code: str, words: str) -> None:
    _, _, problems = parse_yaml(text.encode(), "sources/ville/parties.yaml")
    assert str(problems[0].place) == f"sources/ville/parties.yaml:{place}"
    assert problems[0].code == code
    assert words in str(problems[0])
    assert problems[0].gravite is Gravite.ERREUR


def test_all_problems_of_a_file_come_at_once_and_in_order() -> None:
    text = "a: ~\na: \ue000\nb: &c signÃ©\nd: !e f\n g: h\n"
    _, _, problems = parse_yaml(text.encode(), "f.yaml")
    assert [(str(p.place), p.code) for p in problems] == [
        ("f.yaml:1:4", "yaml-nul"),
        ("f.yaml:2:1", "yaml-cle-double"),
        ("f.yaml:2:4", "caractere-interdit"),
        ("f.yaml:3:4", "yaml-ancre"),
        ("f.yaml:3:11", "encodage-mojibake"),
        ("f.yaml:4:4", "yaml-etiquette"),
        ("f.yaml:5:2", "yaml-syntaxe"),
    ]


@pytest.mark.parametrize(
    ("text", "place"),
    [("couleur: #ff0000\n", "1:10"), ("a: 1 # note\ntitre: Action #3\n", "2:15")],
)
def test_a_text_cut_by_a_hash_is_a_warning(text: str, place: str) -> None:
    _, _, problems = parse_yaml(text.encode(), "f.yaml")
    assert [(str(p.place), p.code, p.gravite) for p in problems] == [
        (f"f.yaml:{place}", "yaml-diese", Gravite.AVERTISSEMENT)
    ]


def test_a_refused_key_is_told_once() -> None:
    _, _, problems = parse_yaml(("{" * 60).encode(), "f.yaml")
    assert [p.code for p in problems] == ["yaml-cle", "yaml-profondeur"]


def test_a_flood_of_problems_is_told_in_part_and_counted_whole() -> None:
    _, _, problems = parse_yaml(b"- ~\n" * 1_000, "f.yaml")
    assert len(problems) == 201
    assert sum(problem.number for problem in problems) == 1_000


def test_a_file_too_long_is_refused(tmp_path) -> None:
    path = tmp_path / "long.yaml"
    path.write_bytes(b"a: " + b"x" * MAX_BYTES)
    data, _, problems = read_yaml(path, "long.yaml")
    assert data is None
    assert [str(p) for p in problems] == [
        "long.yaml: Le fichier dépasse 1 Mo. [yaml-taille]\n    Partagez-le en plusieurs."
    ]


@pytest.mark.parametrize(
    "text", [b"- - -\n" * 160_000, b"[a]: b\n" * 140_000, b"a:\n- \n" * 90_000]
)
def test_a_file_of_nothing_but_signs_is_read_no_further_than_a_long_one(text) -> None:
    _, _, problems = parse_yaml(text, "signes.yaml")
    told = "Le fichier compte plus de 100\u202f000 clés et valeurs. [yaml-taille]"
    assert any(told in str(problem) for problem in problems)


@pytest.mark.parametrize("line", ["- a", "| a | b |", "", "1. a"])
@pytest.mark.parametrize("quoted", [True, False], ids=["escapes", "block"])
def test_texts_of_too_many_lines_are_refused_where_they_pass_the_bound(line, quoted) -> None:
    def prose(lines: int) -> str:
        if quoted:
            return '"' + f"{line}\\n" * lines + 'a"'
        return "|\n" + f"    {line}\n" * lines + "    a"

    whole = f"un:\n  a: {prose(9_990)}\n  b: {prose(9_990)}\n"
    _, _, problems = parse_yaml(whole.encode(), "prose.yaml")
    assert problems == []
    _, _, problems = parse_yaml(f"{whole}  c: {prose(100)}\n".encode(), "prose.yaml")
    (problem,) = problems
    assert problem.message == "Les textes du fichier comptent plus de 20\u202f000 lignes."
    assert (problem.code, problem.place.line) == ("yaml-taille", whole.count("\n") + 1)


def test_forbidden_escapes_are_told_twenty_a_text_then_counted() -> None:
    _, _, problems = parse_yaml(('a: "' + "\\0" * 3_020 + '"').encode(), "f.yaml")
    assert [p.code for p in problems] == ["autres-problemes"] + ["caractere-interdit"] * 20
    assert "et 3\u202f000 autres" in str(problems[0])


def test_a_list_is_read_up_to_two_thousand_items_and_told_once() -> None:
    for number in (2_000, 2_001, 9_000):
        text = "champs:\n" + "- id: a\n" * number
        data, _, problems = parse_yaml(text.encode(), "champs.yaml")
        assert len(data["champs"]) == 2_000
        assert [str(problem.place) for problem in problems] == ["champs.yaml:2002:3"] * (
            number > 2_000
        )
        assert all("« champs » admet 2\u202f000 éléments au plus" in str(p) for p in problems)


def test_a_missing_file_is_a_problem(tmp_path) -> None:
    _, _, problems = read_yaml(tmp_path / "absent.yaml", "absent.yaml")
    assert [(str(p.place), p.code) for p in problems] == [("absent.yaml", "refus-machine")]


@pytest.mark.parametrize(
    "text",
    [
        "[" * 999_999,
        "- - " * 249_999,
        "a: b\n  " + "- " * 400_000 + ": c\n",
        "Ã©" * 249_999,
        "é" + "\ue000" * 300_000,
        "a: [" + "{}," * 100_000 + "]",
        "a: \"" + "\\0" * 400_000 + '"',
    ],
    ids=["brackets", "dashes", "dashes in a text", "mojibake", "private", "wide", "escapes"],
)  # fmt: skip
def test_a_hostile_file_is_read_or_refused_but_never_crashes(text: str) -> None:
    data, _, problems = parse_yaml(text.encode(), "f.yaml")
    assert problems or data is not None
