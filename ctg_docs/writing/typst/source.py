"""The whole document as Typst files: the main one, the templates of the house, pictures."""

from __future__ import annotations

from dataclasses import replace
from types import NoneType

from ctg_docs.document.nodes import UNDATED, Blocks, Cover, Document, Section, TableOfContents
from ctg_docs.document.theme import Theme
from ctg_docs.writing.pages.heights import page_area
from ctg_docs.writing.pages.watermark import drawing
from ctg_docs.writing.typst.blocks import TypstBlocks
from ctg_docs.writing.typst.inlines import inlines
from ctg_docs.writing.typst.markup import array, call, string, yes
from ctg_docs.writing.typst.pictures import Pictures
from ctg_docs.writing.typst.slides import screen
from ctg_docs.writing.typst.tokens import TOKENS, tokens

MAIN = "document.typ"
FOLDER = "typst"
"""Folder of the templates, beside the print style sheet."""
WATERMARK = "filigrane.svg"
OPENING = (NoneType, Cover, TableOfContents)
"""What a section that begins a page may follow: nothing, or a block that fills its own pages."""


def sources(document: Document, theme: Theme) -> dict[str, bytes]:
    """Return the files to compile, by name; nothing outside them is ever read.

    Raises `SourceError` for a picture that cannot be used.
    """
    pictures = Pictures()
    template = "diapositives" if document.page == "diapositive" else "imprime"
    body = _blocks(document, theme, pictures).blocks(_opened(document.blocks))
    main = (
        f'#import "{template}.typ": *\n'
        f"#show: {template}.with{_metadata(document, theme, pictures)}\n#{body}\n"
    )
    templates = theme.feuille.parent / FOLDER
    return {
        **pictures.files,
        **{path.name: path.read_bytes() for path in sorted(templates.glob("*.typ"))},
        TOKENS: tokens(theme, document.page).encode(),
        MAIN: main.encode(),
    }


def _opened(blocks: Blocks) -> Blocks:
    """Return the blocks, those sections that begin a page marked as asking for a new one."""
    before = (None, *blocks)
    return tuple(
        replace(block, new_page=True)
        if isinstance(block, Section) and isinstance(above, OPENING)
        else block
        for above, block in zip(before, blocks, strict=False)
    )


def _blocks(document: Document, theme: Theme, pictures: Pictures) -> TypstBlocks:
    if document.page == "diapositive":
        return screen(document, theme, pictures)
    return TypstBlocks(theme, pictures, page_area(theme, document.page))


def _metadata(document: Document, theme: Theme, pictures: Pictures) -> str:
    day = document.date or UNDATED
    language, _, region = document.language.partition("-")
    watermark = ""
    if document.watermark:
        font, colour = theme.titres.normal, theme.couleurs.filigrane
        word = drawing(document.watermark, document.page, font, colour)
        watermark = string(pictures.keep(WATERMARK, word.encode()))
    return call(
        "",
        titre=string(document.title),
        auteur=string(document.author),
        sujet=string(document.subject),
        mots_cles=array(map(string, document.keywords)),
        langue=string(language),
        region=string(region),
        jour=f"datetime(year: {day.year}, month: {day.month}, day: {day.day})",
        entete=inlines(document.header) if document.header else "",
        pied=string(document.foot) if document.foot else "",
        filigrane=watermark,
        paysage="true" if document.page == "paysage" else "",
        modifie=yes(document.marked),
    )
