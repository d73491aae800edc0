"""Hundreds of territories: one that is wrong stops no other, and a report tells of each."""

from __future__ import annotations

import json
import os
import re
import signal
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from drawing_here import drawn_here
from sweeping import swept

from ctg_docs.building.build import Build
from ctg_docs.building.ledger import Ledger
from ctg_docs.cli.journal import Journal
from ctg_docs.composing.facts.textes_publics import TextesPublics
from ctg_docs.pipeline import publication, updating
from ctg_docs.pipeline.lecture import Lecture, read
from ctg_docs.problems import Place, Problem, SourceError
from ctg_docs.starting.samples.ensemble import ensemble

COUNT = max(100, int(os.environ.get("CTG_TERRITOIRES", "100")))
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


def country(count: int, wrongs: int) -> dict[str, tuple[str, str, int]]:
    """Write many territories, some of them wrong: return where, by their names."""
    spoilt = {}
    codes = [*MISTAKES]
    for rank, (name, sources) in enumerate(ensemble(count, 1)):
        for path, content in sources.items():
            place = Path("sources", name, path)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)
        if rank % (count // wrongs) == 0 and len(spoilt) < wrongs:
            code = codes[len(spoilt) % len(codes)]
            spoilt[name] = (code, *wrong(Path("sources", name), code))
    return spoilt


def by_state(report: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for territory in report["territoires"]:
        found.setdefault(territory["etat"], []).append(territory)
    return found


@pytest.mark.parametrize(("count", "wrongs"), swept([(12, 4), (COUNT, 20)], [(12, 4)]))
def test_wrong_territories_among_many_stop_no_other(tmp_path, monkeypatch, ctg, count, wrongs):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("os.fsync", lambda _: None)
    spoilt, sound = country(count, wrongs), count - wrongs
    code, out, err = ctg("construire", "page", "--rapport", "bilan.json")
    assert code == 1
    told = by_state(report := json.loads(Path("bilan.json").read_bytes()))
    assert {state: len(several) for state, several in told.items()} == {
        "construit": sound,
        "refuse": wrongs,
    }
    others = {"a_jour": 0, "sans_sujet": 0, "interrompu": 0}
    numbers = {"construit": sound, "refuse": wrongs, **others}
    assert report["nombres"] == numbers
    assert (report["fichiers"], report["acheve"], report["code"]) == (sound, True, 1)
    for territory in told["construit"]:
        name = territory["nom"]
        assert territory["fichiers"] == [f"build/{name}/page.html"]
        assert Path("build", name, "page.html").is_file()
    refused = {territory["nom"]: territory for territory in told["refuse"]}
    assert {*refused} == {*spoilt}
    for name, (wanted, path, line) in spoilt.items():
        assert refused[name]["fichiers"] == []
        assert not Path("build", name).exists()
        places = {(p["code"], p["fichier"], p["ligne"]) for p in refused[name]["problemes"]}
        assert (wanted, path, line) in places
        assert f"{path}:{line}:" in err
    end, names = out.splitlines()[-2:]
    summary = (
        f"{count} territoires : {sound} construits, {wrongs} refusés ; {sound} fichiers écrits."
    )
    assert end.removesuffix(".").startswith(summary.removesuffix("."))
    assert re.findall(r"([\w-]+) \(\d+ erreurs?\)", names) == sorted(spoilt)


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


def test_a_territory_that_has_no_subject_for_a_document_is_not_told_as_up_to_date(sources, ctg):
    """The first time, when nothing is known yet, as the second."""
    sources(name="essai")
    for _ in range(2):
        code, out, _ = ctg("construire", "avenant", "--rapport", "bilan.json")
        assert code == 0
        assert "rien à construire" in out
        report = json.loads(Path("bilan.json").read_bytes())
        (told,) = report["territoires"]
        assert (told["etat"], told["fichiers"], told["gardes"]) == ("sans_sujet", [], 0)
        assert (report["nombres"]["sans_sujet"], report["nombres"]["a_jour"]) == (1, 0)


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


def test_a_territory_that_letters_read_again_counts_once(sources, ctg):
    wrong = ("statut: projet", "statut: projt")
    sources(wrong, name="essai")
    code, out, _ = ctg("construire", "--tout", "--rapport", "bilan.json")
    assert (code, out) == (1, "essai : rien n’est écrit, 1 erreur\n")
    told = json.loads(Path("bilan.json").read_bytes())
    assert [territory["nom"] for territory in told["territoires"]] == ["essai"]
    assert told["nombres"]["refuse"] == 1
    sources(wrong, name="lettres-du-nord")
    _, out, _ = ctg("construire", "--tout")
    assert out.splitlines()[-2:] == [
        "2 territoires : 2 refusés ; aucun fichier écrit.",
        "À reprendre : essai (1 erreur), lettres-du-nord (1 erreur).",
    ]


def test_a_defect_of_ours_stops_its_territory_only(sources, ctg, monkeypatch):
    def fragile(folder: Path) -> Lecture:
        if folder.name == "autre":
            raise ZeroDivisionError("division by zero")
        return read(folder)

    sources(name="autre")
    sources(name="essai")
    monkeypatch.setattr("ctg_docs.pipeline.territory.read", fragile)
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


def test_a_defect_in_what_a_template_asks_for_is_ours(sources, ctg, monkeypatch):
    monkeypatch.setattr(TextesPublics, "duree", property(lambda _: {}["duree"]))
    sources()
    code, _, err = ctg("construire", "page")
    assert code == 4
    assert err.startswith("essai: défaut de ctg-docs (KeyError : 'duree') [defaut-interne]")


def test_a_defect_shows_its_trace_when_it_is_asked_for(sources, ctg, monkeypatch):
    monkeypatch.setattr(TextesPublics, "duree", property(lambda _: {}["duree"]))
    monkeypatch.setenv("CTG_TRACE", "1")
    sources()
    code, _, err = ctg("construire", "page")
    assert code == 4
    assert 'lambda _: {}["duree"]' in err


NAMES = [f"territoire-{rank}" for rank in range(4)]
MOMENTS = {
    "as it is drawn": (publication.TerritoryFiles, "receive"),
    "as it is published": (publication, "publish_all"),
    "as what it was made from is noted": (Build, "note"),
    "as it is put in the report": (Journal, "record"),
    "as it is said": (Journal, "built"),
    "as the ledger is saved": (Ledger, "save"),
}


def interrupting(function: Callable[..., Any], rank: int) -> Callable[..., Any]:
    """Return a function that Ctrl-C interrupts as soon as its call of that rank is done."""
    calls = iter(range(rank, -1, -1))

    def interrupted(*arguments: Any, **options: Any) -> Any:
        done = function(*arguments, **options)
        if not next(calls, 1):
            signal.raise_signal(signal.SIGINT)
        return done

    return interrupted


def backwards(
    draw: Callable[..., Any], tasks: Iterable[Any], jobs: int, **options: Any
) -> Iterator[Any]:
    """Draw the last territories first."""
    yield from reversed([*drawn_here(draw, tasks, jobs, **options)])


@pytest.fixture
def interruptible() -> Iterator[None]:
    """Let Ctrl-C interrupt this process, which may be one that a shell runs behind it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interruptible")
@pytest.mark.parametrize(
    ("order", "many"), [(drawn_here, 8), (backwards, 8), (drawn_here, 2), (backwards, 2)]
)
@pytest.mark.parametrize("moment", MOMENTS)
def test_whenever_a_run_is_interrupted_its_report_names_what_is_published_and_the_next_resumes(
    sources: Callable[..., Path],
    ctg: Callable[..., tuple[int, str, str]],
    monkeypatch: pytest.MonkeyPatch,
    order: Callable[..., Any],
    many: int,
    moment: str,
) -> None:
    for name in NAMES:
        sources(name=name)
    monkeypatch.setattr(updating, "MANY", many)
    asked = ("construire", "page", "--rapport", "bilan.json")
    owner, function = MOMENTS[moment]
    with monkeypatch.context() as interrupted:
        interrupted.setattr("ctg_docs.cli.spreading.spread", order)
        interrupted.setattr("ctg_docs.building.build._PATIENCE", 0)
        interrupted.setattr("ctg_docs.building.build._SHARE", 0)
        interrupted.setattr(owner, function, interrupting(getattr(owner, function), 2))
        code, _, err = ctg(*asked)
    assert (code, err) == (130, "Interrompu : les fichiers déjà publiés sont entiers.\n")
    report = json.loads(Path("bilan.json").read_bytes())
    assert (report["acheve"], report["code"]) == (False, None)
    published = {name: Path("build", name, "page.html") for name in NAMES}
    before = {n: path.stat().st_ino for n, path in published.items() if path.exists()}
    assert {territory["nom"] for territory in report["territoires"]} == {*before}
    ctg(*asked)
    told = by_state(json.loads(Path("bilan.json").read_bytes()))
    assert {territory["nom"] for territory in told.get("a_jour", ())} == {*before}
    assert {territory["nom"] for territory in told.get("construit", ())} == {*NAMES} - {*before}
    assert {name: published[name].stat().st_ino for name in before} == before


@pytest.mark.parametrize(
    ("path", "refused"),
    [
        ("sources/essai/convention.yaml/bilan.json", "sources/essai/convention.yaml"),
        ("sources", "sources"),
    ],
)
def test_a_report_that_cannot_be_written_is_told_before_anything(
    sources: Callable[..., Path], ctg: Callable[..., tuple[int, str, str]], path: str, refused: str
) -> None:
    sources()
    code, out, err = ctg("construire", "page", "--rapport", path)
    assert (code, out) == (5, "")
    assert err.startswith(f"ctg : {refused} : un ")
    assert not Path("build").exists()
