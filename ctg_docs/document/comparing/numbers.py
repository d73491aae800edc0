"""Numbers of headings as words: both versions then bear theirs, whatever a program counts."""

from __future__ import annotations

from ctg_docs.document.nodes import Block, Document, Inlines, Section, SignatureGrid, Text
from ctg_docs.document.numbering import number_words
from ctg_docs.document.walk import rebuilt


def typed(document: Document) -> Document:
    """Return a document whose headings bear their numbers as words, and that nobody signs."""
    return rebuilt(document, blocks=tuple(map(_typed, document.blocks)))


def _typed(block: Block) -> Block:
    if isinstance(block, Section):
        number = number_words(block.number)
        title: Inlines = (Text(number), *block.title) if number else block.title
        content = tuple(map(_typed, block.content))
        return rebuilt(block, title=title, number="", content=content)
    if isinstance(block, SignatureGrid):
        return rebuilt(block, cells=tuple(rebuilt(c, field="", mark="") for c in block.cells))
    return block
