"""The line that a user types: French help, forgiving words, answers for machines."""

import argparse
import json
import re
import sys
from pathlib import Path

import pytest

from ctg_docs.cli.commande import _COMMANDS, _parser
from ctg_docs.reading.house import guide_folder

WRONG = ("    civilite: Mme\n", "")
"""What a change of the minimal territory takes away: one warning follows."""


def commands() -> list[tuple[str, ...]]:
    return [("--aide",), *((name, "--aide") for name in _COMMANDS)]


@pytest.mark.parametrize("line", commands(), ids=" ".join)
def test_the_help_is_in_french_throughout(ctg, line):
    code, out, _ = ctg(*line)
    assert code == 0
    assert out.startswith("Usage : ctg")
    english = r"usage:|positional|optional|show |exit\b|default|message and"
    assert not re.search(english, out)
    assert "None" not in out


def parsers():
    """Yield the parser of each command, and of each thing that a command may do."""
    left = [_parser("")]
    while left:
        parser = left.pop()
        yield parser
        for action in parser._actions:
            if isinstance(action, argparse._SubParsersAction):
                left += action.choices.values()


def wrong_lines(parser):
    """Yield lines that the parser refuses: an option with nothing after it, a value of no list."""
    head = parser.prog.split()[1:]
    yield (*head, "--inconnue")
    for action in parser._actions:
        option = action.option_strings[-1:]
        if option and action.nargs in (None, "+"):
            yield (*head, *option)
        if action.choices and action.nargs is None:
            yield (*head, *option, "zzz")
    if any(not a.option_strings and a.nargs is None for a in parser._actions):
        yield tuple(head)


@pytest.mark.parametrize(
    ("command", "line"),
    [(one.prog, " ".join(line)) for one in parsers() for line in wrong_lines(one) if line],
)
def test_a_wrong_line_is_answered_in_french_with_the_usage_of_its_command(ctg, command, line):
    code, out, err = ctg(*line.split())
    said, _, usage = err.partition("\nUsage : ")
    assert (code, out) == (2, "")
    assert said.startswith(f"{command} : ")
    assert usage.startswith(f"{command} ")
    english = r"\b(argument|invalid|choose|expected|required|unrecognized|value|option ambig)\b"
    assert not re.search(english, said)
    assert "\n" not in said


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        (("verifier", "--jsn"), "« --json »"),
        (("construire", "page", "--moteur", "tipst"), "« typst »"),
        (("ajouter", "acton"), "« action »"),
        (("importer", "suivis"), "« suivi »"),
    ],
)
def test_a_mistyped_word_is_answered_with_the_nearest(ctg, line, hint):
    assert f"Vouliez-vous dire {hint} ?" in ctg(*line)[2]


def test_names_and_options_come_in_any_order(sources, ctg):
    sources(name="autre")
    sources()
    first = ctg("verifier", "--sortie", "ailleurs", "autre", "--strict", "essai")
    assert first == ctg("verifier", "autre", "essai", "--sortie", "ailleurs", "--strict")
    assert first[0] == 0
    assert ctg("verifier", "essai", "--sarif")[0] == 2


@pytest.mark.parametrize("word", ["aide", "help"])
def test_a_command_is_explained_by_a_word_too(ctg, word):
    assert ctg(word) == ctg("--aide")
    assert ctg(word, "construire") == ctg("construire", "--aide")


def test_an_unknown_command_is_answered_with_the_nearest(ctg):
    code, _, err = ctg("verifer")
    assert code == 2
    assert "Vouliez-vous dire « verifier » ?" in err


def test_without_a_command_all_are_named(ctg):
    code, _, err = ctg()
    assert code == 2
    assert all(name in err for name in _COMMANDS)


def test_territories_are_named_as_they_stand(sources, ctg):
    for name in ("autre", "essai", "tiers"):
        sources(name=name)
    _, out, _ = ctg("verifier", "tiers", "autre")
    assert out.splitlines() == [
        "tiers : tout est en ordre",
        "autre : tout est en ordre",
        "2 territoires : tout est en ordre.",
    ]
    _, out, _ = ctg("construire", "page", "tiers", "article-court", "autre", "--format", "HTML,.md")
    assert sorted(Path(line) for line in out.splitlines() if line.startswith("build")) == [
        Path(f"build/{name}")
        for name in (
            *("autre/article-court.html", "autre/article-court.md", "autre/page.html"),
            *("tiers/article-court.html", "tiers/article-court.md", "tiers/page.html"),
        )
    ]
    code, _, err = ctg("verifier", "essay")
    assert (code, "Vouliez-vous dire « essai » ?" in err) == (2, True)


def test_the_project_is_found_from_a_folder_below(sources, ctg, monkeypatch):
    folder = sources(WRONG)
    monkeypatch.chdir(folder)
    code, out, err = ctg("verifier")
    assert (code, out) == (0, "essai : 1 avertissement\n")
    told = Path(err.partition(":")[0])
    assert told.resolve() == folder / "convention.yaml"
    ctg("construire", "page")
    assert (folder.parent.parent / "build/essai/page.html").is_file()


def test_a_run_ends_with_what_it_made_and_its_time(sources, ctg, monkeypatch):
    sources(WRONG)
    clock = iter([10, 135.5])
    monkeypatch.setattr("ctg_docs.cli.rapport.monotonic", lambda: next(clock))
    _, out, _ = ctg("construire", "article", "--format", "md,txt")
    assert out.splitlines()[-1] == "2 fichiers écrits, 1 avertissement, en 2 min 5 s."
    sources(name="autre")
    clock = iter([10, 11.5])
    _, out, _ = ctg("construire", "article", "--format", "md,txt")
    assert out.splitlines()[-1] == (
        "2 territoires : 1 construit, 1 à jour ; 2 fichiers écrits, 1 avertissement, en 1 s."
    )


def test_a_check_of_several_ends_with_their_count(sources, ctg, monkeypatch):
    sources(("fin: 2027-12-31", "fin: demain"), name="casse")
    sources(WRONG)
    clock = iter([0, 3])
    monkeypatch.setattr("ctg_docs.cli.verifier.monotonic", lambda: next(clock))
    _, out, _ = ctg("verifier")
    assert out.splitlines()[-1] == "2 territoires : 1 erreur et 1 avertissement, en 3 s."


def test_a_warning_ends_in_an_error_when_one_is_strict(sources, ctg):
    sources(name="autre")
    sources(WRONG)
    assert ctg("verifier")[0] == 0
    assert ctg("verifier", "--strict")[0] == 1
    assert ctg("verifier", "--strict", "autre")[0] == 0


@pytest.mark.parametrize("again", [False, True], ids=["first", "unchanged"])
def test_machines_are_answered_in_json(sources, ctg, again):
    sources(("fin: 2027-12-31", "fin: demain"), name="casse")
    sources(WRONG)
    if again:
        ctg("construire", "page", "essai")
        ctg("verifier")
    code, out, err = ctg("verifier", "--json")
    assert (code, err) == (1, "")
    answer = json.loads(out)
    assert answer["code"] == 1
    casse, essai = answer["territoires"]
    assert (casse["nom"], casse["code"], essai["nom"], essai["code"]) == ("casse", 1, "essai", 0)
    (problem,) = casse["problemes"]
    assert (problem["fichier"], problem["ligne"], problem["gravite"]) == (
        "sources/casse/convention.yaml",
        6,
        "erreur",
    )
    assert [one["gravite"] for one in essai["problemes"]] == ["avertissement"]


def test_forges_are_answered_in_sarif(sources, ctg):
    sources(("fin: 2027-12-31", "fin: demain"), WRONG)
    code, _, _ = ctg("verifier", "--sarif", "bilan.sarif")
    log = json.loads(Path("bilan.sarif").read_text(encoding="utf-8"))
    assert (code, log["version"]) == (1, "2.1.0")
    (run,) = log["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    for result in run["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
        assert result["message"]["text"]
    first = run["results"][0]
    place = first["locations"][0]["physicalLocation"]
    assert first["level"] == "error"
    assert place["artifactLocation"]["uri"] == "sources/essai/convention.yaml"
    assert place["region"] == {"startLine": 6, "startColumn": 10}


def test_only_what_is_to_be_corrected_is_told_on_demand(sources, ctg):
    sources(WRONG)
    code, out, err = ctg("construire", "page", "--silencieux")
    assert (code, out) == (0, "")
    assert "[avertissement" in err
    assert Path("build/essai/page.html").is_file()


@pytest.mark.parametrize(("refused", "coloured"), [(False, True), (True, False)])
def test_places_and_codes_are_coloured_on_a_terminal_that_wants_it(
    sources, ctg, monkeypatch, refused, coloured
):
    sources(("fin: 2027-12-31", "fin: demain"))
    monkeypatch.delenv("NO_COLOR", raising=False)
    if refused:
        monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setattr(type(sys.stderr), "isatty", lambda _: True, raising=False)
    _, _, err = ctg("verifier")
    assert ("\033[1msources/essai/convention.yaml:6:10:\033[0m" in err) == coloured
    assert ("\033[" in err) == coloured


def test_nobody_else_s_words_bring_a_colour(sources, ctg, monkeypatch):
    sources(("fin: 2027-12-31", 'fin: "\\e[31mrouge"'))
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\033" not in ctg("verifier")[2]


@pytest.mark.parametrize("shell", ["bash", "zsh"])
def test_a_shell_learns_the_commands(ctg, shell):
    code, out, _ = ctg("completion", shell)
    assert code == 0
    assert all(name in out for name in ("verifier", "construire", "--territoire"))


def test_each_code_is_explained_offline(ctg):
    code, out, _ = ctg("expliquer")
    listed = [line.partition(" : ")[0] for line in out.splitlines()]
    assert code == 0
    assert listed == sorted(page.stem for page in (guide_folder() / "erreurs").glob("*-*.md"))
    assert len(listed) > 100


@pytest.mark.parametrize(
    "asked", ["police-signe", "[police-signe]", "[avertissement police-signe]"]
)
def test_a_page_reads_as_plain_words(ctg, asked):
    code, out, _ = ctg("expliquer", asked)
    first = out.splitlines()[0]
    assert (code, first) == (0, "police-signe : la police ne dessine pas un signe")
    assert "    Remplacez ce signe par un mot" in out
    assert not re.search(r"\]\(|```|\*\*|^#", out, re.MULTILINE)


def test_a_code_that_does_not_exist_is_answered_with_the_nearest(ctg):
    code, _, err = ctg("expliquer", "police-signes")
    assert code == 2
    assert "Vouliez-vous dire « police-signe » ?" in err
