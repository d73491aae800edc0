"""Many territories: each is composed and drawn by one process, and nothing else changes."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from atelier import LIGHT, change, contents, files, killing

from ctg_docs.pipeline import territory, updating, whole_territories, workers

NAMES = ("avant", "faux", "milieu", "sain")
ctg_command = Callable[..., tuple[int, str, str]]


@pytest.fixture
def folders(sources: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """Write four territories, the second of which has a mistake."""
    for name in NAMES:
        sources(name=name)
    change(Path("sources/faux/convention.yaml"), "convention:", "convention:\n  inventee: oui")
    monkeypatch.setattr("os.fsync", lambda _: None)
    monkeypatch.setattr(workers, "_method", lambda: "fork")


def built(ctg: ctg_command, output: str, *more: str) -> tuple[int, str, str]:
    """Build light documents; return the code and the words, the time apart."""
    code, out, err = ctg("construire", *LIGHT, "--sortie", output, *more)
    return code, re.sub(r", en .* s\.", "", out.replace(f"{output}/", "")), err


def whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have two territories be many."""
    monkeypatch.setattr(updating, "MANY", 2)


@pytest.mark.usefixtures("folders")
def test_the_files_and_the_words_are_those_of_a_build_by_document(ctg, monkeypatch):
    by_document = built(ctg, "un")
    whole(monkeypatch)
    assert built(ctg, "deux", "--jobs", "2") == by_document
    assert by_document[0] == 1
    assert contents(Path("deux")) == contents(Path("un"))


@pytest.mark.usefixtures("folders")
def test_only_what_is_out_of_date_is_drawn(ctg, monkeypatch):
    whole(monkeypatch)
    drawn: list[str] = []
    draw = whole_territories.draw
    monkeypatch.setattr(
        whole_territories,
        "draw",
        lambda task: drawn.append(f"{task.nom}/{task.chemin}") or draw(task),
    )
    built(ctg, "build")
    assert {name.partition("/")[0] for name in drawn} == {"avant", "milieu", "sain"}
    drawn.clear()
    for name in NAMES:
        change(Path(f"sources/{name}/convention.yaml"), "titre: ", "titre:  ")  # the same value
    files(Path("build"))["sain/article.html"].unlink()
    built(ctg, "build")
    assert drawn == ["sain/article"]


@pytest.mark.usefixtures("folders")
def test_a_territory_that_kills_its_process_is_drawn_by_document(ctg, monkeypatch):
    built(ctg, "un")
    whole(monkeypatch)
    monkeypatch.setattr(territory, "read", killing("milieu"))
    built(ctg, "deux", "--jobs", "2")
    assert contents(Path("deux")) == contents(Path("un"))


@pytest.mark.usefixtures("folders")
def test_a_document_whose_drawing_fails_is_told_by_its_name(ctg, monkeypatch):
    draw = whole_territories.draw

    def failing(task):
        if f"{task.nom}/{task.chemin}" == "milieu/article":
            raise ZeroDivisionError("zéro")
        return draw(task)

    monkeypatch.setattr(whole_territories, "draw", failing)
    monkeypatch.setattr("ctg_docs.pipeline.drawing.draw", failing)
    whole(monkeypatch)
    code, out, err = built(ctg, "build", "--jobs", "2")
    assert code == 4
    assert "milieu/article: défaut de ctg-docs (ZeroDivisionError : zéro)" in err
    assert "4 territoires : 2 construits, 1 refusé, 1 interrompu" in out
