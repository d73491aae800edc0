"""What is wrong in a document is told at the line of the source that causes it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from ctg_docs.pipeline import prepare

Problems = Callable[..., list[str]]
READY = ("statut: projet", "statut: a_signer")


def told(found: list[str], code: str) -> list[str]:
    """Return where a message is told, in the order of the places."""
    return [p.split(": ")[0] for p in found if f"{code}]" in p]


def test_a_missing_sign_is_told_on_each_line_that_holds_it(problems: Problems) -> None:
    found = problems(
        ("Le plan couvre trois ans.", "|\n      Le plan couvre\n\n      - trois ☞ ans\n"),
        ("titre: Former les équipes", "titre: Former ☞ les équipes"),
    )
    assert set(told(found, "police-signe")) == {
        "sources/essai/convention.yaml:49:27",
        "sources/essai/convention.yaml:58:15",
    }
    assert any("« ☞ » (U+261E, white right pointing index)" in problem for problem in found)


def test_a_missing_sign_of_a_template_is_told_on_its_line(
    sources: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = tmp_path / "templates"
    shutil.copytree(Path(__file__).parent.parent / "templates", house)
    clause = house / "convention" / "articles" / "laicite.md.j2"
    clause.write_text(clause.read_text(encoding="utf-8") + "\n☞ Voir la charte.\n", "utf-8")
    for module in ("subjects", "choice"):
        monkeypatch.setattr(f"ctg_docs.pipeline.{module}.templates_folder", lambda: house)
    found = [str(p) for p in prepare(sources(), ["convention"]).problems]
    line = clause.read_text(encoding="utf-8").count("\n")
    assert set(told(found, "police-signe")) == {
        f"templates/convention/articles/laicite.md.j2:{line}"
    }


def test_the_page_for_the_web_is_read_in_the_fonts_of_the_reader(
    sources: Callable[..., Path],
) -> None:
    folder = sources(("Écrire un plan de formation", "Écrire un plan ☞ de formation"))
    assert not prepare(folder, ["page"]).refused


def test_a_lost_reference_is_told_on_each_line_that_makes_it(problems: Problems) -> None:
    lost = "|\n      Le plan couvre\n      trois ans ([](#nulle-part)).\n"
    found = problems(
        ("Le plan couvre trois ans.", lost),
        ("    pilote:", "    constat: Voir [](#nulle-part).\n    pilote:"),
    )
    assert told(found, "renvoi-inconnu") == [
        "sources/essai/convention.yaml:54:21",
        "sources/essai/convention.yaml:58:20",
    ]


def test_a_vague_link_is_a_warning_on_its_line(problems: Problems) -> None:
    found = problems(("trois ans.", "trois ans ([ici](https://exemple.fr))."))
    assert told(found, "lien-vague") == ["sources/essai/convention.yaml:55:48"]
    assert "[avertissement lien-vague]" in "".join(found)


def test_an_alternative_that_names_a_file_is_told_where_it_is_written(
    sources: Callable[..., Path], problems: Problems
) -> None:
    Image.new("RGB", (9, 9)).save(sources() / "carte.png")
    found = problems(
        more="""\
        diagnostic:
          thematiques:
            - titre: Petite enfance
              illustrations:
                - fichier: carte.png
                  alternative: carte.png
        """
    )
    assert told(found, "image-texte-vain") == ["sources/essai/suite.yaml:6:24"]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("[3 à 5 ans, 421]", "cette ligne compte 2 cases, le tableau a 3 colonnes"),
        ("[3 à 5 ans, 421, 430, 440]", "cette ligne compte 4 cases, le tableau a 3 colonnes"),
    ],
)
def test_an_uneven_table_is_told_at_the_line_of_its_row(
    problems: Problems, row: str, message: str
) -> None:
    found = problems(
        more=f"""\
        diagnostic:
          thematiques:
            - titre: Petite enfance
              tableaux:
                - titre: Enfants par âge
                  colonnes: [Âge, "2019", "2023"]
                  lignes:
                    - [0 à 2 ans, 396, 402]
                    - {row}
        """
    )
    (problem,) = [p for p in found if "tableau-inegal" in p]
    assert problem.startswith(f"sources/essai/suite.yaml:9:15: {message} [tableau-inegal]")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("|\n        le schéma départemental\n\n        le contrat enfance jeunesse\n", 7),
        ("|\n        - le schéma départemental\n        - le contrat\n", 5),
    ],
)
def test_a_visa_in_two_paragraphs_is_told_at_the_second(
    problems: Problems, text: str, line: int
) -> None:
    found = problems(more=f"juridique:\n  visas:\n    autres:\n      - {text}")
    assert told(found, "markdown-bloc") == [f"sources/essai/suite.yaml:{line}:9"]


# What a convention ready to be signed still lacks


@pytest.fixture
def ready(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[str]]:
    """Return the problems of the shipped example, ready to be signed, with lines taken out."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "sources" / "exemple"
    shutil.copytree(Path(__file__).parent.parent / "sources", folder.parent)

    def without(name: str, line: str) -> list[str]:
        path = folder / name
        text, taken = re.subn(line, "", path.read_text(encoding="utf-8"), count=1, flags=re.M)
        assert taken == 1
        path.write_text(text, encoding="utf-8")
        return [str(p) for p in prepare(folder, ["convention"]).problems if "[blanc" in str(p)]

    return without


def test_a_blank_is_told_where_its_key_is_to_be_added(ready: Callable[..., list[str]]) -> None:
    (found,) = ready("convention.yaml", r"^  contact_donnees: .*\n")
    place, message = found.split(": ", 1)
    assert re.fullmatch(r"sources/exemple/convention\.yaml:\d+:3", place)
    assert message == (
        "il manque encore : contact pour la protection des données [blanc-restant]\n"
        "    Ajoutez la clé « contact_donnees » sous « juridique »."
    )


BODY = """
pilotage:
  instances:
    - id: copil
      nom: Comité de pilotage
      niveau: strategique
"""


def test_whatever_is_blank_is_told_in_the_sources_and_never_in_a_template(
    sources: Callable[..., Path],
) -> None:
    folder = sources(READY, more=BODY)
    found = [str(p) for p in prepare(folder, ["convention"]).problems]
    blanks = told(found, "blanc-restant")
    assert "sources/essai/suite.yaml:4:7" in blanks
    assert not [place for place in blanks if not place.startswith("sources/essai/")]


def test_the_start_of_an_indicator_is_asked_at_its_own_action(
    ready: Callable[..., list[str]],
) -> None:
    actions = sorted((Path(__file__).parent.parent / "sources/exemple/actions").glob("*.yaml"))
    text = actions[0].read_text(encoding="utf-8").splitlines()
    rank = next(n for n, line in enumerate(text) if "valeur_initiale:" in line)
    (found,) = ready(f"actions/{actions[0].name}", r"^ +valeur_initiale: .*\n")
    place, line = found.split(": ")[0].split(":")[:2]
    assert place == f"sources/exemple/actions/{actions[0].name}"
    assert rank - 4 <= int(line) <= rank + 1
    assert "Ajoutez la clé « valeur_initiale » sous « indicateurs »." in found


# Words that stand twice


TWICE = """\
    mots_presse: Un ☞ [ici](https://a.fr) [](#perdu)
    constat: |
      Une première ligne.

      {}
    description: |
      Deux.

      {}
"""
"""Two values with the same words, below a third that the convention does not print."""

WRONG = [
    ("police-signe", "trois ☞ ans", 13),
    ("renvoi-inconnu", "trois ans ([](#perdu))", 20),
    ("lien-vague", "trois ans ([ici](https://a.fr))", 22),
    ("lien-vide", "trois ans ([ ](https://a.fr))", 20),
    ("tableau-entete-vide", "|  | 2023 |\n      |---|---|\n      | 0 | 1 |", 12),
]


@pytest.mark.parametrize(("code", "wrong", "column"), WRONG)
@pytest.mark.parametrize("lines", [(59,), (63,), (59, 63)])
def test_a_fault_is_told_where_it_is_and_not_where_its_words_stand_too(
    problems: Problems, code: str, wrong: str, column: int, lines: tuple[int, ...]
) -> None:
    last = wrong.count("\n")
    texts = [wrong if 59 in lines else "trois ans", wrong if lines[-1] == 63 else "trois ans"]
    found = problems(("    description: Le plan couvre trois ans.\n", TWICE.format(*texts)))
    moved = last if lines == (59, 63) else 0
    expected = {
        f"sources/essai/convention.yaml:{line + moved * (line == 63)}:{column}" for line in lines
    }
    assert set(told(found, code)) == expected


@pytest.mark.parametrize(
    ("code", "before", "wrong", "column"),
    [
        ("lien-vague", "[le guide](https://a.fr)", "[ici](https://a.fr)", 11),
        ("lien-vide", "[le guide](https://a.fr)", "[ ](https://a.fr)", 9),
        ("renvoi-inconnu", "un mot (#perdu) perdu", "[](#perdu)", 9),
        (
            "tableau-entete-vide",
            "| Âge | 2023 |\n      |---|---|\n      | 0 | 1 |",
            "|  | 2023 |\n      |---|---|\n      | 0 | 1 |",
            12,
        ),
    ],
)
def test_a_fault_is_told_at_its_line_of_a_value_that_says_its_words_before(
    problems: Problems, code: str, before: str, wrong: str, column: int
) -> None:
    text = f"    description: |\n      {before}\n\n      {wrong}\n"
    found = problems(("    description: Le plan couvre trois ans.\n", text))
    line = 58 + before.count("\n")
    assert told(found, code) == [f"sources/essai/convention.yaml:{line}:{column}"]


def test_twin_alternatives_are_told_at_the_one_that_says_nothing(
    sources: Callable[..., Path], problems: Problems
) -> None:
    for name in ("carte.png", "plan.png"):
        Image.new("RGB", (9, 9)).save(sources() / name)
    found = problems(
        more="""\
        diagnostic:
          introduction: La carte.png montre les crèches.
          thematiques:
            - titre: Petite enfance
              illustrations:
                - fichier: plan.png
                  alternative: carte.png
                  legende: Les crèches
                - fichier: carte.png
                  alternative: carte.png
        """
    )
    assert told(found, "image-texte-vain") == [
        "sources/essai/suite.yaml:7:24",
        "sources/essai/suite.yaml:10:24",
    ]


def test_a_fault_of_a_value_is_not_told_again_at_what_prints_it(
    sources: Callable[..., Path],
) -> None:
    """Press texts say the name of who signs inside sentences of their own."""
    folder = sources(("prenom: Anne", "prenom: Anne☞"))
    found = [str(p) for p in prepare(folder, ["convention", "presse", "deliberation"]).problems]
    assert told(found, "police-signe") == ["sources/essai/convention.yaml:16:17"]
