"""`ctg surveiller`: what is saved is built at once; a mistake is told, and stops nothing."""

import os
from pathlib import Path

import pytest

from ctg_docs.reading import watching


@pytest.fixture
def saves(sources, monkeypatch):
    """Save files one after the other while the command waits, then interrupt it."""

    def plan(*steps):
        left = [*steps]

        def pause(seconds):
            if seconds != watching.PACE:
                return
            if not left:
                raise KeyboardInterrupt
            left.pop(0)()

        monkeypatch.setattr(watching.Watch.__init__, "__defaults__", (pause,))

    return plan


def save(path, old, new):
    def step():
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    return step


def test_a_save_is_built_and_a_mistake_told_until_it_is_mended(sources, ctg, saves):
    file = sources() / "convention.yaml"
    saves(
        save(file, "titre: Enfance", "titre: Jeunesse"),
        save(file, "fin: 2027-12-31", "fin: demain"),
        save(file, "fin: demain", "fin: 2027-12-31"),
    )
    code, out, err = ctg("surveiller", "page", "--format", "html")
    told = [line.partition(" (")[0] for line in out.splitlines()]
    assert code == 0
    assert told == [
        "essai : 1 fichier",
        "En attente de changements ; Ctrl-C pour finir.",
        "essai : 1 fichier",
        "essai : à corriger",
        told[4],
        "Fin de la surveillance.",
    ]
    assert err.startswith("sources/essai/convention.yaml:6:10: ")
    assert told[4].startswith("essai : ")
    assert "à corriger" not in told[4]
    assert "Jeunesse" in Path("build/essai/page.html").read_text(encoding="utf-8")


def test_only_what_changed_is_built_again_and_what_all_share_touches_all(sources, ctg, saves):
    sources(name="autre")
    file = sources() / "convention.yaml"
    common = file.parent.parent / "commun"
    common.mkdir()
    saves(
        save(file, "Enfance", "Jeunesse"),
        lambda: (common / "personnes.yaml").write_text("# personne\n", encoding="utf-8"),
    )
    _, out, _ = ctg("surveiller", "page", "--format", "html")
    names = [line.partition(" : ")[0] for line in out.splitlines() if " : " in line]
    assert names == ["autre", "essai", "essai", "autre", "essai"]


def test_the_house_that_changes_starts_the_command_anew(sources, ctg, saves, monkeypatch, tmp_path):
    sources()
    house = tmp_path / "templates"
    house.mkdir()
    monkeypatch.setattr("ctg_docs.cli.surveiller.templates_folder", lambda: house)
    started = []
    monkeypatch.setattr(os, "execv", lambda *words: started.append(words))
    saves(lambda: (house / "article.md.j2").write_text("texte", encoding="utf-8"))
    ctg("surveiller", "page", "--format", "html")
    assert started
    assert started[0][1][1:3] == ["-m", "ctg_docs"]


def test_a_word_that_is_neither_a_document_nor_a_territory_is_refused_at_once(sources, ctg):
    sources()
    code, out, err = ctg("surveiller", "conventoin")
    assert (code, out) == (2, "")
    assert "« conventoin » n’est pas au catalogue. Vouliez-vous dire « convention » ?" in err
