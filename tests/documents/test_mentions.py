"""A part of the convention that another document mentions, and has not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from ctg_docs.document.runs import PlacedDocument
from ctg_docs.document.words import inline_text
from ctg_docs.pipeline import Piece, catalogue, prepare
from ctg_docs.pipeline.pieces import carrying
from ctg_docs.pipeline.rebuilding import unfolded

WRITTEN = "Le plan couvre trois ans."
OWN = [entree.id for entree in catalogue() if entree.d_un_territoire]
"""The documents that a territory has of its own."""


def said(pieces: tuple[Piece, ...], document: str) -> str:
    return "\n".join(
        inline_text(run.content).replace("\u00a0", " ")
        for piece in pieces
        if piece.entree == document
        for run in PlacedDocument(piece.document).runs
    )


@pytest.fixture
def sheet(sources: Callable[..., Path]) -> Callable[..., str]:
    """Return what the sheet of an action says, whose description is written anew."""

    def words(text: str, more: str = "") -> str:
        made = prepare(sources((WRITTEN, text), more=more), ["fiche"])
        assert not made.refused, [*map(str, made.problems)]
        return said(made.pieces, "fiche")

    return words


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("Voir l’[](#duree).", "Voir l’article 10 de la convention."),
        ("Voir l’[](#annexe-diagnostic).", "Voir l’annexe 1 de la convention."),
        ("Voir [](#preambule).", "Voir « Préambule » de la convention."),
        ("Voir le [](#champ-enfance).", "Voir le point A3.2 de la convention."),
        ('Voir page [](#duree "page").', "Voir page de l’article 10 de la convention."),
        ("Voir l’[](#duree) de la présente convention.", "Voir l’article 10 de la présente"),
        ("Voir la [](#action-plan-formation).", "Voir la fiche 1.1"),
    ],
)
def test_another_document_mentions_a_part_as_the_convention_numbers_it(sheet, written, printed):
    assert printed in sheet(written)


def test_the_number_follows_the_changes_of_the_territory(sheet):
    more = "articles:\n  retirer: [champs-caisse, champs-collectivite]\n"
    assert "Voir l’article 8 de la convention." in sheet("Voir l’[](#duree).", more)


def test_a_preamble_that_mentions_an_article_stops_no_document(sources):
    change = ("  statut: projet", "  statut: projet\n  preambule: Selon l’[](#duree), tout va.")
    made = prepare(sources(change, ("Le plan", "Selon l’[](#objet), le plan")), OWN)
    assert not made.refused, [*map(str, made.problems)]
    assert "Selon l’article 10, tout va." in said(made.pieces, "convention")
    assert "Selon l’article 1 de la convention, le plan" in said(made.pieces, "fiches")


def test_what_no_document_has_is_told_once_at_its_place(sources):
    made = prepare(sources((WRITTEN, "Voir l’[](#evaluatoin).")), OWN)
    (lost,) = [problem for problem in made.problems if problem.code == "renvoi-inconnu"]
    assert str(lost.place).startswith("sources/essai/convention.yaml:55:")
    assert "« evaluation »" in lost.hint


def test_what_was_removed_is_told_in_each_document_at_the_removal(sources):
    more = "articles:\n  retirer: [evaluation]\n"
    made = prepare(sources((WRITTEN, "Voir l’[](#evaluation)."), more=more), ["fiche"])
    (lost,) = [problem for problem in made.problems if problem.code == "renvoi-inconnu"]
    assert str(lost.place).startswith("sources/essai/suite.yaml:2:13")


def test_the_sources_that_a_sheet_carries_make_its_mentions_again(sources, tmp_path):
    more = "articles:\n  retirer: [champs-caisse]\n"
    (sheet,) = prepare(sources((WRITTEN, "Voir l’[](#duree)."), more=more), ["fiche"]).pieces
    (attached,) = carrying(sheet).attachments
    (again,) = prepare(
        unfolded(tmp_path / "relu", "convention.yaml", attached.content), ["fiche"]
    ).pieces
    assert "Voir l’article 9 de la convention." in said((again,), "fiche")


def test_a_sheet_that_mentions_nothing_carries_no_more_than_its_own(sources):
    (sheet,) = prepare(sources(), ["fiche"]).pieces
    assert "articles" not in sheet.origines[0].cles
