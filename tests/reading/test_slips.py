"""A slip of typing is told once, in its place, with the line that was meant, and alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from ctg_docs.pipeline import prepare
from ctg_docs.reading import yaml_file
from ctg_docs.reading.yaml_file import parse_yaml


@pytest.fixture(params=["CSafeLoader", "SafeLoader"], autouse=True)
def _each_parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_file, "_PARSER", getattr(yaml, request.param))


def told(text: str) -> list[str]:
    _, _, problems = parse_yaml(text.encode(), "f.yaml")
    return [str(problem) for problem in problems]


def meant(text: str) -> Any:
    data, _, _ = parse_yaml(text.encode(), "f.yaml")
    return data


SLIPS = [
    # What is written, what was meant, and what is said of it.
    (
        "nom:\u00a0X\nb: 1\n", "nom: X\nb: 1\n",
        "f.yaml:1:4: Une espace insécable suit « : ». [yaml-syntaxe]\n    Écrivez « nom: X ».",
    ),
    (
        "a: 1\nnom\u00a0: X\n", "a: 1\nnom: X\n",
        "f.yaml:2:4: Une espace insécable précède « : ». [yaml-syntaxe]\n    Écrivez « nom: X ».",
    ),
    (
        "l:\n  - a: 1\n    nom\u202f:\n", "l:\n  - a: 1\n    nom:\n",
        "f.yaml:3:8: Une espace insécable précède « : ». [yaml-syntaxe]\n    Écrivez « nom: ».",
    ),
    (
        "a:\n  b: 1\n\u00a0\u00a0c: 2\n", "a:\n  b: 1\n  c: 2\n",
        "f.yaml:3:1: Une espace insécable décale cette ligne. [yaml-syntaxe]\n"
        "    Écrivez « c: 2 ».",
    ),
    (
        "a:\n  b: 1\n \u00a0c: 2\nd: 3\n", "a:\n  b: 1\n  c: 2\nd: 3\n",
        "f.yaml:3:2: Une espace insécable décale cette ligne. [yaml-syntaxe]\n"
        "    Écrivez « c: 2 ».",
    ),
    (
        "a: 1\nnom：X\nb: 2\n", "a: 1\nnom: X\nb: 2\n",
        "f.yaml:2:4: Le deux-points « ： » ne suit pas une clé. [yaml-syntaxe]\n"
        "    Écrivez « nom: X ».",
    ),
    (
        "a: 1\nnom:X\nb: 2\n", "a: 1\nnom: X\nb: 2\n",
        "f.yaml:2:4: Une espace manque après « : ». [yaml-syntaxe]\n    Écrivez « nom: X ».",
    ),
    (
        "a:\n  - objet: [à préciser] texte\n    b: 1\n",
        'a:\n  - objet: "[à préciser] texte"\n    b: 1\n',
        "f.yaml:2:12: Un texte qui commence par un crochet se met entre guillemets. "
        "[yaml-syntaxe]\n    Écrivez « - objet: \"[à préciser] texte\" ».",
    ),
    (
        'a: [b] dit "c"\n', "a: '[b] dit \"c\"'\n",
        "f.yaml:1:4: Un texte qui commence par un crochet se met entre guillemets. [yaml-syntaxe]\n"
        "    Écrivez « a: '[b] dit \"c\"' ».",
    ),
    (
        "l:\n  – a\n  – b\n", "l:\n  - a\n  - b\n",
        "f.yaml:2:3: Le tiret « – » n’ouvre pas de liste (et 1 autre dans ce fichier). "
        "[yaml-liste]\n    Écrivez « - a ».",
    ),
    (
        "l:\n  - a\n  —\u00a0b\n  — c\n", "l:\n  - a\n  - b\n  - c\n",
        "f.yaml:3:3: Le tiret « — » n’ouvre pas de liste (et 1 autre dans ce fichier). "
        "[yaml-liste]\n    Écrivez « - b ».",
    ),
    (
        "l:\n  – id: a\n    nom: x\n  – id: b\n    nom: y\n",
        "l:\n  - id: a\n    nom: x\n  - id: b\n    nom: y\n",
        "f.yaml:2:3: Le tiret « – » n’ouvre pas de liste (et 1 autre dans ce fichier). "
        "[yaml-liste]\n    Écrivez « - id: a ».",
    ),
    (
        "l:\n  – id: a\n", "l:\n  - id: a\n",
        "f.yaml:2:3: Le tiret « – » n’ouvre pas de liste. [yaml-liste]\n    Écrivez « - id: a ».",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("written", "right", "problem"), SLIPS)
def test_a_slip_is_told_alone_and_what_was_meant_is_read(
    written: str, right: str, problem: str
) -> None:
    assert told(written) == [problem]
    assert told(right) == []
    assert meant(written) == meant(right)


def test_each_slip_of_a_file_is_told_and_so_is_another_mistake() -> None:
    text = "a:\u00a01\nb: ~\nc：3\nd: [x] y\ne: f: g\n"
    assert [problem.split(": ")[0] for problem in told(text)] == [
        "f.yaml:1:2",
        "f.yaml:2:4",
        "f.yaml:3:2",
        "f.yaml:4:4",
        "f.yaml:5:5",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "a: |\n  nom:X\n  – un\n  nom：Y\n  \u00a0z\nb: 1\n",
        "a: – rien\nb: prix\u00a0:3 €\n",
        "a: Grandir ensemble\n  – un projet\n",
        "a: [b, c]\nl: [b] # c\n",
        "site: http://x.fr\nheure: 12:30\n",
        "a: 'nom:\u00a0X'\n",
    ],
)
def test_what_is_meant_is_no_slip(text: str) -> None:
    assert told(text) == []


def test_a_mistake_elsewhere_is_not_taken_for_a_slip() -> None:
    (problem,) = told("a: |\n  nom:X\nb: c: d\n")
    assert problem.startswith("f.yaml:3:5: Un deuxième « : » sur la ligne")


@pytest.mark.parametrize(
    "text",
    [
        "".join(f"\u00a0cle{rank}: b\n" for rank in range(9_000)),
        "a: 1\n" + "".join(f"cle{rank}:b\n" for rank in range(9_000)),
        "l:\n" + "  – a\n" * 9_000,
        "a: [b] c\n" * 9_000,
        "a: 1\nnom" + "\u00a0" * 90_000,
    ],
    ids=["indents", "colons", "dashes", "brackets", "spaces"],
)
def test_a_flood_of_slips_is_told_without_reading_the_file_again_for_each(text: str) -> None:
    assert 1 <= len(told(text)) <= 101


MISSING_DASHES = [
    (
        "l:\n  - id: a\n    nom: x\n    id: b\n    nom: y\n  - id: c\n    nom: z\n",
        "f.yaml:4:5: La clé « id » est déjà écrite ligne 2. [yaml-cle-double]\n"
        "    Si un autre élément commence ici, écrivez « - id: … ». "
        "Gardez une seule des deux lignes, 2 ou 4.",
    ),
    (
        "l:\n  - id: a\n    nom: x\n  id: b\n    nom: y\n",
        "f.yaml:4:3: Un tiret manque devant « id ». [yaml-liste]\n"
        "    Écrivez « - id: b » avec deux espaces devant.",
    ),
]


@pytest.mark.parametrize(("text", "problem"), MISSING_DASHES)
def test_a_missing_dash_is_one_mistake(text: str, problem: str) -> None:
    assert told(text) == [problem]


def test_what_follows_a_missing_dash_is_the_next_item() -> None:
    assert meant(MISSING_DASHES[0][0]) == {
        "l": [{"id": "a", "nom": "x"}, {"id": "b", "nom": "y"}, {"id": "c", "nom": "z"}]
    }


@pytest.mark.parametrize(
    "text",
    ["id: 1\nnom: 2\nid: 3\n", "l: [{id: 1, id: 2}]\n", "l:\n  - id: 1\n    nom: 2\n    nom: 3\n"],
)
def test_a_key_that_comes_twice_elsewhere_is_no_missing_dash(text: str) -> None:
    (problem,) = told(text)
    assert "yaml-cle-double" in problem
    assert "autre élément" not in problem


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("    prenom: Paul\n", "\u00a0\u00a0\u00a0\u00a0prenom: Paul\n"),
        ("    prenom: Paul\n", "    prenom：Paul\n"),
        ("    prenom: Paul\n", "    prenom:Paul\n"),
        ("    prenom: Paul\n", "    prenom:\u00a0Paul\n"),
        ("  - id: martin\n", "  – id: martin\n"),
        ("  - id: martin\n", "    id: martin\n"),
        ("  - id: martin\n", "  id: martin\n"),
        ("  - id: caf\n    type", "  – id: caf\n    type"),
    ],
)
def test_a_slip_makes_no_other_mistake_in_a_territory(
    problems: Callable[..., list[str]], old: str, new: str
) -> None:
    (problem,) = problems((old, new))
    assert "yaml-" in problem


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("convention.yaml.txt", "fichier-extension"),
        ("convention.yml", "fichier-extension"),
        ("vide.yaml", "fichier-vide"),
        ("convention - Copie.yaml", "fichier-copie"),
    ],
)
def test_a_wrong_file_makes_no_other_mistake_in_a_territory(
    sources: Callable[..., Path], name: str, code: str
) -> None:
    folder = sources()
    text = (folder / "convention.yaml").read_text(encoding="utf-8")
    if code == "fichier-extension":
        (folder / "convention.yaml").write_text("# ailleurs\n", encoding="utf-8")
    (folder / name).write_text("" if code == "fichier-vide" else text, encoding="utf-8")
    assert [problem.code for problem in prepare(folder, ["convention"]).problems] == [code]
