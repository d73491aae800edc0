"""A document carries the sources that it is made from: none missing, none in vain."""

import re
import shutil
from collections.abc import Collection
from pathlib import Path

import execution
import intercommunal
import pytest
import yaml
from livre import SOURCES
from sweeping import swept

from ctg_docs.composing.house.catalogue import load_catalogue
from ctg_docs.composing.house.plan import load_plan
from ctg_docs.model.publiques import public_yaml
from ctg_docs.pipeline import prepare
from ctg_docs.pipeline.lecture import read
from ctg_docs.reading.house import templates_folder
from ctg_docs.writing.text import plain_text

PLANS = {
    entree.id: load_plan(templates_folder() / entree.plan).sources
    for entree in load_catalogue(templates_folder()).documents
}
SELECTIVE = [document for document, keys in PLANS.items() if keys]
PAGE = Path(__file__).parents[2] / "docs/guide/erreurs/sources-du-plan.md"


LEVELS = """\
niveaux:
  - {cle: champ, singulier: axe, pluriel: axes, genre: m}
  - {cle: objectif_strategique, singulier: ambition, pluriel: ambitions, genre: f}
  - {cle: objectif_operationnel, singulier: but, pluriel: buts, genre: m}
  - {cle: action, singulier: projet, pluriel: projets, genre: m}
"""


def texts(folder: Path, documents: Collection[str]) -> dict[str, str]:
    """Return what some documents of a territory say, nothing when it is refused."""
    made = prepare(folder, [*documents])
    return {} if made.refused else {p.chemin: plain_text(p.document) for p in made.pieces}


def without(folder: Path, key: str, place: Path) -> Path:
    """Write the public sources of a territory again in one file, without one of their keys."""
    lecture = read(folder)
    assert lecture.lu, [str(problem) for problem in lecture.problems]
    convention = lecture.lu[0].convention
    kept = [name for name in type(convention).model_fields if name != key]
    target = place / f"sans-{key}" / folder.name
    shutil.copytree(folder, target)
    for file in (*target.glob("*.yaml"), *target.glob("*/*.yaml")):
        file.unlink()
    (target / "tout.yaml").write_text(public_yaml(convention, kept), encoding="utf-8")
    return target


MEETING = """
pilotage:
  instances:
    - {id: comite, nom: Comité, niveau: strategique, reunions: [{id: seule, date: 2027-01-14}]}
"""


@pytest.mark.parametrize("documents", swept([SELECTIVE, ["bilan"]], [["bilan"]]), ids="-".join)
def test_each_key_that_a_plan_declares_changes_its_document(sources, tmp_path, documents):
    vain = {(document, key) for document in documents for key in PLANS[document]}
    removed = "articles:\n  retirer: [recours]\n"
    named = sources(more=LEVELS + removed + MEETING, name="niveaux")
    shipped = (SOURCES / "exemple", SOURCES / "exemple-avenant")
    followed = execution.executed()
    for folder in (named, intercommunal.write(tmp_path, "val-d-orle"), *shipped, followed):
        place = tmp_path / folder.parent.name
        whole = texts(without(folder, "", place), documents)
        assert whole
        for key in sorted({key for _, key in vain}):
            asked = {document for document, other in vain if other == key}
            less = texts(without(folder, key, place), asked)
            changed = {name.split("/")[0] for name in whole if less.get(name) != whole[name]}
            vain -= {(document, key) for document in changed & asked}
    # The amended territory has neither of these: they change the articles that an avenant quotes.
    amended = {(text, key) for text in ("avenant", "consolidee") for key in ("groupes", "niveaux")}
    assert sorted(vain - amended) == []


@pytest.fixture
def plan(tmp_path, monkeypatch):
    """Return the plan of a document in a copy of the house, which the program uses."""
    house = shutil.copytree(templates_folder(), tmp_path / "templates")
    monkeypatch.setattr("ctg_docs.reading.house._PACKAGE", tmp_path / "ctg_docs")
    monkeypatch.chdir(tmp_path)
    return house / "suivi/bilan.yaml"


def told(plan: Path, keys: str) -> str:
    plan.write_text(re.sub(r"sources:\n.*?\]", f"sources: [{keys}]", plan.read_text(), flags=re.S))
    return "\n".join(map(str, prepare(SOURCES / "nancy", ["bilan"]).problems))


def test_a_key_that_prints_and_is_not_carried_is_told_at_the_plan(plan):
    printed = told(plan, "convention, parties, champs, actions, niveaux")
    assert "[sources-du-plan]" in printed
    assert printed in PAGE.read_text(encoding="utf-8")


def test_a_key_that_no_source_has_is_told_with_the_nearest_one(plan):
    printed = told(plan, "convention, territoire, partis, champs, actions, niveaux")
    assert printed.startswith("templates/suivi/bilan.yaml:2:35: ")
    assert "aucune clé des sources ne s’appelle « partis » [sources-du-plan]" in printed
    assert "Vouliez-vous dire « parties » ?" in printed


def test_a_plan_without_a_list_carries_everything(plan):
    plan.write_text(re.sub(r"sources:\n.*?\]\n", "", plan.read_text(), flags=re.S))
    made = prepare(SOURCES / "nancy", ["bilan"])
    carried = yaml.safe_load(made.pieces[0].origines[0].attachment.content)
    assert made.problems == [] and {"communication", "signature"} <= set(carried)
