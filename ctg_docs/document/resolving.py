"""A composed document to a resolved one: numbers, references, contents, typography."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ctg_docs.document.nodes import Document
from ctg_docs.document.numbering import number
from ctg_docs.document.references import fill_contents, resolve_references
from ctg_docs.document.typeset import typeset
from ctg_docs.problems import Problem


def resolve(document: Document, sigles: Mapping[str, str]) -> tuple[Document, list[Problem]]:
    """Return the document ready to be drawn, and the references that lead nowhere."""
    numbered = replace(document, blocks=number(document.blocks))
    referenced, problems = resolve_references(numbered)
    filled = replace(referenced, blocks=fill_contents(referenced.blocks))
    return typeset(filled, sigles), problems
