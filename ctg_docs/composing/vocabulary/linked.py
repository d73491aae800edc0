"""Values as JSON: the linked data of a page, for machines."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, time
from decimal import Decimal
from typing import Any

from markupsafe import Markup

from ctg_docs.composing.vocabulary.faults import GabaritError
from ctg_docs.document.markdown import prose
from ctg_docs.document.nodes import Blank, Blocks, Inline, Paragraph, is_inline
from ctg_docs.document.walk import blocks_within, inlines
from ctg_docs.document.words import inline_text
from ctg_docs.french.toponyms import Toponym
from ctg_docs.reading.prose import Prose

_UNSAFE = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})


def as_json(value: Any) -> Markup:
    """Return a known value as JSON, whatever its texts hold; no text of it can end a script.

    An unknown or empty member leaves no trace, at any depth; words that hold a blank are unknown.
    Raises GabaritError for what JSON cannot say.
    """
    return Markup(json.dumps(_plain(value), ensure_ascii=False).translate(_UNSAFE))


def _plain(value: Any) -> Any:
    """Return a value made of what JSON knows, without its unknown parts."""
    match value:
        case Prose():
            return _words(prose(value))
        case bool() | int():
            return value
        case str():
            return str(value).strip()
        case Decimal():
            whole = value == value.to_integral_value()
            return int(value) if whole else float(value)
        case date() | time():
            return value.isoformat()
        case Toponym():
            return value.name
        case Mapping():
            return {k: v for k, v in ((k, _plain(v)) for k, v in value.items()) if _known(v)}
        case list() | tuple():
            if value and all(map(is_inline, value)):
                return _run(tuple(value))
            return [v for v in map(_plain, value) if _known(v)]
        case None:
            return None
    raise GabaritError(f"une valeur de type {type(value).__name__} ne s’écrit pas en JSON")


def _known(value: Any) -> bool:
    return value is not None and value not in ("", [], {})


def _words(blocks: Blocks) -> str:
    """Return the words of a text, its paragraphs one after the other."""
    found = [b for b in blocks_within(blocks) if isinstance(b, Paragraph)]
    return " ".join(inline_text(p.content) for p in found)


def _run(content: tuple[Inline, ...]) -> str | None:
    if any(isinstance(node, Blank) for node in inlines(content)):
        return None
    return inline_text(content)
