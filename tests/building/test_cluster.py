"""Drawings on a Dask cluster: the same bytes as here, whatever becomes of the workers."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import dask
import pytest
from atelier import Atelier, contents
from distributed import LocalCluster
from taches import Once, interruptible, work

from ctg_docs.pipeline import cluster as command
from ctg_docs.pipeline.cluster import NEVER_FORGOTTEN, cluster
from ctg_docs.pipeline.limits import USUAL, Limits
from ctg_docs.pipeline.outcomes import Excessive, Failed, Lost, Refused
from ctg_docs.problems import MissingToolError, Place, Problem

DOCUMENTS = ("article", "page", "convention", "--moteur", "typst")


@pytest.fixture(scope="module")
def scheduler() -> Iterator[LocalCluster]:
    """Return a scheduler and two workers, which stand for machines that are there already.

    It gives a task up after two deaths, not four, for a new worker takes its time.
    """
    with (
        dask.config.set({"distributed.scheduler.allowed-failures": 1, **NEVER_FORGOTTEN}),
        LocalCluster(
            n_workers=2,
            threads_per_worker=1,
            dashboard_address="127.0.0.1:0",
            silence_logs="CRITICAL",
        ) as running,
    ):
        yield running


def outcomes(
    scheduler: LocalCluster, tasks: list[str], limits: Limits = USUAL
) -> dict[str, object]:
    with cluster(scheduler.scheduler_address, 1) as found:
        return dict(found.spread(work, tasks, limits=limits))


def test_each_task_comes_back_with_what_became_of_it(scheduler):
    assert outcomes(scheduler, ["un", "deux", "refuse", "faute", "trois"]) == {
        "un": "UN",
        "deux": "DEUX",
        "trois": "TROIS",
        "refuse": Refused([Problem(Place("ici"), "refus", "refusé")]),
        "faute": Failed("ZeroDivisionError : zéro"),
    }


def test_all_the_workers_draw_and_the_command_does_not(scheduler):
    with cluster(scheduler.scheduler_address, 1) as found:
        drawn = {outcome for _, outcome in found.spread(work, ["qui"] * 12)}
    assert len(drawn) == 2
    assert str(os.getpid()) not in drawn


def test_the_task_of_a_worker_that_dies_is_done_by_another(scheduler, tmp_path):
    dies = f"meurs une fois {tmp_path}/mort"
    found = outcomes(scheduler, [dies, "un", "deux"])
    assert found == {dies: dies.upper(), "un": "UN", "deux": "DEUX"}
    assert (tmp_path / "mort").exists()


def test_the_task_of_a_worker_that_is_killed_is_done_by_another(scheduler, tmp_path):
    kills = f"tue qui attend {tmp_path}/mort"
    found = outcomes(scheduler, [kills, "un", "deux"])
    assert found == {kills: kills.upper(), "un": "UN", "deux": "DEUX"}
    assert (tmp_path / "mort").exists()


def test_a_task_without_end_is_stopped_there_and_no_worker_with_it(scheduler, tmp_path):
    before = {worker["id"] for worker in workers(scheduler)}
    begun = tmp_path / "commence"
    # Time goes by once the task is under way, however busy the machine.
    short = Limits(0.05, 2**31, Once(begun))
    endless = f"traine {begun}"
    assert outcomes(scheduler, [endless], short) == {
        endless: Excessive("n’est pas fini au bout de 0,05 secondes")
    }
    assert before <= {worker["id"] for worker in workers(scheduler)}


def test_a_task_that_wants_too_much_memory_is_stopped_there_and_no_other(scheduler):
    assert outcomes(scheduler, ["un", "devore", "deux"]) == {
        "un": "UN",
        "devore": Excessive("demande plus de 2 Gio de mémoire"),
        "deux": "DEUX",
    }


def test_a_task_that_no_worker_survives_is_lost_and_no_other(scheduler):
    found = outcomes(scheduler, ["meurs", *(f"n{i}" for i in range(4))])
    assert isinstance(found.pop("meurs"), Lost)
    assert found == {f"n{i}": f"N{i}" for i in range(4)}


def test_a_missing_tool_stops_everything(scheduler):
    with pytest.raises(MissingToolError, match=r"Il manque un outil\."):
        outcomes(scheduler, ["un", "absent", "deux"])


def test_a_worker_of_other_versions_is_refused_by_name(scheduler, monkeypatch):
    here = {**command.versions(), "typst": "0.1"}
    monkeypatch.setattr(command, "versions", lambda: here)
    with pytest.raises(
        MissingToolError,
        match=r"ne donnerait pas les mêmes fichiers que cette machine : typst \(0\.1 ici, 0\.1\d",
    ):
        outcomes(scheduler, ["un"])


def test_a_worker_whose_system_lays_pages_out_otherwise_is_refused_by_name(
    atelier, scheduler, monkeypatch
):
    monkeypatch.setattr(command, "system_versions", lambda: {"pango": "1.0", "harfbuzz": "2.0"})
    asked = ("--territoire", "essai", "--cluster", scheduler.scheduler_address)
    code, _, err = atelier.run("construire", "article", "--moteur", "weasyprint", *asked)
    assert code == 3
    assert re.search(r"cette machine : harfbuzz \(2\.0 ici, [\d.]+ là-bas\), pango \(1\.0 ici", err)
    assert atelier.run("construire", "article", "--moteur", "typst", *asked)[0] == 0


@pytest.fixture
def atelier(sources, ctg, monkeypatch) -> Atelier:
    """Return two territories, built by the program as it stands, which the workers have too."""
    monkeypatch.setattr("os.fsync", lambda _: None)
    sources(name="autre")
    sources(name="essai")
    return Atelier(ctg)


@pytest.fixture
def here(atelier) -> dict[str, bytes]:
    """Return what a build without a cluster publishes."""
    atelier.build(*DOCUMENTS, "--sortie", "ici")
    return contents(Path("ici"))


def test_a_cluster_gives_the_bytes_of_this_machine(atelier, here, scheduler):
    atelier.build(*DOCUMENTS, "--sortie", "loin", "--cluster", scheduler.scheduler_address)
    assert contents(Path("loin")) == here
    atelier.build(*DOCUMENTS, "--sortie", "loin", "--cluster", scheduler.scheduler_address)
    assert "2 territoires : 2 à jour" in atelier.out


def test_whole_territories_are_sent_there_with_their_sources(
    atelier, here, scheduler, sources, monkeypatch
):
    sources(more="inventee: oui", name="faux")
    os.mkfifo(sources(name="tube") / "tube.yaml")
    (sources(name="lien") / "lien.yaml").symlink_to("/etc/hostname")
    told = atelier.run("construire", *DOCUMENTS, "--sortie", "ici")
    monkeypatch.setattr("ctg_docs.pipeline.updating.MANY", 2)
    asked = ("--sortie", "loin", "--cluster", scheduler.scheduler_address)
    code, _, err = atelier.run("construire", *DOCUMENTS, *asked)
    assert (code, err) == (told[0], told[2])
    assert "sources/faux/suite.yaml:1:1: la clé « inventee » n’existe pas ici" in err
    assert contents(Path("loin")) == here


@pytest.mark.balayage
def test_a_cluster_may_be_started_for_the_build(atelier, here):
    atelier.build(*DOCUMENTS, "--sortie", "loin", "--cluster", "local", "--jobs", "2")
    assert contents(Path("loin")) == here


@pytest.mark.balayage
def test_the_default_engine_draws_there_too(atelier, scheduler):
    atelier.build("article", "--format", "pdf", "--sortie", "ici")
    asked = ("--sortie", "loin", "--cluster", scheduler.scheduler_address)
    atelier.build("article", "--format", "pdf", *asked)
    assert contents(Path("loin")) == contents(Path("ici"))


def test_the_house_style_is_kept_once_beside_each_worker(atelier, scheduler):
    for document in ("article", "communique"):
        asked = ("--format", "html", "--cluster", scheduler.scheduler_address)
        atelier.build(document, *asked)
    beside = [Path(worker["local_directory"]) for worker in workers(scheduler)]
    assert [len([*folder.rglob("maison-*")]) for folder in beside] == [1, 1]


def workers(scheduler: LocalCluster) -> list[dict[str, str]]:
    return [*scheduler.scheduler_info["workers"].values()]


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:9", "ici", "http://ici"])
def test_a_scheduler_that_does_not_answer_is_named(atelier, monkeypatch, address):
    monkeypatch.setattr(command, "_PATIENCE", 1)
    code, out, err = atelier.run("construire", "page", "--format", "html", "--cluster", address)
    assert (code, out) == (3, "")
    assert err.startswith(f"Le planificateur du cluster, {address}, ne répond pas")
    assert not Path("build").exists()


def test_a_scheduler_without_workers_is_told(atelier, monkeypatch):
    monkeypatch.setattr(command, "_PATIENCE", 1)
    with LocalCluster(
        n_workers=0, dashboard_address="127.0.0.1:0", silence_logs="CRITICAL"
    ) as empty:
        address = empty.scheduler_address
        code, _, err = atelier.run("construire", "page", "--cluster", address)
    assert code == 3
    assert err == f"Le planificateur {address} n’a aucun ouvrier : lancez « dask worker ».\n"


def test_a_cluster_needs_its_complement(atelier, monkeypatch):
    monkeypatch.setitem(sys.modules, "ctg_docs.pipeline.cluster", None)
    code, _, err = atelier.run("construire", "page", "--cluster", "local")
    assert code == 3
    assert err.startswith("Un cluster demande un complément : « ")
    assert 'pip install "ctg-docs[cluster]"' in err


def test_an_interruption_ends_the_cluster_too(sources, tmp_path):
    sources(name="autre")
    sources(name="essai")
    script = tmp_path / "lent.py"
    script.write_text(
        "import sys, time\n"
        "import ctg_docs.pipeline.cluster as cluster\n"
        "from ctg_docs.cli import main\n"
        "def draw(*_):\n"
        "    print('dessine', flush=True)\n"
        "    time.sleep(60)\n"
        "    print('fini', flush=True)\n"
        "cluster.draw_there = draw\n"
        "if __name__ == '__main__':\n"
        "    sys.exit(main(sys.argv[1:]))\n",
        encoding="utf-8",
    )
    process = subprocess.Popen(
        [sys.executable, str(script), "construire", "page", "--cluster", "local"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=interruptible,  # noqa: PLW1509 - the process is alone
    )
    assert process.stdout and process.stderr
    if process.stdout.readline() != "dessine\n":
        pytest.fail(process.stderr.read())
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate()
    assert "fini" not in out
    assert process.returncode == 130
    assert err == "Interrompu : les fichiers déjà publiés sont entiers.\n"
