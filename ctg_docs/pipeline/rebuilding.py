"""Making a document again from the sources that its file carries."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf

from ctg_docs.composing.house.catalogue import load_catalogue
from ctg_docs.document.nodes import Block, Cover, Document, Slide, Text
from ctg_docs.document.pagination import Pagination
from ctg_docs.document.slides.geometry import LOOKS
from ctg_docs.document.words import inline_text
from ctg_docs.pipeline.territory import prepare
from ctg_docs.reading.house import templates_folder
from ctg_docs.signing.likeness import ANY_NUMBER, Ressemblance, alike
from ctg_docs.signing.words import tagged_words
from ctg_docs.writing.text import plain_text

_SIGNS = {"•", "|", "/"}
"""What only the plain text prints."""
_FILES = (".png", ".jpg", ".jpeg", ".pdf")


def compare(pdf: bytes, sources: Mapping[str, bytes]) -> Ressemblance | None:
    """Tell whether a file says what its sources give; None when it carries none.

    The words are compared, by the tags of the file: not the look, nor the pictures.
    """
    if len(sources) != 1:
        return Ressemblance.INCONNUE if sources else None
    with pikepdf.open(io.BytesIO(pdf)) as file:
        title, subject = (str(file.docinfo.get(key, "")) for key in ("/Title", "/Subject"))
    ((_, content),) = sources.items()
    documents = [d for d in _rebuilt(content, subject) if d.title == title]
    if not documents:
        return Ressemblance.INCONNUE
    found = [word for word in tagged_words(pdf) if word not in _SIGNS]
    same = any(alike(found, _words(document)) for document in documents)
    return Ressemblance.EXACTE if same else Ressemblance.AUTRE


def _rebuilt(content: bytes, subject: str) -> list[Document]:
    """Return the documents of that subject that the sources make today."""
    catalogue = load_catalogue(templates_folder())
    names = [entree.id for entree in catalogue.documents if entree.titre == subject]
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "relu"
        folder.mkdir()
        (folder / "convention.yaml").write_bytes(content)
        for name in _named_files(content):
            _draw(folder, name)
        return list(prepare(folder, names).documents.values()) if names else []


def _named_files(content: bytes) -> Iterator[str]:
    """Yield the pictures and the annexes that the sources name, which the file does not carry."""
    import yaml  # noqa: PLC0415

    yield from _strings(yaml.load(content, Loader=yaml.BaseLoader))


def _strings(value: Any) -> Iterator[str]:
    match value:
        case dict():
            for inside in value.values():
                yield from _strings(inside)
        case list():
            for inside in value:
                yield from _strings(inside)
        case str() if value.lower().endswith(_FILES) and "\n" not in value:
            yield value


def _draw(folder: Path, name: str) -> None:
    """Put a white page where the sources name a file, never outside the folder."""
    from PIL import Image  # noqa: PLC0415

    path = (folder / name).resolve()
    if path.is_relative_to(folder.resolve()):
        path.parent.mkdir(parents=True, exist_ok=True)
        Image.new("RGB", (8, 8), "white").save(path)


class _AnyPage(dict[str, Any]):
    """The page of any target, unknown until a layout."""

    def __missing__(self, _: str) -> str:
        return ANY_NUMBER


def _anywhere() -> Pagination:
    total: Any = ANY_NUMBER
    return Pagination(_AnyPage(), total)


def _words(document: Document) -> list[str]:
    covers = (block for block in document.blocks if isinstance(block, Cover))
    logos = [f"[{logo.alt}]" for cover in covers for logo in cover.logos]
    drawn = replace(document, blocks=tuple(map(_as_drawn, document.blocks)))
    text = "\n".join([*logos, plain_text(drawn, _anywhere())])
    return [word for word in text.split() if word not in _SIGNS]


def _as_drawn(block: Block) -> Block:
    """Return a slide with the capitals of its title, which the file holds and the tree does not."""
    if not isinstance(block, Slide) or not LOOKS[block.layout].capitals:
        return block
    return replace(block, title=(Text(inline_text(block.title, _anywhere()).upper()),))
