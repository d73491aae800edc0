"""Nothing empty stops a document: whatever key is left out, or written and left empty.

`CTG_VIDES=200` draws as many territories, and tries each key of the model by itself; without it,
a few of every kind.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import drawn_sources
import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from least_sources import least, places, reaching
from petit import OWN, texts

from ctg_docs.document.bare_headings import bare
from ctg_docs.document.moteurs import MOTEURS
from ctg_docs.document.nodes import Document, sections
from ctg_docs.document.words import inline_text
from ctg_docs.model.convention import Convention
from ctg_docs.pipeline import Prepared, prepare
from ctg_docs.problems import Gravite
from ctg_docs.writing.text import plain_text

MANY = int(os.environ.get("CTG_VIDES", "0"))
DRAWN = 8
"""Territories that one test draws."""
EMPTINESSES = 3
"""The ways of writing a key and saying nothing, at most."""


def faults(made: Prepared) -> list[str]:
    """What stops a territory, or speaks of a template, or heads nothing."""
    told = [
        str(problem)
        for problem in made.problems
        if problem.gravite == Gravite.ERREUR
        or "templates/" in str(problem)
        or ".j2" in str(problem)
    ]
    for piece in made.pieces:
        told += [f"{piece.chemin} : « {words} »" for words in bare_headings(piece.document)]
    return told


def bare_headings(document: Document) -> Iterator[str]:
    """The words of the headings that nothing follows."""
    return (inline_text(part.title) for part in sections(document.blocks) if bare(part))


@pytest.mark.parametrize("way", range(EMPTINESSES))
def test_every_structure_with_every_other_key_empty_makes_every_document(tmp_path, way):
    folder = drawn_sources.write(
        tmp_path / "essai", drawn_sources.led(drawn_sources.full(Convention, way))
    )
    assert faults(prepare(folder, OWN)) == []


@pytest.mark.parametrize("path", list(places(Convention))[:: 1 if MANY else 40], ids=".".join)
def test_each_key_of_a_structure_may_be_empty_by_itself(tmp_path, path):
    found = {}
    for key, field in drawn_sources.optional(drawn_sources.at(path)).items():
        for way in drawn_sources.empties(field):
            data = drawn_sources.led(reaching(Convention, path, {key: way}, least))
            folder = drawn_sources.write(tmp_path / "essai", data)
            found[f"{key}: {way!r}"] = faults(prepare(folder, OWN))
    assert {name: told for name, told in found.items() if told} == {}


@pytest.mark.parametrize("part", range(max(1, MANY // DRAWN)))
def test_any_keys_of_the_model_make_every_document(tmp_path, part):
    """A territory is long to compose, and reads well as it is drawn: none is made smaller."""

    @seed(part)
    @settings(
        max_examples=DRAWN,
        phases=[Phase.generate],
        derandomize=False,
        suppress_health_check=list(HealthCheck),
    )
    @given(drawn_sources.drawn())
    def made(data: drawn_sources.Data) -> None:
        folder = drawn_sources.accepted(tmp_path / "essai", data)
        assert faults(prepare(folder, OWN)) == []

    made()


@pytest.mark.parametrize("moteur", MOTEURS if MANY else ["typst"])
@pytest.mark.parametrize("way", [None, *range(EMPTINESSES)] if MANY else [None, 0])
def test_what_is_empty_is_drawn_in_every_format(tmp_path, monkeypatch, ctg, moteur, way):
    """The least that a territory may say, then each structure with all its other keys empty."""
    monkeypatch.chdir(tmp_path)
    data = least(Convention) if way is None else drawn_sources.full(Convention, way)
    drawn_sources.write(tmp_path / "sources/essai", drawn_sources.led(data))
    code, out, err = ctg("construire", "--tout", "--moteur", moteur)
    assert code == 0, err
    assert ".j2" not in out + err
    suffixes = {path.suffix for path in Path("build/essai").rglob("*.*")}
    assert suffixes >= {".docx", ".pdf", ".pptx", ".xlsx", ".html", ".txt", ".md"}


def test_a_heading_without_content_goes_or_says_what_is_due(tmp_path):
    """The words of the sources stay: an objective that nothing details is told in bold."""
    data = reaching(Convention, ("champs", "objectifs_strategiques"), {"titre": "Garder"}, least)
    folder = drawn_sources.write(tmp_path / "essai", drawn_sources.led(data))
    (convention,) = prepare(folder, ["convention"]).pieces
    assert list(bare_headings(convention.document)) == []
    titles = [inline_text(part.title) for part in sections(convention.document.blocks)]
    assert not any("Garder" in title for title in titles)
    assert "Objectif stratégique – Garder" in plain_text(convention.document).replace("\u00a0", " ")


MENTIONED = """\
    convention: {id: orlezac-2025, periode: {debut: 2025-01-01, fin: 2029-12-31}}
    territoire: {nom: Orlezac}
    parties:
      - {id: ville, type: commune, nom_officiel: commune d’Orlezac}
    champs:
      - {id: enfance, titre: Enfance, objectifs_strategiques: [{id: garder, titre: Garder}]}
    seances:
      - {id: conseil, partie: ville, deliberation: {considerants: [WORDS]}}
"""


@pytest.mark.parametrize("words", ["Voir [](#article-objectifs-garder).", "Voir l’annexe."])
def test_a_heading_without_content_stays_where_a_text_mentions_it(tmp_path, words):
    said = texts(tmp_path, MENTIONED.replace("WORDS", f'"{words}"'))
    kept = "[texte de « Objectif stratégique – Garder » : à compléter]" in said["convention"]
    assert kept == ("#" in words)
    (line,) = [line for line in said["deliberation/conseil"].splitlines() if "Voir" in line]
    assert ("de la convention" in line) == kept
