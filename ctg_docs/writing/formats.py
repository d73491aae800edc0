"""The registry of formats: how a resolved tree becomes the bytes of each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from ctg_docs.document.nodes import Document
from ctg_docs.document.theme import Theme

if TYPE_CHECKING:
    from ctg_docs.writing.pdf.layout import Layout

# Each engine is imported by the format that needs it, and by no other.
# ruff: noqa: PLC0415


def write(document: Document, theme: Theme, formats: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """Yield (format, bytes) for each format asked, in that order.

    Raises SourceError when an engine complains, MissingToolError when it cannot run.
    """
    drawing = _Drawing(document, theme)
    for name in formats:
        yield name, _WRITERS[name](drawing)


@dataclass
class _Drawing:
    """A document being drawn: its pages are laid out once, by the first format that asks."""

    document: Document
    theme: Theme

    @cached_property
    def layout(self) -> Layout:
        from ctg_docs.writing.pdf import layout

        return layout(self.document, self.theme)


def _docx(drawing: _Drawing) -> bytes:
    """Return the Word file, whose page numbers before any update are those of the PDF."""
    from ctg_docs.writing.docx import write_docx

    return write_docx(drawing.document, drawing.theme, drawing.layout.pagination)


def _pdf(drawing: _Drawing) -> bytes:
    return drawing.layout.pdf()


_WRITERS: dict[str, Callable[[_Drawing], bytes]] = {"docx": _docx, "pdf": _pdf}
