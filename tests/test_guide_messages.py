"""Each message has its page in the guide, whose example gives that message and no other."""

import ast
import re
import typing
from collections.abc import Iterator
from pathlib import Path

import pytest

from ctg_docs.building.ledger import ELSEWHERE
from ctg_docs.checks import check
from ctg_docs.checks.territory import CheckedTerritory
from ctg_docs.model.arbre import numeroter
from ctg_docs.model.loading import build
from ctg_docs.pipeline import prepare
from ctg_docs.pipeline.choice import catalogue
from ctg_docs.pipeline.territory import prepare_whole
from ctg_docs.problems import Problem
from ctg_docs.reading.territory import read_territory

ROOT = Path(__file__).parent.parent
ERRORS = ROOT / "docs" / "guide" / "erreurs"
PAGES = sorted(ERRORS.glob("*-*.md"))

CALLS = {
    "Problem",
    "erreur",
    "avertissement",
    "tell",
    "MarkdownError",
    "_Case",
    "_report",
    "refusal",
    "InsideError",
    "Margin",
}
TABLES = {"_MESSAGES", "_CUSTOM", "CODE", "CODES", "_SPECIAL", "_HEAVY", "_REFUSED"}
# What may stand in the place of a code when it is not written there: a name that got its value
# from one of the above.
CARRIERS = {"code", "error.code", "case.code", "margin.code", "CODE", "_CUSTOM[detail['type']]"}
CODE = re.compile(r"[a-z]+(-[a-z0-9]+)+")


def name_of(call: ast.Call) -> str:
    return getattr(call.func, "id", "") or getattr(call.func, "attr", "")


def codes_in(nodes: typing.Iterable[ast.AST]) -> set[str]:
    values = [getattr(node, "value", None) for node in nodes if isinstance(node, ast.Constant)]
    return {v for v in values if isinstance(v, str) and CODE.fullmatch(v)}


def produced(tree: ast.Module) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            own = [*node.args, *(keyword.value for keyword in node.keywords)]
            if name_of(node) in CALLS:
                found |= codes_in(own)
            elif name_of(node) == "get" and ast.unparse(node.func).split(".")[0] in TABLES:
                found |= codes_in(n for value in own for n in ast.walk(value))
        elif isinstance(node, ast.Assign) and {ast.unparse(t) for t in node.targets} & TABLES:
            found |= codes_in(ast.walk(node.value))
    return found


def trees() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted((ROOT / "ctg_docs").rglob("*.py")):
        yield str(path), ast.parse(path.read_text(encoding="utf-8"))


def test_each_message_has_its_page_and_each_page_its_message():
    codes = {code for _, tree in trees() for code in produced(tree)}
    assert {page.stem for page in PAGES} == codes


def test_no_message_gets_its_code_where_this_test_cannot_see_it():
    hidden = [
        f"{path}:{node.lineno}"
        for path, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and name_of(node) == "Problem" and len(node.args) > 1
        if not isinstance(node.args[1], ast.Constant)
        if ast.unparse(node.args[1]) not in CARRIERS
    ]
    assert hidden == []


def test_the_index_lists_each_page_once():
    index = (ERRORS / "README.md").read_text(encoding="utf-8")
    assert sorted(re.findall(r"\[`([a-z0-9-]+)`\]\(\1\.md\)", index)) == sorted(
        p.stem for p in PAGES
    )


def message(page: str) -> str:
    found = re.search(r"^## Le message\n\n```text\n(.*?)\n```$", page, re.DOTALL | re.MULTILINE)
    assert found, "the page shows no message"
    return found[1]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_each_page_shows_the_message_and_says_how_serious_it_is(page):
    text = page.read_text(encoding="utf-8")
    assert text.startswith(f"# `{page.stem}` : ")
    shown = message(text)
    warns = f"[avertissement {page.stem}]" in shown
    assert warns or f"[{page.stem}]" in shown
    assert ("**Avertissement**" if warns else "**Erreur**") in text


# What a page does not show: enough of a territory for its example to be read.
REST = {
    "convention": "{id: valbrune-2024-2028, periode: {debut: 2024-01-01, fin: 2028-12-31}}",
    "territoire": "{nom: Valbrune}",
    "personnes": """
  - {id: anne-dupont, civilite: Mme, prenom: Anne, nom: Dupont}
  - {id: paul-martin, civilite: M., prenom: Paul, nom: Martin}""",
    "parties": """
  - {id: caf, type: caf, departement: 54}
  - {id: ville, type: commune, nom_officiel: commune de Valbrune}""",
    "champs": "[{id: enfance, titre: Enfance, genre: f}]",
}
EXAMPLE = re.compile(
    r"Avant, dans `(?P<file>[^`]+)` :\n\n```yaml\n(?P<before>.*?)^```\n\n"
    r"Après :\n\n```yaml\n(?P<after>.*?)^```",
    re.DOTALL | re.MULTILINE,
)


def write_example(name: str, text: str, folder: Path) -> None:
    given = set(re.findall(r"^([a-z_]+):", text, re.MULTILINE))
    rest = [f"{key}: {value}" for key, value in REST.items() if key not in given]
    (folder / "images").mkdir(parents=True, exist_ok=True)
    for picture in ("carte.png", "carte.pdf", "images/carte.png"):
        (folder / picture).write_bytes(b"")
    (folder / "reste.yaml").write_text("\n".join(rest), encoding="utf-8")
    (folder / name).write_text(text, encoding="utf-8")


def composed(folder: Path) -> list[Problem]:
    return prepare(folder, ["convention"]).problems


def verified(folder: Path) -> list[Problem]:
    """What only all the documents together can say."""
    names = [e.id for e in catalogue() if e.d_un_territoire and e.par not in ELSEWHERE]
    return prepare_whole(folder, names).problems


def checked(folder: Path) -> list[Problem]:
    """What reading and checking say, without the time that composing takes."""
    source, problems = read_territory(folder)
    convention, mistakes = build(source)
    if convention:
        dossier = CheckedTerritory(convention, numeroter(convention), source.positions, folder)
        mistakes += check(dossier)
    return sorted(problems + mistakes)


@pytest.mark.parametrize(
    "page",
    [page for page in PAGES if EXAMPLE.search(page.read_text(encoding="utf-8"))],
    ids=lambda page: page.stem,
)
def test_each_example_gives_its_message_and_its_correction_none(page, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "sources" / "ma-commune"
    text = page.read_text(encoding="utf-8")
    example = EXAMPLE.search(text)
    assert example is not None
    write_example(example["file"], example["before"], folder)
    looks = (checked, composed, verified)
    look = next(look for look in looks if page.stem in {p.code for p in look(folder)})
    printed = [str(problem) for problem in look(folder) if problem.code == page.stem]
    assert "\n".join(printed) == message(text)
    write_example(example["file"], example["after"], folder)
    assert page.stem not in {p.code for p in look(folder)}
