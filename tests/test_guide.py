"""The guide says all that an author may write, and its examples are true."""

import re
import typing
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import BaseModel, ValidationError

from ctg_docs.composing.house.plan import load_plan
from ctg_docs.document.theme import Couleurs, Logo, Theme
from ctg_docs.model.cles import rubriques
from ctg_docs.model.convention import Convention
from ctg_docs.model.loading import known
from ctg_docs.pipeline import prepare
from ctg_docs.problems import Gravite
from ctg_docs.reading.house import templates_folder
from ctg_docs.reading.yaml_file import parse_yaml
from ctg_docs.reference import textes

GUIDE = Path(__file__).parent.parent / "docs" / "guide"
SOURCES = (GUIDE / "sources.md").read_text(encoding="utf-8")


def blocks(text: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)


def models(model: type[BaseModel], path: str = "") -> Iterator[tuple[str, type[BaseModel]]]:
    """Every structure of the sources with its path of keys, the root left out."""
    if path:
        yield path, model
    for key, field in model.model_fields.items():
        for inner in models_in(field.annotation):
            yield from models(inner, f"{path}.{key}".strip("."))


def models_in(annotation: typing.Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in typing.get_args(annotation):
        yield from models_in(argument)


def closed_values(annotation: typing.Any) -> set[str]:
    if typing.get_origin(annotation) is typing.Literal:
        return set(typing.get_args(annotation))
    return {v for inner in typing.get_args(annotation) for v in closed_values(inner)}


def rows(path: str) -> dict[str, str]:
    """The first table under the heading that names a structure: key → its row."""
    section = re.search(rf"^##+ [^\n]*`{re.escape(path)}`.*?(?=^##)", SOURCES + "\n##", re.M | re.S)
    assert section, f"no heading names `{path}`"
    table = re.search(r"^\| Clé \|.*?(?=\n\n|\Z)", section[0], re.MULTILINE | re.DOTALL)
    assert table, f"`{path}` has no table"
    return {m[1]: m[0] for m in re.finditer(r"^\| `([a-z_]+)` \|.*$", table[0], re.MULTILINE)}


@pytest.mark.parametrize(
    ("path", "model"), list(models(Convention)), ids=[p for p, _ in models(Convention)]
)
def test_each_structure_has_a_table_of_its_keys(path, model):
    described = rows(path)
    assert set(described) == set(model.model_fields)
    for key, field in model.model_fields.items():
        assert ("obligatoire" in described[key]) == field.is_required(), key
        for value in closed_values(field.annotation):
            assert f"`{value}`" in described[key], f"{key}: {value}"


# Where a page has more to say, its row ends by leading there.
LEADING = re.compile(r"(?: ?[,;:])? ?voir (?:ci-dessous|\[[^\]]*\]\([^)]*\))$")


def meaning(row: str) -> str:
    """The last cell of a row, as it reads outside the page."""
    cell = re.split(r"(?<!\\)\|", row)[-2].strip()
    return re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", LEADING.sub("", cell))


@pytest.mark.parametrize(
    ("path", "model"), list(models(Convention)), ids=[p for p, _ in models(Convention)]
)
def test_each_key_has_the_meaning_that_editors_show(path, model):
    shown = {key: meaning(row) for key, row in rows(path).items()}
    assert shown == {key: cle.aide for key, cle in rubriques()[model.__name__].cles.items()}


def test_each_key_of_the_top_level_has_the_meaning_that_editors_show():
    listed = dict(re.findall(r"^\| \[`(\w+)`\]\(#[^)]*\) (\|.*\|)$", SOURCES, re.MULTILINE))
    shown = {key: meaning(row).removesuffix(" (**obligatoire**)") for key, row in listed.items()}
    told = {key: cle.aide for key, cle in rubriques()["Convention"].cles.items()}
    told.pop("theme")  # it has a page of its own
    assert shown == told


@pytest.mark.parametrize(("heading", "model"), [("couleurs", Couleurs), ("logos", Logo)])
def test_each_key_of_a_table_of_the_house_style_has_the_meaning_that_editors_show(heading, model):
    page = (GUIDE / "charte.md").read_text(encoding="utf-8")
    section = page.split(f"(`{heading}`", 1)[1].split("\n##", 1)[0]
    listed = re.findall(r"^\| `(\w+)` (\|.*\|)$", section, re.MULTILINE)
    shown = {key: meaning(row) for key, row in listed}
    assert shown == {key: cle.aide for key, cle in rubriques()[model.__name__].cles.items()}


EXAMPLES = [
    (page.stem, text)
    for page in sorted(GUIDE.glob("*.md"))
    for text in blocks(page.read_text(encoding="utf-8"), "yaml")
]


@pytest.mark.parametrize("text", [text for _, text in EXAMPLES], ids=[page for page, _ in EXAMPLES])
def test_each_example_is_written_as_the_guide_says(text):
    data, _, problems = parse_yaml(text.encode(), "guide")
    assert problems == []
    own = {key: data[key] for key in Convention.model_fields if key in (data or ())}
    try:
        Convention.model_validate(known(own))
    except ValidationError as error:
        # An example shows only a part: some keys may be missing, none may be wrong.
        assert {e["type"] for e in error.errors()} == {"missing"}


def test_each_key_of_the_top_level_is_listed():
    assert [key for key in Convention.model_fields if f"| [`{key}`](#" not in SOURCES] == []


def test_each_legal_text_is_listed():
    assert [text.id for text in textes.tous() if f"| `{text.id}` |" not in SOURCES] == []


def test_each_block_of_the_convention_is_listed():
    page = (GUIDE / "modifier-les-articles.md").read_text(encoding="utf-8")
    plan = load_plan(templates_folder() / "convention" / "plan.yaml")
    missing = [
        bloc.id
        for bloc in plan.blocs
        if not re.search(rf"\| `{bloc.id}` \|.*`{bloc.gabarit.removeprefix('convention/')}`", page)
    ]
    assert missing == []


def test_each_token_of_the_house_style_is_listed():
    page = (GUIDE / "charte.md").read_text(encoding="utf-8")
    tokens = {*Theme.model_fields}
    for _, model in models(Theme):
        tokens |= {*model.model_fields}
    assert [token for token in sorted(tokens) if f"`{token}`" not in page] == []


def first_steps(folder: Path) -> None:
    """Write the territory that « Premiers pas » has the reader write."""
    folder.mkdir(parents=True)
    for text in blocks((GUIDE / "premiers-pas.md").read_text(encoding="utf-8"), "yaml"):
        if named := re.match(r"# sources/ma-commune/(\S+)\n", text):
            (folder / named[1]).write_text(text, encoding="utf-8")


def test_the_first_steps_give_a_territory_in_order(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "sources" / "ma-commune"
    first_steps(folder)
    told = prepare(folder, ["convention"]).problems
    assert {problem.code for problem in told} == {"exemple-restant"}
    page = (GUIDE / "premiers-pas.md").read_text(encoding="utf-8")
    assert f"ma-commune : {len(told)} avertissements" in page
    assert str(told[0]) in page


def test_the_first_steps_show_the_messages_of_a_mistyped_key(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "sources" / "ma-commune"
    first_steps(folder)
    parties = folder / "parties.yaml"
    text = parties.read_text(encoding="utf-8").replace("fonction: maire", "fonctoin: maire")
    parties.write_text(text, encoding="utf-8")
    told = prepare(folder, ["convention"]).problems
    printed = "\n".join(str(problem) for problem in told if problem.code != "exemple-restant")
    assert printed in (GUIDE / "premiers-pas.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("key", ["retirer", "completer", "remplacer", "ajouter"])
def test_each_change_of_articles_works_as_shown(key, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "sources" / "ma-commune"
    first_steps(folder)
    page = (GUIDE / "modifier-les-articles.md").read_text(encoding="utf-8")
    text = next(b for b in blocks(page, "yaml") if b.startswith(f"articles:\n  {key}:"))
    (folder / "articles.yaml").write_text(text, encoding="utf-8")
    wrong = [p for p in prepare(folder, ["convention"]).problems if p.gravite == Gravite.ERREUR]
    assert wrong == []


def test_the_template_shown_is_the_real_one():
    page = (GUIDE / "modifier-les-articles.md").read_text(encoding="utf-8")
    real = templates_folder() / "convention" / "articles" / "recours.md.j2"
    assert real.read_text(encoding="utf-8") in blocks(page, "jinja")


def anchors(path: Path) -> set[str]:
    """Anchors of a page as GitHub makes them."""
    headings = re.findall(r"^#+ (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", sorted(GUIDE.rglob("*.md")), ids=lambda page: page.stem)
def test_each_link_leads_somewhere(page):
    text = re.sub(r"^```.*?^```$|`[^`\n]*`", "", page.read_text("utf-8"), flags=re.M | re.S)
    lost = []
    for link in re.findall(r"\]\(([^)\s]+)\)", text):
        target, _, anchor = link.partition("#")
        path = (page.parent / target).resolve() if target else page
        if not path.is_file() or (anchor and anchor not in anchors(path)):
            lost.append(link)
    assert lost == []
