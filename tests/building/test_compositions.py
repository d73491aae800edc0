"""A composition that does not end is interrupted: its territory is refused, the others are made."""

from __future__ import annotations

import re
import resource
import signal
import time
from pathlib import Path

import pytest
from atelier import contents

from ctg_docs.composing.vocabulary.faults import ExcessError
from ctg_docs.pipeline import subjects
from ctg_docs.pipeline.limits import Limits, interrupted

SOON = Limits(0.05, 2**31)


def turn_round() -> None:
    while True:
        time.monotonic()


def match_for_ever() -> None:
    """One call of a library, which looks for what it will not find."""
    re.match(r"(a+)+$", "a" * 200 + "b")


def fill_the_memory() -> None:
    held: list[bytes] = []
    while True:
        held.append(bytes(2**26))


@pytest.mark.parametrize(
    ("work", "expected"),
    [
        (turn_round, "il n’a pas fini au bout de 0.05 secondes"),
        (match_for_ever, "il n’a pas fini au bout de 0.05 secondes"),
        (fill_the_memory, "il demande plus de 1 Gio de mémoire"),
    ],
)
def test_what_goes_beyond_its_limits_is_interrupted(work, expected):
    before = resource.getrlimit(resource.RLIMIT_DATA), signal.getsignal(signal.SIGVTALRM)
    limits = Limits(60, 2**30) if work is fill_the_memory else SOON
    with pytest.raises(ExcessError, match=re.escape(expected)), interrupted(limits):
        work()
    after = resource.getrlimit(resource.RLIMIT_DATA), signal.getsignal(signal.SIGVTALRM)
    assert after == before
    assert signal.getitimer(signal.ITIMER_VIRTUAL) == (0, 0)


def test_an_interruption_that_is_swallowed_comes_back():
    swallowed = 0
    with pytest.raises(ExcessError), interrupted(SOON):
        while True:
            try:
                turn_round()
            except ExcessError:
                swallowed += 1
                if swallowed > 1:
                    raise
    assert swallowed == 2


def test_a_document_that_does_not_end_is_named_and_the_other_territories_are_made(
    sources, ctg, monkeypatch
):
    asked = ("construire", "article", "page", "--format", "html")
    sources(name="autre")
    sources(name="essai")
    assert ctg(*asked, "--sortie", "seul")[0] == 0
    compose = subjects.compose

    def endless(folder, entree, plan, sujet, positions):
        if sujet.vue.folder.name == "autre" and entree.id == "article":
            signal.setitimer(signal.ITIMER_VIRTUAL, SOON.seconds, 1)
            turn_round()
        return compose(folder, entree, plan, sujet, positions)

    monkeypatch.setattr(subjects, "compose", endless)
    code, out, err = ctg(*asked)
    assert code == 1
    assert err.startswith(
        "autre/article: la composition de ce document est interrompue : "
        "il n’a pas fini au bout de 60 secondes [dessin-demesure]\n"
    )
    assert "autre : rien n’est écrit, 1 erreur" in out
    made = contents(Path("build"))
    assert made.keys() == {"manifeste.json", "essai/article.html", "essai/page.html"}
    alone = contents(Path("seul"))
    assert all(made[name] == alone[name] for name in made if name != "manifeste.json")
