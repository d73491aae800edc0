"""The registry of formats: how a resolved tree becomes the bytes of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ctg_docs.document.nodes import Document
from ctg_docs.document.theme import Theme


def write(document: Document, theme: Theme, formats: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """Yield (format, bytes) for each format asked, Word first.

    Pages are laid out once: the page numbers that Word shows before any update are those of the
    PDF. Raises SourceError when an engine complains, MissingToolError when it cannot run.
    """
    from ctg_docs.writing.pdf import layout  # noqa: PLC0415 - a heavy engine, needed only here

    pages = layout(document, theme)
    if "docx" in formats:
        from ctg_docs.writing.docx import write_docx  # noqa: PLC0415

        yield "docx", write_docx(document, theme, pages.pagination)
    if "pdf" in formats:
        yield "pdf", pages.pdf()
