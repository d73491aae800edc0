"""Drawings side by side: the same bytes, and a process that dies takes nothing with it."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from atelier import contents
from sweeping import swept
from taches import interruptible, work

from ctg_docs.building.build import Build
from ctg_docs.pipeline import BuildRun, construct, prepare
from ctg_docs.pipeline.drawing import BuildProgress, draw
from ctg_docs.pipeline.limits import Limits
from ctg_docs.pipeline.outcomes import Excessive, Failed, Lost, Refused
from ctg_docs.pipeline.publication import DrawingTask
from ctg_docs.pipeline.workers import spread
from ctg_docs.problems import MissingToolError, Place, Problem


def outcomes(tasks: list[str], jobs: int) -> dict[str, object]:
    return dict(spread(work, tasks, jobs))


@pytest.mark.parametrize("jobs", swept([1, 2, 3], [2]))
def test_each_task_comes_back_with_what_became_of_it(jobs):
    assert outcomes(["un", "deux", "refuse", "trois"], jobs) == {
        "un": "UN",
        "deux": "DEUX",
        "trois": "TROIS",
        "refuse": Refused([Problem(Place("ici"), "refus", "refusé")]),
    }


def test_a_process_that_dies_loses_its_task_and_no_other():
    tasks = ["meurs", *(f"n{i}" for i in range(5)), "sors", "m1", "m2"]
    found = outcomes(tasks, 2)
    assert (found["meurs"], found["sors"]) == (Lost("signal 9"), Lost("code 7"))
    assert [found[t] for t in tasks if t not in ("meurs", "sors")] == [
        t.upper() for t in tasks if t not in ("meurs", "sors")
    ]


def test_a_task_without_end_is_stopped_with_its_process_and_no_other(tmp_path):
    begun = tmp_path / "begun"
    # Time goes by once the task is under way, however busy the machine.
    limits = Limits(0.05, 2**31, lambda: 1000.0 if begun.exists() else 0.0)
    tasks = ["un", f"traine {begun}", "deux", "trois"]
    assert dict(spread(work, tasks, 1, limits)) == {
        "un": "UN",
        tasks[1]: Excessive("n’est pas fini au bout de 0,05 secondes"),
        "deux": "DEUX",
        "trois": "TROIS",
    }


@pytest.mark.skipif(sys.platform == "win32", reason="the system bounds no memory")
def test_a_task_that_wants_too_much_memory_is_stopped_and_no_other():
    found = outcomes(["un", "devore", "deux"], 1)
    assert found == {
        "un": "UN",
        "devore": Excessive("demande plus de 2 Gio de mémoire"),
        "deux": "DEUX",
    }


def test_a_drawing_that_is_stopped_stops_its_territory_only_and_says_where(atelier, monkeypatch):
    def some_stopped(draw, tasks, **_):
        for task in tasks:
            stopped = (task.nom, task.chemin) == ("autre", "page")
            yield (
                task,
                Excessive("n’est pas fini au bout de 300 secondes") if stopped else draw(task),
            )

    monkeypatch.setattr("ctg_docs.cli.spreading.spread", some_stopped)
    code, out, err = atelier.run("construire", "page", "article", "--format", "html")
    assert code == 1
    assert err.startswith(
        "autre/page: le dessin de ce document (html) n’est pas fini au bout de 300 secondes"
    )
    assert "build/essai/page.html" in out
    assert not Path("build/autre").exists()


def test_the_same_processes_serve_to_the_end_and_none_is_started_for_one_task(monkeypatch):
    found = [outcome for _, outcome in spread(work, ["qui"] * 12, 2)]
    assert len(set(found)) <= 2
    assert str(os.getpid()) not in found
    # A process that would have to load everything again is not worth one drawing.
    monkeypatch.setattr("ctg_docs.pipeline.workers._method", lambda: "spawn")
    assert outcomes(["qui"], 4) == {"qui": str(os.getpid())}


@pytest.mark.parametrize("jobs", swept([1, 2], [2]))
def test_a_missing_tool_stops_everything(jobs):
    with pytest.raises(MissingToolError, match=r"Il manque un outil\."):
        outcomes(["un", "absent", "deux"], jobs)


@pytest.mark.parametrize("jobs", swept([1, 2], [1]))
@pytest.mark.parametrize(
    ("task", "name"), [("faute", "ZeroDivisionError"), ("panique", "PanicException")]
)
def test_a_defect_is_named_and_stops_nothing_else(task, name, jobs):
    assert outcomes([task, "un"], jobs) == {task: Failed(f"{name} : zéro"), "un": "UN"}


@pytest.mark.parametrize("jobs", swept([1, 2], [1]))
def test_a_process_that_met_a_defect_draws_nothing_more(jobs):
    tasks = ["faute ici", *["qui"] * (4 * jobs)]
    first, *others = sorted(spread(work, tasks, jobs), key=lambda one: one[0])
    assert isinstance(first[1], Failed)
    spoilt = first[1].why.removeprefix("ZeroDivisionError : ")
    assert spoilt not in [process for _, process in others]


def test_tasks_are_asked_for_as_they_are_needed():
    asked = []

    def tasks() -> Iterator[str]:
        for rank in range(20):
            asked.append(rank)
            yield f"t{rank}"

    running = spread(work, tasks(), 2)
    next(running)
    assert len(asked) < 10
    running.close()


def built(output: str, jobs: int) -> dict[str, bytes]:
    build = Build(Path(output), Path("sources"))
    several = [prepare(Path("sources", name), ["page", "article"]) for name in ("autre", "essai")]
    seen: list[BuildProgress] = []
    done = list(
        construct(
            several, BuildRun(build, ["html", "md", "pdf"], partial(spread, jobs=jobs), seen.append)
        )
    )
    build.save()
    assert [(b.nom, b.count, b.refused) for b in done] == [("autre", 4, False), ("essai", 4, False)]
    # An article is drawn three times, for no format shares its pages; a page once.
    assert [state.done for state in seen] == sorted(state.done for state in seen)
    assert (seen[-1].done, seen[-1].left, seen[-1].opened) == (8, [], 2)
    return contents(Path(output))


def test_several_processes_write_the_same_bytes_as_one(atelier):
    assert built("deux", 2) == built("un", 1)


TWICE = """
from ctg_docs.cli import main
typst = ["--moteur", "typst", "--format", "pdf", "--jobs"]
raise SystemExit(
    main(["construire", "article", *typst, "1", "--territoire", "essai"])
    or main(["construire", "article", "communique", *typst, "2"])
)
"""


def test_processes_draw_even_when_an_engine_has_drawn_in_the_command_itself(atelier):
    """An engine leaves threads behind it, which a copy of the process would wait for in vain."""
    run = subprocess.run([sys.executable, "-c", TWICE], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    # What a build says of its time depends on the machine.
    told = [re.sub(r"(, en \d.*)?\.$", "", line) for line in run.stdout.splitlines()]
    assert [line for line in told if not re.match(r"\d+ fichiers? ", line)] == [
        "build/essai/article.pdf",
        "build/autre/article.pdf",
        "build/autre/communique.pdf",
        "build/essai/communique.pdf",
        "2 territoires : 2 construits ; 3 fichiers écrits",
    ]


def draw_or_die(drawing: DrawingTask) -> list[tuple[str, bytes]]:
    if (drawing.nom, drawing.chemin, drawing.formats) == ("autre", "page", ("html",)):
        os.kill(os.getpid(), signal.SIGKILL)
    return draw(drawing)


def test_a_drawing_that_dies_stops_its_territory_only_and_says_where(atelier, monkeypatch):
    monkeypatch.setattr("ctg_docs.pipeline.drawing.draw", draw_or_die)
    arguments = ("construire", "page", "article", "--format", "html", "--jobs", "2")
    code, out, err = atelier.run(*arguments)
    assert code == 4
    assert out.splitlines() == [
        "autre : rien n’est écrit, 1 erreur",
        "build/essai/page.html",
        "build/essai/article.html",
        "2 territoires : 1 construit, 1 interrompu ; 2 fichiers écrits.",
        "À reprendre : autre (1 erreur).",
    ]
    assert err.startswith(
        "autre/page: le processus qui dessinait ce document (html) s’est arrêté (signal 9)"
    )
    monkeypatch.undo()


@pytest.fixture
def slow(tmp_path, sources) -> list[str]:
    """Return a command line whose drawings say when they begin and, after a minute, end."""
    sources(name="autre")
    sources(name="essai")
    script = tmp_path / "lent.py"
    script.write_text(
        "import sys, time\n"
        "import ctg_docs.pipeline.drawing as drawing\n"
        "from ctg_docs.cli import main\n"
        "def draw(_):\n"
        "    print('dessine', flush=True)\n"
        "    time.sleep(60)\n"
        "    print('fini', flush=True)\n"
        "drawing.draw = draw\n"
        "sys.exit(main(sys.argv[1:]))\n",
        encoding="utf-8",
    )
    return [sys.executable, str(script), "construire", "page", "--jobs"]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interruption_ends_everything_at_once_in_one_line(slow, jobs):
    process = subprocess.Popen(
        [*slow, jobs],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=interruptible,  # noqa: PLW1509 - the process is alone
    )
    assert process.stdout and process.stderr
    assert process.stdout.readline() == "dessine\n"
    os.killpg(process.pid, signal.SIGINT)
    # communicate() waits for the end of the output, which every process holds.
    out, err = process.communicate()
    assert "fini" not in out
    assert process.returncode == 130
    assert err == "Interrompu : les fichiers déjà publiés sont entiers.\n"
    assert not Path("build").exists()


def test_processes_end_with_the_command_that_was_killed(slow):
    process = subprocess.Popen([*slow, "2"], stdout=subprocess.PIPE, text=True)
    assert process.stdout
    assert process.stdout.readline() == "dessine\n"
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    assert children
    process.kill()
    # The output ends with the last of those that hold it.
    assert "fini" not in process.stdout.read()
    process.wait()
