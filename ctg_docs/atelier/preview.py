"""Preview of a document: its words as they will be built, each knowing the field it comes from."""

from __future__ import annotations

from typing import Any

from ctg_docs.atelier.provenance import WordProvenance, of_blank
from ctg_docs.document.nodes import Blank, Document, Reference, Text
from ctg_docs.document.theme import Theme
from ctg_docs.writing.formats import shown_in
from ctg_docs.writing.html.inlines import telling
from ctg_docs.writing.html.web import write_web

_OF_A_REFERENCE = " data-modele=renvoi"


def preview(document: Document, theme: Theme, data: Any) -> bytes:
    """Return the page of a document, each of whose words says where it comes from."""
    provenance = WordProvenance(data)

    def tell(node: Text | Blank | Reference) -> str:
        match node:
            case Text():
                return provenance.of(node.origin)
            case Blank():
                return of_blank(node)
        return _OF_A_REFERENCE

    with telling(tell):
        return write_web(shown_in("html", document), theme)
