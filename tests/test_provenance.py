"""Every word of a document knows the value, or the line of the template, that it comes from."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic import BaseModel
from sweeping import swept

from ctg_docs.document.nodes import Document, Paragraph, Text
from ctg_docs.document.printed import printed
from ctg_docs.document.runs import PlacedDocument
from ctg_docs.document.walk import leaves
from ctg_docs.model.convention import Convention
from ctg_docs.pipeline import choice
from ctg_docs.pipeline.lecture import Lecture, read
from ctg_docs.pipeline.territory import compose, prepare_whole
from ctg_docs.pipeline.unprinted import DATA_ONLY, unprinted
from ctg_docs.reading.origins import Origin
from ctg_docs.reading.walking import list_territories

ROOT = Path(__file__).parent.parent
SOURCES = ROOT / "sources"
TERRITORIES = [folder.name for folder in list_territories(SOURCES)]
DOCUMENTS = [e.id for e in choice.catalogue() if e.par not in ("periode", "dossier", "action")]


@cache
def composed(name: str) -> tuple[Lecture, dict[str, Document]]:
    lecture = read(SOURCES / name)
    return lecture, compose(lecture, DOCUMENTS).documents


def words(document: Document) -> Iterator[tuple[Text, Origin]]:
    """Yield every text with its origin, which is that of its block when it has none of its own."""
    for run in PlacedDocument(document).runs:
        for leaf in leaves(run.content):
            if isinstance(leaf, Text) and leaf.text.strip():
                yield leaf, leaf.origin or run.origin


def bare(text: str) -> str:
    """Forget what typography changes: spaces, apostrophes, hyphens, case, and Markdown's signs."""
    signs = {"’": "'", "‑": "-", "“": '"', "”": '"'}
    plain = unicodedata.normalize("NFC", text).translate(str.maketrans(signs))
    return re.sub(r"[\s\u2060*\\«»\"]+", "", plain).casefold()


@pytest.mark.parametrize("name", swept(TERRITORIES, ["exemple", "nancy"]))
def test_words_that_stand_as_they_were_written_lead_to_that_very_value(name: str) -> None:
    lecture, documents = composed(name)
    assert lecture.lu is not None
    values = dict(lecture.lu[0].values)
    found = 0
    for document in documents.values():
        for text, origin in words(document):
            if origin.exact and text.origin:
                (path,) = origin.chemins
                assert bare(text.text).rstrip(".…;,") in bare(str(values[path])), (path, text.text)
                found += 1
    assert found


def test_the_convention_of_the_example_says_its_values_by_their_paths() -> None:
    _, documents = composed("exemple")
    paths = {path for _, origin in words(documents["convention"]) for path in origin.chemins}
    assert len(paths) > 1400


def test_words_of_the_house_lead_to_their_line_of_their_template() -> None:
    _, documents = composed("exemple")
    told = bare("Dans les champs couverts par la présente convention")
    origin, *_ = [
        origin
        for text, origin in words(documents["convention"])
        if not origin.chemins and bare(text.text).startswith(told)
    ]
    place = origin.place
    line = Path(place.file).read_text(encoding="utf-8").splitlines()[place.line - 1]
    assert bare(line).startswith(told)


def test_an_amount_a_date_and_an_enumeration_say_what_they_were_computed_from() -> None:
    lecture, documents = composed("exemple")
    assert lecture.lu is not None
    actions = lecture.lu[0].convention.actions
    computed = {
        path: text.text
        for text, origin in words(documents["convention"])
        if origin.chemins and not origin.exact
        for path in origin.chemins
    }
    rank, action = next((n, a) for n, a in enumerate(actions) if len(a.budget) > 1)
    assert "€" in computed["actions", rank, "budget", 0, "montant"]
    rank, action = next((n, a) for n, a in enumerate(actions) if len(a.partenaires) > 1)
    told = computed["actions", rank, "partenaires", 1]
    assert bare(str(action.partenaires[1])) in bare(told)
    assert ("signature", "date") in computed


@pytest.mark.parametrize("name", swept(TERRITORIES, ["exemple", "nancy"]))
def test_every_block_has_an_origin_and_an_id_of_its_own(name: str) -> None:
    _, documents = composed(name)
    for path, document in documents.items():
        blocks = PlacedDocument(document).blocks
        assert all(origin.places for _, origin in blocks), path
        ids = [block.id for block, _ in blocks]
        assert all(ids) and len(ids) == len({*ids}), path


def test_a_paragraph_that_says_one_value_comes_from_it() -> None:
    lecture, documents = composed("exemple")
    assert lecture.lu is not None
    paragraphs = [
        block
        for block, _ in PlacedDocument(documents["convention"]).blocks
        if isinstance(block, Paragraph) and block.origin.exact
    ]
    assert len(paragraphs) > 300


# Nothing is dropped in silence


@pytest.mark.parametrize("name", swept(TERRITORIES, ["exemple", "nancy"]))
def test_every_value_of_a_shipped_territory_reaches_a_document(name: str) -> None:
    lecture, documents = composed(name)
    assert lecture.lu is not None
    said = [printed(PlacedDocument(document)) for document in documents.values()]
    assert [str(p) for p in unprinted(lecture.lu[0], said)] == []


def lost(folder: Path) -> list[str]:
    problems = prepare_whole(folder, DOCUMENTS).problems
    return [str(p).split("\n")[0] for p in problems if p.code == "valeur-jamais-imprimee"]


def test_what_reaches_no_document_is_told_once_a_key_at_its_first_value(
    sources: Callable[..., Path],
) -> None:
    folder = sources(
        ("  charniere: du\n", "  charniere: du\n  quartiers_prioritaires: [Les Tilleuls, Le Lac]\n")
    )
    assert lost(folder) == [
        "sources/essai/convention.yaml:10:28: « territoire.quartiers_prioritaires » : "
        "2 valeurs ne s’impriment dans aucun document de ce territoire "
        "[avertissement valeur-jamais-imprimee]"
    ]


def test_what_another_value_of_the_same_key_says_is_printed_with_it(
    sources: Callable[..., Path],
) -> None:
    """The table of facilities says their kind once, over those that are of it."""
    folder = sources(
        more="""\
        equipements:
          - {id: les-lutins, nom: Les Lutins, type: Multi-accueil}
          - {id: les-fees, nom: Les Fées, type: Multi-accueil}
        """
    )
    assert lost(folder) == []


def test_the_same_words_under_another_key_do_not_hide_a_loss(sources: Callable[..., Path]) -> None:
    folder = sources(
        ("  charniere: du\n", "  charniere: du\n  quartiers_prioritaires: [Enfance]\n"),
    )
    assert len(lost(folder)) == 1


def test_a_key_that_is_data_only_is_one_of_the_model_and_says_why() -> None:
    known = set(keys(Convention, ""))
    for key, reason in DATA_ONLY.items():
        assert any(path == key or path.endswith(f".{key}") for path in known), key
        assert reason


def keys(model: type[BaseModel], above: str) -> Iterator[str]:
    """Yield the paths of all the keys of a model, without ranks."""
    for name, field in model.model_fields.items():
        yield f"{above}{name}"
        for inner in structures(field.annotation):
            yield from keys(inner, f"{above}{name}.")


def structures(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from structures(inner)
