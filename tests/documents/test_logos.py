"""Each document bears the logos of the parties, as article 8 asks, or its plan says why not."""

import pytest
from livre import SOURCES, TERRITORIES, piece, prepared

from ctg_docs.composing.facts import sujets
from ctg_docs.composing.facts.vue import Vue
from ctg_docs.composing.families.lettre.selection import Selection
from ctg_docs.composing.house.plan import load_plan
from ctg_docs.document.nodes import Document, Logos, Picture
from ctg_docs.document.pictures.logos import AT_HEAD, sizes_of_logos
from ctg_docs.document.walk import blocks_within, logos_of
from ctg_docs.pipeline import prepare, prepare_lettres
from ctg_docs.pipeline.choice import catalogue
from ctg_docs.pipeline.comparing import compare
from ctg_docs.pipeline.pieces import carrying
from ctg_docs.reading.house import templates_folder
from ctg_docs.signing.likeness import Ressemblance
from ctg_docs.writing.formats import write

WITHOUT = {
    "article", "article-court", "bordereau", "deliberation", "deliberation-avenant", "legendes",
    "liste-deliberations", "note-avenant", "note-synthese", "publications", "tableau-suivi",
    "une-diapositive",
}  # fmt: skip
"""The documents whose plan says why they bear no logo: texts of one party, or for others to set."""
LOGO = Picture(SOURCES / "exemple/logos/commune.png", "Logo de la Ville")


def shown(document: Document) -> list[Picture]:
    """Return the logos of a document, in reading order."""
    return [logo for block in blocks_within(document.blocks) for logo in logos_of(block)]


def test_a_plan_says_why_its_document_bears_no_logo() -> None:
    reasons = {e.id: load_plan(templates_folder() / e.plan).sans_logos for e in catalogue()}
    assert {name for name, reason in reasons.items() if reason} == WITHOUT
    assert all(reason.endswith(".") for reason in reasons.values() if reason)


@pytest.fixture(scope="module")
def documents() -> dict[str, Document]:
    """Return a document of each line of the catalogue whose files the sources give, logos given."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Vue, "logos", property(lambda _: [LOGO]))
        patch.setattr(sujets, "logos_of", lambda *_: [LOGO])
        names = [e.id for e in catalogue() if e.d_un_territoire]
        pieces = [
            p for t in ("exemple", "exemple-avenant") for p in prepare(SOURCES / t, names).pieces
        ]
        letters = prepare_lettres([SOURCES / t for t in TERRITORIES], ["lettre"], Selection())
        found = {p.chemin.split("/")[0]: p.document for p in pieces}
        return {**found, "lettre": next(p.document for one in letters for p in one.pieces)}


def test_every_other_document_bears_them_once_before_its_title(
    documents: dict[str, Document],
) -> None:
    assert {e.id for e in catalogue()} - set(documents) == {"bordereau"}
    for name, document in documents.items():
        assert shown(document) == ([] if name in WITHOUT else [LOGO]), name
        if name not in WITHOUT:
            assert logos_of(document.blocks[0]) == (LOGO,), name


def test_a_document_of_a_territory_without_logos_has_no_place_for_them() -> None:
    for found in prepared("le-val-aux-moines", "communique", "bilan", "une-page").pieces:
        assert not any(isinstance(block, Logos) for block in found.document.blocks)


def test_logos_are_as_large_to_the_eye_in_one_row_and_say_whose_they_are() -> None:
    (row,) = [b for b in piece("exemple", "communique").document.blocks if isinstance(b, Logos)]
    areas = [wide * high for wide, high in sizes_of_logos(row.pictures, *AT_HEAD)]
    assert len(areas) > 1
    assert max(areas) < 1.6 * min(areas)
    assert all(logo.alt for logo in row.pictures)


@pytest.mark.parametrize("name", ["communique", "presentation"])
def test_a_file_with_logos_is_found_to_say_what_its_sources_give(name: str) -> None:
    found = prepared("exemple", name)
    assert found.theme is not None
    theme = found.theme.model_copy(update={"moteur_pdf": "typst"})
    ((_, pdf),) = write(carrying(piece("exemple", name)), theme, ["pdf"])
    sources = {o.attachment.name: o.attachment.content for o in piece("exemple", name).origines}
    told = compare(pdf, sources)
    assert told and told.mots == Ressemblance.EXACTE
