"""Territories checked side by side: the same problems in order, and no bad one stops the rest."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from atelier import change, killing

from ctg_docs.building.build import Build, OutdatedDocuments
from ctg_docs.cli.catalogue import own_entries
from ctg_docs.pipeline import Prepared, territory, verify, workers
from ctg_docs.pipeline.lecture import Lecture

NAMES = ("avant", "faux", "milieu", "sain")


@pytest.fixture
def folders(sources: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Four territories, the second of which has a mistake; processes are copies of this one."""
    found = [sources(name=name) for name in NAMES]
    change(Path("sources/faux/convention.yaml"), "convention:", "convention:\n  inventee: oui")
    monkeypatch.setattr(workers, "_method", lambda: "fork")
    return found


def verified(folders: list[Path], output: str, jobs: int) -> list[Prepared]:
    build = Build(Path(output), Path("sources"))
    entries = own_entries(build)
    several = [OutdatedDocuments(folder.name, [folder], entries) for folder in folders]
    return list(verify(several, build, jobs))


def test_several_processes_find_what_one_does_and_tell_it_in_the_same_order(folders):
    alone, together = verified(folders, "un", 1), verified(folders, "deux", 2)
    assert [made.nom for made in together] == [*NAMES]
    assert [made.refused for made in together] == [False, True, False, False]
    assert together == alone


def test_a_territory_that_kills_its_process_stops_no_other(folders, monkeypatch):
    monkeypatch.setattr(territory, "read", killing("milieu"))
    told = {made.nom: {p.code for p in made.problems} for made in verified(folders, "un", 2)}
    assert told["milieu"] == {"dessin-interrompu"}
    assert told["avant"] == told["sain"] != told["faux"]


def test_an_interrupted_check_goes_on_from_what_it_had_done(folders, ctg, monkeypatch):
    ctg("construire", "page", "--territoire", "avant", "--format", "html")
    read, met = territory.read, []

    def interrupted(folder: Path) -> Lecture:
        met.append(folder.name)
        if met.count("milieu") == 1 and folder.name == "milieu":
            raise KeyboardInterrupt
        return read(folder)

    monkeypatch.setattr(territory, "read", interrupted)
    ctg("verifier")
    assert met == ["avant", "faux", "milieu"]
    met.clear()
    met.append("milieu")
    code, out, _ = ctg("verifier")
    assert code == 1
    assert met[1:] == ["faux", "milieu", "sain"]
    assert [line.split(" :")[0] for line in out.splitlines()[:4]] == [*NAMES]


def test_a_process_that_met_a_defect_checks_nothing_more(folders, monkeypatch):
    read = territory.read

    def spoiling(folder: Path) -> Lecture:
        if folder.name == "avant":
            monkeypatch.setattr("ctg_docs.composing.composer.parse", lambda *_: ())
            raise ZeroDivisionError("zéro")
        return read(folder)

    alone = {made.nom: made.problems for made in verified(folders[2:], "un", 1)}
    monkeypatch.setattr(territory, "read", spoiling)
    told = {made.nom: made.problems for made in verified(folders, "deux", 2)}
    assert [problem.code for problem in told["avant"]] == ["defaut-interne"]
    assert {name: told[name] for name in alone} == alone
