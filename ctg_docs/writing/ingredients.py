"""What each format is drawn with, its tree apart: it may change the bytes when no word changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from ctg_docs.document.theme import Theme

_FONTS = ("fonttools", "uharfbuzz")
"""What cuts fonts down: the second, where it is installed, packs the tables of the first."""
_FINISHING = (*_FONTS, "pikepdf", "pillow", "lxml")
_ENGINES = {
    "weasyprint": (
        *("weasyprint", "pydyf", "pyphen", "tinycss2", "cssselect2", "tinyhtml5", "brotli"),
        *_FINISHING,
    ),
    "typst": ("typst", *_FINISHING),
}
_SCREEN_SHEET = "diapositives.css"


@dataclass(frozen=True)
class Ingredients:
    """What a format is drawn with.

    `moteurs` are libraries, `charte` files and folders beside the print style sheet. `theme` tells
    whether the house style shows at all; `polices` whether its fonts are read, `modele` the
    commune's Word file. `mise_en_page` tells that its pages are those of the PDF, laid out once for
    all the formats that say so; `sources` that the file carries its sources.
    """

    moteurs: tuple[str, ...] = ()
    charte: tuple[str, ...] = ()
    theme: bool = True
    polices: bool = False
    modele: bool = False
    mise_en_page: bool = False
    sources: bool = False

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
            for family in (theme.texte, theme.titres):
                yield from (family.normal, family.italique, family.gras, family.gras_italique)
        if self.modele and theme.modele_word:
            yield theme.modele_word.fichier
        for name in self.charte:
            yield from _files(theme.feuille.with_name(name))


def _files(path: Path) -> list[Path]:
    return sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]


FORMATS = {
    "pdf": Ingredients(polices=True, mise_en_page=True, sources=True),
    "docx": Ingredients(
        ("python-docx", "jinja2", "lxml", "pillow"),
        ("word", "office"),
        polices=True,
        modele=True,
        mise_en_page=True,
        sources=True,
    ),
    "pptx": Ingredients(
        (*_FONTS, "python-pptx", "python-docx", "xlsxwriter", "pillow", "lxml", "jinja2"),
        ("powerpoint", "office"),
        polices=True,
    ),
    "xlsx": Ingredients(("xlsxwriter", "jinja2"), ("office",)),
    "html": Ingredients(charte=("web.css",)),
    "md": Ingredients(theme=False),
    "txt": Ingredients(theme=False),
}
"""What each format is drawn with, by its name."""


def libraries() -> set[str]:
    """Return the libraries that draw, whatever the format and the engine."""
    return {*chain(*_ENGINES.values(), *(format_.moteurs for format_ in FORMATS.values()))}
