"""A composed document to a resolved one: numbers, references, contents, typography."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ctg_docs.document.nodes import Document
from ctg_docs.document.numbering import NEW, Ranks, number
from ctg_docs.document.references import Elsewhere, References, fill_contents, no_parts
from ctg_docs.document.typeset import typeset_run
from ctg_docs.document.walk import change_document
from ctg_docs.french.typography import typographier_suite
from ctg_docs.problems import Problem


def resolve(
    document: Document,
    sigles: Mapping[str, str],
    elsewhere: Elsewhere = no_parts,
    known: Ranks = NEW,
) -> tuple[Document, list[Problem]]:
    """Return the document ready to be drawn, and the references that lead to nothing.

    `elsewhere` gives the parts of the convention, for what the document mentions and lacks; ranks
    of sections that are `known` stay.

    The words of references come before the typography of the run that holds them, and contents
    after both: the tree is walked once.
    """
    numbered = replace(document, blocks=number(document.blocks, known))
    references, forms = References(numbered, elsewhere), frozenset(sigles.items())
    changed = change_document(numbered, lambda run: typeset_run(references.words(run), forms))
    (title,), (subject,) = (typographier_suite([t]) for t in (document.title, document.subject))
    filled = replace(changed, blocks=fill_contents(changed.blocks), title=title, subject=subject)
    return filled, list(references.problems())
