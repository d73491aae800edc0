"""Documents without pages: a mention of a page becomes a link, or names the part there."""

from __future__ import annotations

from dataclasses import replace

from ctg_docs.document.nodes import (
    Document,
    Inline,
    Inlines,
    PageCount,
    Reference,
    Text,
    sections,
)
from ctg_docs.document.references import mention
from ctg_docs.document.walk import change_document, change_inlines

ELSEWHERE = "lien"
"""The words of a link to a table or a sheet, which has no name of its own."""
PAGES = "[nombre de pages de la version imprimée]"


def unpaged(document: Document) -> Document:
    """Return the document as a medium without pages says it.

    A mention of a page names the part that stood there, and still leads to it.
    """
    names = {section.id: mention(section) for section in sections(document.blocks)}

    def leaf(node: Inline) -> Inlines:
        if isinstance(node, PageCount):
            return (Text(PAGES),)
        if isinstance(node, Reference) and node.form == "page":
            return (replace(node, form="titre", text=names.get(node.target, ELSEWHERE)),)
        return (node,)

    return change_document(document, lambda content: change_inlines(content, leaf))
