"""Limits of pages: how many a document may take, and the text to shorten beyond."""

from __future__ import annotations

from collections import defaultdict

from ctg_docs.document.nodes import Document, Text
from ctg_docs.document.runs import PlacedDocument
from ctg_docs.document.walk import leaves
from ctg_docs.french.numbers import compte
from ctg_docs.problems import WHOLE, Place, Problem, SourceError

_HINT = (
    "Raccourcissez ce texte, le plus long du document ; ou changez « pages_max » dans le plan du "
    "document, si la maison le veut ainsi."
)


def hold_to_pages(document: Document, pages: int) -> None:
    """Raise SourceError when a document that is laid out takes more pages than its plan allows."""
    limit = document.pages_max
    if limit is None or pages <= limit:
        return
    message = (
        f"« {document.subject or document.title} » fait {compte(pages, 'page')} ; sa limite est "
        f"de {compte(limit, 'page')}"
    )
    raise SourceError([Problem(longest(document), "pages-en-trop", message, _HINT)])


def longest(document: Document) -> Place:
    """Return the place of the value, or of the line of a template, that prints the most signs."""
    signs: defaultdict[Place, int] = defaultdict(int)
    for run in PlacedDocument(document).runs:
        for leaf in leaves(run.content):
            if isinstance(leaf, Text):
                signs[(leaf.origin or run.origin).place] += len(leaf.text)
    longest = max(signs, key=signs.__getitem__, default=WHOLE)
    return longest if longest.file else WHOLE
