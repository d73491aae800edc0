"""Slides: each one a page, what it holds at the places that every format shares."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ctg_docs.document.nodes import Block, Chart, Document, Figure, KeyFigures, Slide
from ctg_docs.document.slides.frames import Frame
from ctg_docs.document.slides.geometry import (
    LENGTHS,
    LOGO_BAND,
    LOOKS,
    RATIOS,
    SIZES,
    TYPES,
    WIDTH,
    Box,
    colour,
)
from ctg_docs.document.slides.placement import PlacedSlide, placed
from ctg_docs.document.slides.titles import full_title, whole_names
from ctg_docs.document.theme import Theme
from ctg_docs.document.units import POINTS_PER_MILLIMETRE
from ctg_docs.document.words import inline_text
from ctg_docs.writing.charts.svg import framed
from ctg_docs.writing.html.blocks import HtmlBlocks
from ctg_docs.writing.html.inlines import inlines
from ctg_docs.writing.html.panels import chart, figure, key_figures
from ctg_docs.writing.html.pictures import image
from ctg_docs.writing.markup import element, text


@dataclass(frozen=True)
class HtmlScreen(HtmlBlocks):
    """Draws slides with their absolute boxes, for pages that have the size of a screen."""

    slides: Mapping[str, PlacedSlide]
    """The slides by their ids."""

    def block(self, node: Block) -> str:
        """Return the markup of one block."""
        return self._slide(self.slides[node.id]) if isinstance(node, Slide) else super().block(node)

    def _slide(self, placed: PlacedSlide) -> str:
        node, look = placed.slide, placed.look
        part = element("span", text(f" {node.part}"), "suite") if node.part else ""
        title = element(
            f"h{placed.level}",
            inlines(node.title, _unbroken) + part,
            "titre-diapositive",
            id=node.id,
            data_signet=inline_text(full_title(node)).replace("\n", " ").strip(),
            style=_placed(placed.title),
        )
        label = element("p", inlines(node.label), "repere", style=_placed(placed.label))
        return element(
            "section",
            (label if node.label else "")
            + title
            + "".join(self._frame(frame) for column in placed.columns for frame in column)
            + self._logos(placed),
            "diapositive",
            f"diapositive-{node.layout}",
            "sur-fond" if look.text else "",
        )

    def _logos(self, placed: PlacedSlide) -> str:
        shown = (
            element("p", image(logo, "logo"), "place-logo", style=_placed(box))
            for logo, box in placed.logos
        )
        band = element("div", "", "bandeau", style=_placed(LOGO_BAND))
        return band + "".join(shown) if placed.logos else ""

    def _frame(self, frame: Frame) -> str:
        return element("div", self._framed(frame), "cadre", style=_placed(frame.box))

    def _framed(self, frame: Frame) -> str:
        match frame.blocks:
            case (KeyFigures() as figures,):
                return key_figures(figures, frame.tiles)
            case (Chart() as drawn,):
                return chart(drawn, self.theme, framed(frame))
            case (Figure() as shown,):
                return figure(shown, self.theme, framed(frame))
        return self.blocks(frame.blocks)


def screen(document: Document, theme: Theme) -> HtmlScreen:
    """Return the drawer of the slides of a document."""
    slides = {found.slide.id: found for found in placed(document, theme)}
    return HtmlScreen(theme, WIDTH * POINTS_PER_MILLIMETRE, slides)


def screen_tokens(theme: Theme) -> dict[str, str]:
    """Return the geometry and colours of slides, as tokens of the style sheet."""
    numbers = {**LENGTHS, **SIZES, **RATIOS}
    tokens = {name: f"{number:.3f}" for name, number in numbers.items()}
    for layout, look in LOOKS.items():
        tokens |= {f"{layout}.{part}": colour(ink, theme) for part, ink in look.inks.items()}
    for role, set_in in TYPES.items():
        weight = "bold" if set_in.bold else "normal"
        tokens |= {f"{role}.graisse": weight, f"{role}.taille": f"{set_in.scale:g}em"}
        tokens[f"{role}.couleur"] = colour(set_in.ink, theme)
    return {f"ecran.{name}": value for name, value in tokens.items()}


def _unbroken(words: str) -> str:
    return "".join(whole_names(words, text, lambda name: element("span", text(name), "compose")))


def _placed(box: Box) -> str:
    """Return the style of a box, to a hundredth of a millimetre."""
    place = f"left:{box.left:.2f}mm;top:{box.top:.2f}mm"
    area = f"width:{box.width:.2f}mm;height:{box.height:.2f}mm"
    return f"{place};{area};font-size:{box.size():g}pt"
