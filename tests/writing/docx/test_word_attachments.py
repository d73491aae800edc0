"""The sources that a Word file carries: declared, the same bytes, whatever its paper."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree
from word_models import mairie, on

from ctg_docs.document.nodes import Attachment, Document, Paragraph, Text
from ctg_docs.document.office import SOURCES
from ctg_docs.document.pagination import Pagination
from ctg_docs.document.theme import Theme
from ctg_docs.writing.docx import write_docx

PAGES = Pagination({}, 1)
TEXT = "nom: Bourg & Cie <2024>\ncitation: '« Été » : 3\u202f000\u00a0€ 🌻'\n\nfin:  oui\n"
DOCUMENT = Document(
    "Essai",
    (Paragraph((Text("Un mot."),)),),
    attachments=(
        Attachment("b.yaml", "Sources de b", TEXT.encode(), "application/yaml"),
        Attachment("a.yaml", "Sources de a", b"a: b\n", "application/yaml"),
    ),
)


@pytest.fixture(params=["house", "model"])
def paper(request: pytest.FixtureRequest, theme: Theme, tmp_path: Path) -> Theme:
    if request.param == "house":
        return theme
    return on(theme, mairie(tmp_path))


def parts(content: bytes) -> Mapping[str, bytes]:
    with ZipFile(BytesIO(content)) as file:
        return {name: file.read(name) for name in file.namelist()}


def targets(found: Mapping[str, bytes], part: str, kind: str) -> list[str]:
    """Return the parts that a part is related to, by the last word of the relation."""
    folder, name = posixpath.split(part)
    relations = etree.fromstring(found[f"{folder}/_rels/{name}.rels"])
    return [
        posixpath.normpath(posixpath.join(folder, relation.get("Target", "")))
        for relation in relations
        if relation.get("Type", "").endswith(f"/{kind}")
    ]


def test_each_source_is_a_part_of_its_own_with_its_name_and_its_exact_text(paper):
    found = parts(write_docx(DOCUMENT, paper, PAGES))
    items = targets(found, "word/document.xml", "customXml")
    roots = [etree.fromstring(found[item]) for item in items]
    assert [(root.tag, root.get("nom"), root.text) for root in roots] == [
        (f"{{{SOURCES}}}source", "b.yaml", TEXT),
        (f"{{{SOURCES}}}source", "a.yaml", "a: b\n"),
    ]
    names = []
    for item in items:
        (properties,) = targets(found, item, "customXmlProps")
        assert SOURCES.encode() in found[properties]
        names.append(found[properties])
    assert len(set(names)) == 2
    assert found["[Content_Types].xml"].count(b"customXmlProperties+xml") == 2


def test_the_same_sources_give_the_same_bytes(paper):
    assert write_docx(DOCUMENT, paper, PAGES) == write_docx(DOCUMENT, paper, PAGES)


def test_a_document_without_sources_has_no_such_part(paper):
    found = parts(write_docx(replace(DOCUMENT, attachments=()), paper, PAGES))
    assert [name for name in found if name.startswith("customXml")] == []
