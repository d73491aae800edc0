"""The formats: for each, what draws it, and all that it is drawn with."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from ctg_docs.document.forms import with_forms, without_forms
from ctg_docs.document.limits import hold_to_pages
from ctg_docs.document.nodes import Document
from ctg_docs.document.theme import Theme
from ctg_docs.problems import WHOLE, Place, SourceError

if TYPE_CHECKING:
    from ctg_docs.writing.pages.layout import Layout

# Each engine is imported by the format that needs it, and by no other.
# ruff: noqa: PLC0415

_FONTS = ("fonttools", "uharfbuzz")
"""Libraries that cut fonts down."""
_FINISHING = (*_FONTS, "pikepdf", "pillow", "lxml")
_ENGINES = {
    "weasyprint": (
        *("weasyprint", "pydyf", "pyphen", "tinycss2", "cssselect2", "tinyhtml5", "brotli"),
        *_FINISHING,
    ),
    "typst": ("typst", *_FINISHING),
}
_SCREEN_SHEET = "diapositives.css"


def write(document: Document, theme: Theme, formats: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """Yield (format, bytes) for each format asked, in that order.

    A deck becomes its handout where there are no slides: their words, then what the speaker says.
    Raises SourceError when an engine complains or a document takes more pages than it may,
    MissingToolError when an engine cannot run.
    """
    laid: dict[tuple[bool, bool], _Pages] = {}
    for name in formats:
        kind = (FORMATS[name].forms, FORMATS[name].slides or document.page != "diapositive")
        if kind not in laid:
            laid[kind] = _Pages(shown_in(name, document), theme)
        with _named_after(document):
            content = FORMATS[name].draw(laid[kind])
        yield name, content


def shown_in(name: str, document: Document) -> Document:
    """Return the tree that a format shows: without its forms, without its slides, or whole."""
    tree = with_forms(document) if FORMATS[name].forms else without_forms(document)
    if FORMATS[name].slides or document.page != "diapositive":
        return tree
    from ctg_docs.document.slides.handout import handout

    return handout(tree)


@contextmanager
def _named_after(document: Document) -> Iterator[None]:
    """Give the title of the document for place to what an engine says of it as a whole."""
    try:
        yield
    except SourceError as error:
        place = Place(document.title)
        raise SourceError(
            replace(p, place=place) if p.place == WHOLE else p for p in error.problems
        ) from error


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


@dataclass
class _Pages:
    """A document to draw: its pages are laid out once, by the first format that asks."""

    document: Document
    theme: Theme

    @cached_property
    def layout(self) -> Layout:
        layout = lay_out(self.document, self.theme)
        hold_to_pages(self.document, layout.pagination.total)
        return layout


def _docx(pages: _Pages) -> bytes:
    """Return the Word file, whose page numbers before any update are those of the PDF."""
    from ctg_docs.writing.docx import write_docx

    return write_docx(pages.document, pages.theme, pages.layout.pagination)


def _pdf(pages: _Pages) -> bytes:
    return pages.layout.pdf()


def _pptx(pages: _Pages) -> bytes:
    from ctg_docs.writing.pptx import write_pptx

    return write_pptx(pages.document, pages.theme)


def _xlsx(pages: _Pages) -> bytes:
    from ctg_docs.writing.xlsx import write_xlsx

    return write_xlsx(pages.document, pages.theme)


def _html(pages: _Pages) -> bytes:
    from ctg_docs.writing.html.web import write_web

    return write_web(pages.document, pages.theme)


def _md(pages: _Pages) -> bytes:
    from ctg_docs.writing.markdown import write_markdown

    return write_markdown(pages.document)


def _eml(pages: _Pages) -> bytes:
    """Return the message, whose plain words are those of the text file."""
    from ctg_docs.writing.mail import write_mail
    from ctg_docs.writing.text import mail_text

    return write_mail(pages.document, pages.theme, mail_text(pages.document))


def _txt(pages: _Pages) -> bytes:
    from ctg_docs.writing.text import mail_text

    return mail_text(pages.document).encode()


@dataclass(frozen=True)
class Format:
    """A format: what draws it, and what may change its bytes when no word changes.

    `moteurs` are libraries, `charte` files and folders beside the print style sheet. `theme` tells
    whether the house style shows at all; `polices` whether the file carries its fonts, `modele`
    whether the commune's Word file is read. `mise_en_page` tells that its pages are those of the
    PDF, laid out once for all the formats that say so; `sources` that the file carries its sources;
    `slides` that it shows those of a deck, `forms` what is only there to be filled in.
    """

    draw: Callable[[_Pages], bytes]
    moteurs: tuple[str, ...] = ()
    charte: tuple[str, ...] = ()
    theme: bool = True
    polices: bool = False
    modele: bool = False
    mise_en_page: bool = False
    sources: bool = False
    slides: bool = False
    forms: bool = False

    def libraries(self, theme: Theme) -> list[str]:
        """Return the libraries that draw, by name."""
        pages = _ENGINES[theme.moteur_pdf] if self.mise_en_page else ()
        return sorted({*pages, *self.moteurs})

    def files(self, theme: Theme) -> Iterator[Path]:
        """Yield the files that are read: style, fonts, model."""
        if self.mise_en_page and theme.moteur_pdf == "weasyprint":
            yield from (theme.feuille, theme.feuille.with_name(_SCREEN_SHEET))
        elif self.mise_en_page:
            yield from _files(theme.feuille.with_name("typst"))
        if self.polices:
            yield from (*theme.texte.fichiers, *theme.titres.fichiers)
        if self.modele and theme.modele_word:
            yield theme.modele_word.fichier
        for name in self.charte:
            yield from _files(theme.feuille.with_name(name))


def _files(path: Path) -> list[Path]:
    return sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]


FORMATS = {
    "pdf": Format(_pdf, polices=True, mise_en_page=True, sources=True, slides=True),
    "docx": Format(
        _docx,
        (*_FONTS, "python-docx", "jinja2", "lxml", "pillow"),
        ("word", "office"),
        polices=True,
        modele=True,
        mise_en_page=True,
        sources=True,
    ),
    "pptx": Format(
        _pptx,
        (*_FONTS, "python-pptx", "python-docx", "xlsxwriter", "pillow", "lxml", "jinja2"),
        ("powerpoint", "office"),
        polices=True,
        slides=True,
    ),
    "xlsx": Format(_xlsx, ("xlsxwriter", "jinja2"), ("office",), sources=True, forms=True),
    "html": Format(_html, charte=("web.css",)),
    "eml": Format(_eml, ("cssselect2", "tinycss2", "pillow"), ("courriel.css",)),
    "md": Format(_md, theme=False),
    "txt": Format(_txt, theme=False),
}
"""The formats by their names."""


def libraries() -> set[str]:
    """Return the libraries that draw, whatever the format and the engine."""
    return {*chain(*_ENGINES.values(), *(format_.moteurs for format_ in FORMATS.values()))}
