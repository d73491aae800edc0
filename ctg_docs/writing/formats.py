"""The registry of formats: how a resolved tree becomes the bytes of each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from ctg_docs.document.nodes import Document
from ctg_docs.document.theme import Theme
from ctg_docs.problems import WHOLE, Place, SourceError

if TYPE_CHECKING:
    from ctg_docs.writing.pages.layout import Layout

# Each engine is imported by the format that needs it, and by no other.
# ruff: noqa: PLC0415


def write(document: Document, theme: Theme, formats: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """Yield (format, bytes) for each format asked, in that order.

    Raises SourceError when an engine complains, MissingToolError when it cannot run.
    """
    drawing = _Drawing(document, theme)
    for name in formats:
        with _told_of(document):
            content = _WRITERS[name](drawing)
        yield name, content


@contextmanager
def _told_of(document: Document) -> Iterator[None]:
    """Give the title of the document for place to what an engine says of it as a whole."""
    try:
        yield
    except SourceError as error:
        place = Place(document.title)
        raise SourceError(
            replace(p, place=place) if p.place == WHOLE else p for p in error.problems
        ) from error


@dataclass
class _Drawing:
    """A document being drawn: its pages are laid out once, by the first format that asks."""

    document: Document
    theme: Theme

    @cached_property
    def layout(self) -> Layout:
        return lay_out(self.document, self.theme)


def lay_out(document: Document, theme: Theme) -> Layout:
    """Return the pages of a document, laid out by the engine that its theme names.

    Raises SourceError when the engine complains, MissingToolError when it cannot run.
    """
    match theme.moteur_pdf:
        case "weasyprint":
            from ctg_docs.writing.pdf import layout as weasyprint

            return weasyprint(document, theme)
        case "typst":
            from ctg_docs.writing.typst import layout as typst

            return typst(document, theme)


def _docx(drawing: _Drawing) -> bytes:
    """Return the Word file, whose page numbers before any update are those of the PDF.

    A deck becomes its handout: the words of the slides, then what the speaker says.
    """
    from ctg_docs.document.slides.handout import handout
    from ctg_docs.writing.docx import write_docx

    if drawing.document.page == "diapositive":
        drawing = _Drawing(handout(drawing.document), drawing.theme)
    return write_docx(drawing.document, drawing.theme, drawing.layout.pagination)


def _pdf(drawing: _Drawing) -> bytes:
    return drawing.layout.pdf()


def _pptx(drawing: _Drawing) -> bytes:
    from ctg_docs.writing.pptx import write_pptx

    return write_pptx(drawing.document, drawing.theme)


def _xlsx(drawing: _Drawing) -> bytes:
    from ctg_docs.writing.xlsx import write_xlsx

    return write_xlsx(drawing.document, drawing.theme)


def _html(drawing: _Drawing) -> bytes:
    from ctg_docs.writing.html.web import write_web

    return write_web(drawing.document, drawing.theme)


def _md(drawing: _Drawing) -> bytes:
    from ctg_docs.writing.markdown import write_markdown

    return write_markdown(drawing.document)


def _txt(drawing: _Drawing) -> bytes:
    from ctg_docs.writing.text import mail_text

    return mail_text(drawing.document).encode()


_WRITERS: dict[str, Callable[[_Drawing], bytes]] = {
    "docx": _docx,
    "pdf": _pdf,
    "pptx": _pptx,
    "xlsx": _xlsx,
    "html": _html,
    "md": _md,
    "txt": _txt,
}
