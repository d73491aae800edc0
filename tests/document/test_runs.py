"""No word of a document escapes those who read its runs, whatever node holds it."""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass
from decimal import Decimal
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import pytest

from ctg_docs.document.nodes import Block, Document, Paragraph, Text
from ctg_docs.document.runs import PlacedDocument
from ctg_docs.pipeline import Prepared

UNDRAWN = {"alt", "table"}
"""Fields whose words are no runs: what a chart shows in words, the title of its table elsewhere."""
PLAIN = {str: "mot", bool: False, int: 1, float: 1.0, Decimal: Decimal(1)}


def texts(value: object) -> Iterator[Text]:
    """Yield every text that a value holds, by its fields and not by what is known of nodes."""
    if isinstance(value, Text):
        yield value
    elif isinstance(value, Mapping):
        yield from texts(tuple(value.values()))
    elif isinstance(value, tuple | list):
        for one in value:
            yield from texts(one)
    elif is_dataclass(value):
        for field in fields(value):
            if field.name not in UNDRAWN:
                yield from texts(getattr(value, field.name))


def unread(document: Document) -> list[str]:
    """Return the texts of a document that none of its runs holds."""
    read = {id(text) for run in PlacedDocument(document).runs for text in texts(run.content)}
    return [text.text for text in texts(document.blocks) if id(text) not in read]


def filled(kind: type[Any]) -> Any:
    """Return a node whose every field that may hold words holds some."""
    hints = get_type_hints(kind)
    named = {field.name: field for field in fields(kind)}
    values = {
        name: made(hints[name])
        for name in named
        if named[name].default is MISSING or get_origin(hints[name]) is tuple
    }
    return kind(**values)


def made(hint: Any) -> Any:
    """Return a value of a type: words wherever it may hold some, else a paragraph."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin is tuple:
        return (made(inner[0]),) if inner[-1] is Ellipsis else tuple(map(made, inner))
    if origin is Literal:
        return inner[0]
    if origin in (Union, types.UnionType):
        chosen = next((kind for kind in (Text, Paragraph) if kind in inner), inner[0])
        return made(chosen)
    if hint is Text:
        return Text("mot")
    return filled(hint) if is_dataclass(hint) else PLAIN.get(hint)


def test_each_text_of_every_document_is_in_a_run(exemple: Prepared) -> None:
    lost = {piece.chemin: unread(piece.document) for piece in exemple.pieces}
    assert {path: words for path, words in lost.items() if words} == {}


@pytest.mark.parametrize(
    "kind",
    [kind for kind in get_args(Block) if list(texts(filled(kind)))],
    ids=lambda kind: kind.__name__,
)
def test_each_text_that_a_block_may_hold_is_in_a_run(kind: type[Any]) -> None:
    assert unread(Document("Essai", (filled(kind),))) == []
