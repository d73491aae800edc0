"""Slides: each one a page, what it holds at the places that every format shares."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from ctg_docs.document.nodes import (
    Block,
    Chart,
    Document,
    Figure,
    KeyFigures,
    Paragraph,
    Picture,
    Slide,
)
from ctg_docs.document.slides.frames import Frame
from ctg_docs.document.slides.geometry import LOGO_BAND, Box
from ctg_docs.document.slides.placement import PlacedSlide, placed
from ctg_docs.document.slides.titles import whole_names
from ctg_docs.document.theme import Theme
from ctg_docs.writing.charts.svg import framed
from ctg_docs.writing.pages.heights import page_area
from ctg_docs.writing.typst.blocks import TypstBlocks
from ctg_docs.writing.typst.inlines import inlines
from ctg_docs.writing.typst.markup import array, call, joined, millimetres, points, string, yes
from ctg_docs.writing.typst.panels import chart, figure, key_figures
from ctg_docs.writing.typst.pictures import Pictures

ON_GROUND = {"chapeau", "etiquette"}


@dataclass(frozen=True)
class TypstScreen(TypstBlocks):
    """Draws slides with their absolute boxes, for pages that have the size of a screen."""

    slides: Mapping[str, PlacedSlide]
    """The slides by their ids."""
    coloured: bool = False
    """Whether it draws on a ground whose colour gives that of the text."""

    def block(self, node: Block, after: Block | None = None) -> str:
        """Return one block, that `after` follows."""
        if isinstance(node, Slide):
            return self._slide(self.slides[node.id])
        return super().block(node, after)

    def paragraph(self, node: Paragraph, after: Block | None) -> str:
        """Return the paragraph; on a coloured ground, the lead is of the colour of the text."""
        inherits = self.coloured and node.role in ON_GROUND
        words, role = inlines(node.content), "" if node.role == "corps" else string(node.role)
        return call("paragraphe", words, role=role, interne=yes(self.inside), herite=yes(inherits))

    def _slide(self, placed: PlacedSlide) -> str:
        node, inside = placed.slide, replace(self, coloured=bool(placed.look.text))
        part = call("suite", string(node.part)) if node.part else ""
        return call(
            "diapositive",
            string(node.layout),
            string(node.id),
            str(placed.level),
            _placed(placed.title),
            joined((inlines(node.title, _unbroken), part)),
            array(inside._frame(frame) for column in placed.columns for frame in column),
            surtitre=inlines(node.label) if node.label else "",
            place_surtitre=_placed(placed.label) if node.label else "",
            logos=array(map(self._logo, placed.logos)),
            bandeau=_placed(LOGO_BAND) if placed.logos else "",
        )

    def _logo(self, placed: tuple[Picture, Box]) -> str:
        logo, box = placed
        return array((_placed(box), self.pictures.add(logo)))

    def _frame(self, frame: Frame) -> str:
        return array((_placed(frame.box), self._framed(frame)))

    def _framed(self, frame: Frame) -> str:
        match frame.blocks:
            case (KeyFigures() as figures,):
                return key_figures(figures, frame.tiles)
            case (Chart() as drawn,):
                return chart(drawn, self.theme, self.pictures, framed(frame))
            case (Figure() as shown,):
                return figure(shown, self.theme, self.pictures, framed(frame))
        return self.blocks(frame.blocks)


def screen(document: Document, theme: Theme, pictures: Pictures) -> TypstScreen:
    """Return the drawer of the slides of a document."""
    slides = {found.slide.id: found for found in placed(document, theme)}
    return TypstScreen(theme, pictures, page_area(theme, document.page), slides)


def _unbroken(words: str) -> str:
    return joined(whole_names(words, string, lambda name: call("box", string(name))))


def _placed(box: Box) -> str:
    """Return a box as an array: left, top, width, height, size of its type."""
    lengths = map(millimetres, (box.left, box.top, box.width, box.height))
    return array((*lengths, points(box.size())))
