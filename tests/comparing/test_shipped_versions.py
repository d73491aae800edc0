"""Conventions of shipped territories, versions and random changes of them, in one marked file.

What the file gives once all is accepted, or rejected, is read by an oracle that knows nothing of
the program; page numbers, which nothing sets here, are left out. Two hundred random changes are
tried by `make balayage`, eight by `make test`.
"""

from __future__ import annotations

import random
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from comparing.word_oracle import longest_common, marks, numbers, settled
from sweeping import swept

from ctg_docs.checks.territory import CheckedTerritory
from ctg_docs.composing.facts.vue import Vue
from ctg_docs.document.comparing import merged, typed
from ctg_docs.document.nodes import Document, Edited
from ctg_docs.document.resolving import resolve
from ctg_docs.document.walk import inlines, runs
from ctg_docs.document.words import inline_text
from ctg_docs.model.arbre import numeroter
from ctg_docs.model.convention import Convention
from ctg_docs.pipeline.lecture import read
from ctg_docs.pipeline.mentioned import composed_convention
from ctg_docs.pipeline.redlines import anywhere
from ctg_docs.writing.docx import write_docx
from ctg_docs.writing.docx.revisions import Revisions

SOURCES = Path(__file__).parents[2] / "sources"
CHANGES = range(200)
SAMPLE = range(8)
MOST = 1.3
"""Words that are marked for each one that differs, at most."""
GONE, COME = ("retire", "parti"), ("ajoute", "arrive")
AUTHOR = "Juriste"
PAGES = ("0", "…", "?")
"""Cells that give the page of a sheet, or tell that it has gone."""
NAME = "exemple-avenant"


@cache
def shipped(name: str) -> tuple[CheckedTerritory, Vue]:
    lecture = read(SOURCES / name)
    assert lecture.lu is not None
    return lecture.lu


def written(convention: Convention, name: str) -> Document:
    """The convention that some sources make, as a version to compare."""
    territory, vue = shipped(name)
    projet = numeroter(convention)
    seen = Vue(convention, projet, vue.theme, vue.folder)
    kept = CheckedTerritory(convention, projet, territory.positions, territory.folder)
    return resolve(composed_convention(seen, kept).document, vue.theme.sigles)[0]


@cache
def version(name: str, signed: bool = False) -> Document:
    _, vue = shipped(name)
    return written(vue.versions[0].sources if signed else vue.sources, name)


def unpaged(lines: list[str]) -> list[str]:
    return [line for line in lines if line not in PAGES]


def held(old: Document, new: Document) -> bytes:
    """Check that a marked file gives both versions again, exactly, and return it."""
    theme = shipped(NAME)[1].theme
    content = write_docx(merged(old, new), theme, anywhere(), Revisions(AUTHOR))
    for how, alone in (("reject", old), ("accept", new)):
        expected = settled(write_docx(typed(alone), theme, anywhere()), "accept")
        assert unpaged(settled(content, how)) == unpaged(expected)
    ids, names = numbers(content)
    assert len(ids) == len(set(ids))
    assert len(names) == len(set(names))
    return content


def edited(tree: Document, kinds: tuple[str, ...]) -> Counter[str]:
    """The words that stand under some marks."""
    nodes = (node for run in runs(tree) for node in inlines(run) if isinstance(node, Edited))
    words = (w for n in nodes if n.kind in kinds for w in inline_text(n.content).split())
    return Counter(word for word in words if word not in PAGES)


def reworded(words: str, draws: random.Random) -> str:
    parts = words.split(" ")
    parts[draws.randrange(len(parts))] = draws.choice(["désormais", "ensuite deux fois", ""])
    return " ".join(part for part in parts if part) or "Rien"


def changed(convention: Convention, seed: int) -> Convention:
    """The same sources after two to nine edits, as an author makes them."""
    draws = random.Random(seed)
    parts = {key: list(getattr(convention, key)) for key in ("actions", "parties", "equipements")}
    actions, parties = parts["actions"], parts["parties"]
    taken_out = set(convention.articles.retirer)
    for _ in range(draws.randint(2, 9)):
        which, who = draws.randrange(len(actions)), draws.randrange(len(parties))
        action, party = actions[which], parties[who]
        match draws.randrange(8):
            case 0 if len(actions) > 1:
                actions.pop(which)
            case 1:
                actions.reverse()
            case 2:
                update = {"titre": reworded(action.titre, draws)}
                actions[which] = action.model_copy(update=update)
            case 3 if action.description:
                update = {
                    "description": type(action.description)(reworded(action.description, draws))
                }
                actions[which] = action.model_copy(update=update)
            case 4 if action.budget:
                first = action.budget[0].model_copy(
                    update={"montant": action.budget[0].montant * 2}
                )
                actions[which] = action.model_copy(update={"budget": (first, *action.budget[1:])})
            case 5:
                order = tuple(reversed(party.engagements))[: draws.randint(0, 3)]
                parties[who] = party.model_copy(update={"engagements": order})
            case 6:
                parties[who] = party.model_copy(
                    update={"adresse": reworded(party.adresse or "1, rue", draws)}
                )
            case 7:
                taken_out.add(draws.choice(["confidentialite", "recours", "communication"]))
    known = set(taken_out) - {block.id for block in convention.articles.remplacer}
    articles = convention.articles.model_copy(update={"retirer": tuple(sorted(known))})
    update = {key: tuple(several) for key, several in parts.items()} | {"articles": articles}
    return convention.model_copy(update=update)


def differing(old: Document, new: Document) -> int:
    """The words that two versions do not share, in the order that shares most of them."""
    theme = shipped(NAME)[1].theme
    first, second = (
        " ".join(unpaged(settled(write_docx(typed(one), theme, anywhere()), "accept"))).split()
        for one in (old, new)
    )
    return len(first) + len(second) - 2 * longest_common(first, second)


@pytest.mark.parametrize("seed", swept(CHANGES, SAMPLE))
def test_what_authors_change_is_read_again_exactly_in_both_ways(seed):
    old = version(NAME)
    new = written(changed(shipped(NAME)[1].sources, seed), NAME)
    held(old, new) if seed % 2 else held(new, old)
    forth, back = merged(old, new), merged(new, old)
    assert edited(forth, COME) == edited(back, GONE)
    assert edited(forth, GONE) == edited(back, COME)


@pytest.mark.parametrize(
    "seeds", [SAMPLE, pytest.param(CHANGES, marks=pytest.mark.balayage)], ids=len
)
def test_few_words_are_marked_beyond_those_that_differ(seeds):
    old = version(NAME)
    several = [written(changed(shipped(NAME)[1].sources, seed), NAME) for seed in seeds]
    marked = sum(edited(merged(old, new), (*GONE, *COME)).total() for new in several)
    assert marked <= MOST * sum(differing(old, new) for new in several)


def test_the_version_that_was_signed_and_that_of_today_mirror_each_other():
    signed, today = version(NAME, signed=True), version(NAME)
    first = held(signed, today)
    held(today, signed)
    theme = shipped(NAME)[1].theme
    assert write_docx(merged(signed, today), theme, anywhere(), Revisions(AUTHOR)) == first
    forth, back = merged(signed, today), merged(today, signed)
    assert edited(forth, ("ajoute",)) == edited(back, ("retire",))
    assert edited(forth, ("retire",)) == edited(back, ("ajoute",))


def test_two_conventions_that_share_little_are_read_again_too():
    held(version(NAME), version("le-val-aux-moines"))


@pytest.mark.parametrize("name", [NAME, "le-val-aux-moines"])
def test_a_shipped_convention_has_no_mark_against_itself(name):
    theme = shipped(name)[1].theme
    tree = version(name)
    assert marks(write_docx(merged(tree, tree), theme, anywhere(), Revisions(AUTHOR))) == []


def test_a_file_of_an_amended_convention_is_compared_with_the_versions_that_it_carries(
    ctg, tmp_path
):
    code, _, told = ctg(
        *("construire", "convention", "--territoire", "exemple-avenant", "--format", "docx"),
        *("--sources", str(SOURCES), "--sortie", str(tmp_path)),
    )
    assert code == 0, told
    file = tmp_path / "exemple-avenant" / "convention.docx"
    _, said, _ = ctg("comparer", str(file), str(SOURCES / "exemple-avenant"))
    assert "aucune différence" in said
