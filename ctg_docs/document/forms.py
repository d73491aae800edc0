"""Parts of a document that only a workbook shows, to be filled in, or only pages, to be read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from ctg_docs.document.nodes import Blocks, Document, Section, sections


def without_forms(document: Document) -> Document:
    """Return the document as pages show it: what is only to be filled in is left out."""
    return _without(document, lambda section: section.to_fill)


def with_forms(document: Document) -> Document:
    """Return the document as a workbook shows it: what only pages say again is left out."""
    return _without(document, lambda section: section.to_read)


def _without(document: Document, left_out: Callable[[Section], bool]) -> Document:
    if not any(map(left_out, sections(document.blocks))):
        return document
    return replace(document, blocks=_kept(document.blocks, left_out))


def _kept(blocks: Blocks, left_out: Callable[[Section], bool]) -> Blocks:
    return tuple(
        replace(block, content=_kept(block.content, left_out))
        if isinstance(block, Section)
        else block
        for block in blocks
        if not (isinstance(block, Section) and left_out(block))
    )
