"""Whatever territories come together, each good one gives the bytes that it gives alone."""

from __future__ import annotations

import json
import shutil
import signal
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event

import pytest
from atelier import contents
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ctg_docs.pipeline import outcomes, subjects, territory

GOOD = {
    "liste": "Le plan :\n\n- *trois* ans ;\n- **deux** sites.",
    "tableau": "| Âge | Places |\n|---|--:|\n| 0-3 ans | 12 |",
}
BAD = {
    "profond": "- " * 600 + "a",
    "crochets": "[a](" * 150 + ")" * 150,
    "syntaxe": "syntaxe",
    "vide": "vide",
    "charte": "charte",
    "defaut": "defaut",
    "boucle": "boucle",
}
ASKED = ("construire", "page", "--format", "html", "--jobs", "1")
Ctg = Callable[..., tuple[int, str, str]]
Files = dict[str, dict[str, bytes]]
ALONE: dict[str, dict[str, bytes]] = {}
"""The files of each good territory, built alone."""


def write(sources: Callable[..., Path], name: str, kind: str) -> None:
    """Write a territory of a kind, under a name that ends with it."""
    text = json.dumps((GOOD | BAD)[kind], ensure_ascii=False)
    folder = sources(("description: Le plan couvre trois ans.", f"description: {text}"), name=name)
    if kind == "syntaxe":
        (folder / "convention.yaml").write_text("a: [\n", encoding="utf-8")
    if kind == "vide":
        (folder / "convention.yaml").write_text("", encoding="utf-8")
    if kind == "charte":
        (folder / "charte.yaml").write_text("theme: {feuille: /etc/passwd}\n", encoding="utf-8")


def break_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have two kinds of territories break the program, and spoil the memory that it leaves."""
    read, compose = territory.read, subjects.compose

    def failing(folder: Path) -> territory.Lecture:
        if folder.name.endswith("defaut"):
            spoil(monkeypatch)
            raise ZeroDivisionError("zéro")
        return read(folder)

    def endless(folder, entree, plan, sujet, positions):
        if sujet.vue.folder.name.endswith("boucle"):
            spoil(monkeypatch)
            signal.setitimer(signal.ITIMER_VIRTUAL, 0.05, 1)
            while True:
                pass
        return compose(folder, entree, plan, sujet, positions)

    monkeypatch.setattr(territory, "read", failing)
    monkeypatch.setattr(subjects, "compose", endless)


def spoil(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave behind a parser that loses whatever it is given."""
    monkeypatch.setattr("ctg_docs.composing.composer.parse", lambda *_: ())


def made(folder: str) -> Files:
    """Return the files of each territory, by the name of its folder."""
    found: Files = {}
    for path, content in contents(Path(folder)).items():
        name, _, file = path.partition("/")
        if file:
            found.setdefault(name, {})[file] = content
    return found


def build(ctg: Ctg, sources: Callable[..., Path], kinds: Sequence[str]) -> Files:
    for folder in ("sources", "build"):
        shutil.rmtree(folder, ignore_errors=True)
    for rank, kind in enumerate(kinds):
        write(sources, f"{rank}-{kind}", kind)
    ctg(*ASKED)
    return made("build")


@settings(
    max_examples=4,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(kinds=st.lists(st.sampled_from([*GOOD, *BAD]), min_size=2, max_size=3))
def test_after_any_sequence_each_good_territory_is_what_it_is_alone(sources, ctg, kinds):
    for kind in GOOD.keys() - ALONE.keys():
        ALONE[kind] = build(ctg, sources, [kind])[f"0-{kind}"]
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(outcomes, "_DEFECT_MET", Event())
        break_the_program(patched)
        together = build(ctg, sources, kinds)
    for rank, kind in enumerate(kinds):
        name = f"{rank}-{kind}"
        if kind in GOOD:
            assert together[name] == ALONE[kind], kinds
        elif kind not in ("defaut", "boucle"):  # another process makes what broke this one
            assert name not in together
