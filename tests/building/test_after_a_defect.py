"""One territory never touches another: no hostile text nor defect of ours spoils the next."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from atelier import LIGHT, contents
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sweeping import swept

from ctg_docs.document.digest import digest
from ctg_docs.document.markdown import walking
from ctg_docs.pipeline import letters, prepare, territory

FINE = {
    "liste": "Le plan :\n\n- *trois* ans ;\n- **deux** sites.",
    "tableau": "| Âge | Places |\n|---|--:|\n| 0-3 ans | 12 |",
    "phrases": "Un *premier* texte.\n\nUn [lien](https://exemple.fr).",
}
HOSTILE = {
    "listes": "- " * 600 + "a",
    "numeros": "1. " * 600 + "a",
    "nombre": "9" * 5000 + ". a",
    "barres": "\\" * 9000,
    "vide": "*a*" + "\n" * 9000 + "b",
    "relief": "*_" * 1100 + "x" + "_*" * 1100,
    "tabulations": "\t" * 600 + "- a",
    "crochets": "[a](" * 150 + ")" * 150,
}


def write(sources: Callable[..., Path], name: str, text: str) -> Path:
    old = "description: Le plan couvre trois ans."
    return sources((old, f"description: {json.dumps(text, ensure_ascii=False)}"), name=name)


def trees(folder: Path) -> list[str]:
    """What the documents of a territory are drawn from, read again whatever was read before."""
    walking._prose.cache_clear()
    made = prepare(folder, ["fiche"])
    return [] if made.refused else [digest(tree, str) for tree in made.documents.values()]


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from([*FINE, *HOSTILE]), min_size=2, max_size=5))
def test_after_any_territories_a_good_one_gives_what_it_gives_alone(sources, names):
    folders = {name: write(sources, name, text) for name, text in (FINE | HOSTILE).items()}
    alone = {name: trees(folders[name]) for name in FINE}
    assert all(alone.values())
    for name in names:
        found = trees(folders[name])
        assert found == alone.get(name, []), name


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_text_is_told_at_its_place_and_is_no_defect(name, sources):
    folder = write(sources, name, HOSTILE[name])
    told = prepare(folder, ["convention"]).problems
    assert {problem.code.partition("-")[0] for problem in told} == {"markdown"}
    assert {problem.place.file for problem in told} == {f"sources/{name}/convention.yaml"}
    assert all(problem.place.line for problem in told)


@pytest.mark.parametrize("jobs", swept(["1", "2"], ["2"]))
def test_what_a_process_holds_after_a_defect_reaches_no_file(sources, ctg, monkeypatch, jobs):
    for name, text in zip(("avant", "milieu", "sain"), FINE.values(), strict=True):
        write(sources, name, text)
    assert ctg("construire", *LIGHT, "--sortie", "seul")[0] == 0
    read = territory.read

    def spoiling(folder: Path) -> territory.Lecture:
        if folder.name == "milieu":
            monkeypatch.setattr("ctg_docs.composing.composer.parse", lambda *_: ())
            raise ZeroDivisionError("zéro")
        return read(folder)

    monkeypatch.setattr(territory, "read", spoiling)
    assert ctg("construire", *LIGHT, "--jobs", jobs)[0] == 4
    made = contents(Path("build"))
    made.pop("manifeste.json")
    alone = {n: c for n, c in contents(Path("seul")).items() if n in made}
    assert {name.partition("/")[0] for name in made} == {"avant", "sain"}
    assert made == alone


def test_a_letter_that_meets_a_defect_is_told_and_stops_nothing_else(sources, ctg, monkeypatch):
    def failing(*_: object) -> None:
        raise ZeroDivisionError("zéro")

    sources()
    monkeypatch.setattr(letters, "lettres", failing)
    code, out, err = ctg("construire", "page", "lettre", "--departement", "92")
    assert code == 4
    assert "build/essai/page.html" in out
    assert err.startswith("lettres: défaut de ctg-docs (ZeroDivisionError : zéro)")
