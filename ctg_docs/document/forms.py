"""Parts of a document that are there to be filled in, which no page has room for."""

from __future__ import annotations

from dataclasses import replace

from ctg_docs.document.nodes import Blocks, Document, Section, sections


def without_forms(document: Document) -> Document:
    """Return the document as pages show it: what is only to be filled in is left out."""
    if not any(section.to_fill for section in sections(document.blocks)):
        return document
    return replace(document, blocks=_read(document.blocks))


def _read(blocks: Blocks) -> Blocks:
    return tuple(
        replace(block, content=_read(block.content)) if isinstance(block, Section) else block
        for block in blocks
        if not (isinstance(block, Section) and block.to_fill)
    )
