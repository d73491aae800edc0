"""Who signed, and who came since: no public text says that a party signed what it joined later."""

import json
import re
from functools import cache

import pytest
from documents.amended import NAME, SOURCES, Copy, flat

from ctg_docs.composing.families.lettre.selection import Selection
from ctg_docs.document.nodes import SignatureGrid
from ctg_docs.document.walk import blocks_within, runs
from ctg_docs.document.words import inline_text
from ctg_docs.pipeline import prepare, prepare_lettres

PUBLIC = ("page", "presse", "resume", "presentation")
TELLING = ("page", "article", "article-court", "communique", "publications", "une-page")


def told(folder, documents=PUBLIC):
    """The words of each public document, a run at a time, notes of speakers included."""
    prepared = prepare(folder, documents)
    assert not prepared.refused, [str(p) for p in prepared.problems]
    return {
        piece.chemin: [flat(inline_text(run)) for run in runs(piece.document)]
        for piece in prepared.pieces
    }


@cache
def shipped():
    return told(SOURCES / NAME)


def sentences(blocks):
    return [s for block in blocks for s in re.split(r"(?<=[.!?»]) |\n", block)]


def test_no_sentence_says_that_who_joined_by_an_avenant_signed_the_convention():
    for chemin, blocks in shipped().items():
        for sentence in sentences(blocks):
            if re.search(r"15 décembre 2022|ont signé|a été signé|Signature de la conv", sentence):
                assert "Fontclaire" not in sentence, (chemin, sentence)
                assert "Verdalle" not in sentence, (chemin, sentence)


@pytest.mark.parametrize("chemin", TELLING)
def test_the_adhesion_is_told_apart_with_its_day(chemin):
    said = " ".join(shipped()[chemin])
    assert re.search(
        r"La commune de Fontclaire (l’a rejointe|a rejoint la convention) par avenant le "
        r"20 juin 2024",
        said,
    ), said


def test_the_deck_lists_those_who_signed_then_who_joined():
    text = " ".join(shipped()["presentation"])
    assert "Parties qui ont signé la convention" in text
    assert "La Commune de Fontclaire ;" not in text
    assert "La commune de Fontclaire a rejoint la convention par avenant" in text


def test_the_page_tells_machines_that_who_joined_did_not_sign():
    (page,) = prepare(SOURCES / NAME, ["page"]).pieces
    graph = {node["@id"]: node for node in json.loads(page.document.linked_data)["@graph"]}
    assert {"@id": "#fontclaire"} not in graph["#signature"]["organizer"]
    assert {"@id": "#fontclaire"} in graph["#convention"]["provider"]


def test_the_convention_of_today_shows_the_signatures_that_it_received():
    (piece,) = prepare(SOURCES / NAME, ["convention"]).pieces
    (grid,) = [b for b in blocks_within(piece.document.blocks) if isinstance(b, SignatureGrid)]
    assert len(grid.cells) == 4
    said = flat(" ".join(inline_text(run) for run in runs(piece.document)))
    assert "La commune de Fontclaire a rejoint la convention par avenant le 20 juin 2024." in said


def test_an_avenant_that_nobody_has_signed_moves_nobody(tmp_path):
    folder = Copy(tmp_path).change("avenants.yaml", "    date: 2024-06-20\n", "")
    for said in told(folder, ["article", "une-page"]).values():
        assert "Fontclaire l’a rejointe" not in " ".join(said)
        assert "Fontclaire a rejoint" not in " ".join(said)


def test_who_left_signed_and_is_told_to_have_left(tmp_path):
    copied = Copy(tmp_path)
    copied.amend(2, "le retrait de Lierval", "date: 2025-03-04")
    copied.cut("parties.yaml", "  - id: lierval", "  - id: saint-amand")
    said = " ".join(told(copied.folder, ["article-court"])["article-court"])
    assert "la commune de Lierval et la commune de Saint-Amand-sur-Lierre ont signé" in said
    assert (
        "La commune de Lierval s’est retirée de la convention par avenant le 4 mars 2025." in said
    )


def test_the_letter_of_the_caisse_names_those_who_signed_then(tmp_path):
    copied = Copy(tmp_path)
    folder = copied.change(
        "parties.yaml", "    type: caf\n", "    type: caf\n    departement: '91'\n"
    )
    (made,) = prepare_lettres([folder], ["lettre"], Selection())
    said = " ".join(flat(inline_text(run)) for piece in made.pieces for run in runs(piece.document))
    assert "Maud Quentric" in said, said
    assert "Verdalle" not in said
