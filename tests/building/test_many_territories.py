"""Hundreds of territories: one that is wrong stops no other, and a report tells of each."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from atelier import files
from taches import interruptible

from ctg_docs.composing.facts.textes_publics import TextesPublics
from ctg_docs.pipeline import updating
from ctg_docs.problems import Place, Problem, SourceError
from ctg_docs.starting.samples.ensemble import ensemble

COUNT = 500
EVERY = 25
MISTAKES = {
    "cle-inconnue": b"cle_inventee: oui\n",
    "yaml-syntaxe": b"champs: ]\n",
    "yaml-cle-double": b"convention:\n",
    "encodage-utf8": b"note: \xe9cole\n",
}
"""What is added at the end of a file, by the code of the problem that it makes."""


def wrong(folder: Path, code: str) -> tuple[str, int]:
    """Spoil a territory; return the file and the line of the mistake."""
    path = next(p for p in sorted(folder.glob("*.yaml")) if b"convention:" in p.read_bytes())
    before = path.read_bytes()
    path.write_bytes(before + MISTAKES[code])
    return path.as_posix(), before.count(b"\n") + 1


@pytest.fixture
def country(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, tuple[str, str, int]]:
    """Write 500 territories, twenty of them wrong: return where, by their names."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("os.fsync", lambda _: None)
    spoilt = {}
    codes = [*MISTAKES]
    for rank, (name, sources) in enumerate(ensemble(COUNT, 1)):
        for path, content in sources.items():
            place = Path("sources", name, path)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)
        if rank % EVERY == 0:
            code = codes[len(spoilt) % len(codes)]
            spoilt[name] = (code, *wrong(Path("sources", name), code))
    return spoilt


def by_state(report: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for territory in report["territoires"]:
        found.setdefault(territory["etat"], []).append(territory)
    return found


def test_twenty_wrong_territories_among_five_hundred(country, ctg):
    code, out, err = ctg("construire", "page", "--rapport", "bilan.json")
    assert code == 1
    told = by_state(report := json.loads(Path("bilan.json").read_bytes()))
    assert {state: len(several) for state, several in told.items()} == {
        "construit": 480,
        "refuse": 20,
    }
    assert report["nombres"] == {"construit": 480, "a_jour": 0, "refuse": 20, "interrompu": 0}
    assert (report["fichiers"], report["acheve"], report["code"]) == (480, True, 1)
    for territory in told["construit"]:
        name = territory["nom"]
        assert territory["fichiers"] == [f"build/{name}/page.html"]
        assert Path("build", name, "page.html").is_file()
    refused = {territory["nom"]: territory for territory in told["refuse"]}
    assert {*refused} == {*country}
    for name, (wanted, path, line) in country.items():
        assert refused[name]["fichiers"] == []
        assert not Path("build", name).exists()
        places = {(p["code"], p["fichier"], p["ligne"]) for p in refused[name]["problemes"]}
        assert (wanted, path, line) in places
        assert f"{path}:{line}:" in err
    end, names = out.splitlines()[-2:]
    assert end == "500 territoires : 480 construits, 20 refusés ; 480 fichiers écrits."
    assert re.findall(r"([\w-]+) \(\d+ erreurs?\)", names) == sorted(country)


def test_a_report_is_not_there_before_it_is_complete(sources, ctg, monkeypatch):
    sources(name="autre")
    sources(name="essai")
    seen = []

    def watch(*_: object) -> None:
        seen.append((Path("bilans/jour.json").exists(), [*Path("bilans").iterdir()] != []))

    monkeypatch.setattr("ctg_docs.cli.avancement.Progress.__call__", watch)
    ctg("construire", "page", "--rapport", "bilans/jour.json")
    assert seen
    assert {*seen} == {(False, True)}
    assert [path.name for path in Path("bilans").iterdir()] == ["jour.json"]


def test_what_is_up_to_date_is_told_with_its_warnings(sources, ctg):
    sources(("    civilite: Mme\n", ""), name="essai")
    ctg("construire", "page", "article", "--format", "html")
    ctg("construire", "page", "article", "--format", "html", "--rapport", "bilan.json")
    (told,) = json.loads(Path("bilan.json").read_bytes())["territoires"]
    assert (told["etat"], told["fichiers"], told["gardes"]) == ("a_jour", [], 2)
    assert {(p["code"], p["gravite"]) for p in told["problemes"]} == {
        ("civilite-inconnue", "avertissement")
    }


def test_the_report_counts_each_file_that_was_up_to_date(sources, ctg):
    sources(name="essai")
    asked = ("--format", "html,md,txt", "--rapport", "bilan.json")
    ctg("construire", "article", *asked)
    ctg("construire", "article", *asked)
    (told,) = json.loads(Path("bilan.json").read_bytes())["territoires"]
    assert (told["etat"], told["gardes"]) == ("a_jour", 3)
    ctg("construire", "article", "page", *asked)
    (told,) = json.loads(Path("bilan.json").read_bytes())["territoires"]
    assert (told["fichiers"], told["gardes"]) == (["build/essai/page.html"], 3)


def test_what_cannot_be_composed_refuses_its_territory_and_says_where(sources, ctg, monkeypatch):
    problem = Problem(Place("page/plan.yaml", 3), "plan-illisible", "ce plan n’a pas de blocs")
    prepare = updating.prepare

    def strict(folder: Path, documents: list[str]) -> object:
        if folder.name == "autre":
            raise SourceError([problem])
        return prepare(folder, documents)

    sources(name="autre")
    sources(name="essai")
    monkeypatch.setattr(updating, "prepare", strict)
    code, _, err = ctg("construire", "page", "--rapport", "bilan.json")
    assert (code, err) == (1, f"{problem}\n")
    told = by_state(json.loads(Path("bilan.json").read_bytes()))
    assert [territory["nom"] for territory in told["refuse"]] == ["autre"]
    assert [territory["nom"] for territory in told["construit"]] == ["essai"]


def test_a_defect_of_ours_stops_its_territory_only(sources, ctg, monkeypatch):
    prepare = updating.prepare

    def fragile(folder: Path, documents: list[str]) -> object:
        return prepare(folder, documents) if folder.name != "autre" else 1 / 0

    sources(name="autre")
    sources(name="essai")
    monkeypatch.setattr(updating, "prepare", fragile)
    code, out, err = ctg("construire", "page", "--rapport", "bilan.json")
    assert code == 4
    assert out.splitlines() == [
        "autre : rien n’est écrit, 1 erreur",
        "build/essai/page.html",
        "2 territoires : 1 construit, 1 interrompu ; 1 fichier écrit.",
        "À reprendre : autre (1 erreur).",
    ]
    assert err.startswith("autre: défaut de ctg-docs (ZeroDivisionError : division by zero)")
    told = by_state(json.loads(Path("bilan.json").read_bytes()))
    assert [territory["nom"] for territory in told["interrompu"]] == ["autre"]


def test_a_defect_in_what_a_template_asks_for_is_ours_and_shows_its_trace(
    sources, ctg, monkeypatch
):
    monkeypatch.setattr(TextesPublics, "duree", property(lambda _: {}["duree"]))
    sources()
    code, _, err = ctg("construire", "page")
    assert code == 4
    assert err.startswith("essai: défaut de ctg-docs (KeyError : 'duree') [defaut-interne]")
    monkeypatch.setenv("CTG_TRACE", "1")
    code, _, err = ctg("construire", "page")
    assert code == 4
    assert 'lambda _: {}["duree"]' in err


def test_a_second_run_resumes_where_the_first_was_interrupted(sources, ctg):
    names = [f"territoire-{rank:02}" for rank in range(30)]
    for name in names:
        sources(name=name)
    command = [sys.executable, "-m", "ctg_docs", "construire", "page", "--rapport", "bilan.json"]
    process = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        text=True,
        preexec_fn=interruptible,  # noqa: PLW1509 - the process is alone
    )
    assert process.stdout
    assert process.stdout.readline() == "build/territoire-00/page.html\n"
    os.kill(process.pid, signal.SIGINT)
    process.communicate()
    assert process.returncode == 130
    report = json.loads(Path("bilan.json").read_bytes())
    assert (report["acheve"], report["code"]) == (False, None)
    done = [territory["nom"] for territory in report["territoires"]]
    assert 1 <= len(done) < len(names)
    before = {path: path.stat().st_mtime_ns for path in files(Path("build")).values()}
    ctg("construire", "page", "--rapport", "bilan.json")
    told = by_state(json.loads(Path("bilan.json").read_bytes()))
    assert [territory["nom"] for territory in told["a_jour"]] == done
    assert [territory["nom"] for territory in told["construit"]] == names[len(done) :]
    kept = [path for path in before if path.suffix == ".html"]
    assert all(path.stat().st_mtime_ns == before[path] for path in kept)


@pytest.mark.parametrize("path", ["/proc/bilan.json", "sources"])
def test_a_report_that_cannot_be_written_is_told_before_anything(
    sources: Callable[..., Path], ctg: Callable[..., tuple[int, str, str]], path: str
) -> None:
    sources()
    code, out, err = ctg("construire", "page", "--rapport", path)
    assert (code, out) == (2, "")
    assert err == f"ctg : le bilan ne peut pas être écrit dans « {path} ».\n"
    assert not Path("build").exists()
