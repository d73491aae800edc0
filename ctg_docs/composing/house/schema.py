"""The JSON Schema of the sources, the house style that they may change included."""

from __future__ import annotations

from ctg_docs.document.theme import Charte
from ctg_docs.model import schema as sources


def schema() -> str:
    """Return the text of the schema file."""
    return sources.text(Charte)
