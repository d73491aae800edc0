"""The seal of the words of a document: whoever draws it again knows whether they are the same."""

from __future__ import annotations

from ctg_docs.document.nodes import Document
from ctg_docs.document.walk import runs
from ctg_docs.document.words import inline_text
from ctg_docs.hashing import sha256


def text_seal(document: Document) -> str:
    """Return the fingerprint of the words of a document, whatever its pages: 32 signs."""
    return sha256("\n".join(map(inline_text, runs(document))).encode())[:32]
