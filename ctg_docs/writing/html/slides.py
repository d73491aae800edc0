"""Slides: each one a page, what it holds at the places that every format shares."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from ctg_docs.document.metrics import POINTS
from ctg_docs.document.nodes import (
    Block,
    Blocks,
    Chart,
    Document,
    KeyFigures,
    Slide,
)
from ctg_docs.document.outline import levels
from ctg_docs.document.screen import (
    CELL_SIDE,
    CELL_TOP,
    FOOT,
    HEIGHT,
    INDENT,
    LEADING,
    LOOKS,
    MARGIN,
    SMALL,
    STRIPE,
    TEXT_GAP,
    TILE_GAP,
    TILE_PADDING,
    TILE_SIZES,
    TYPES,
    WIDTH,
    Box,
    boxes,
    colour,
)
from ctg_docs.document.stacking import Frame, frames, measure, tiles_in_a_row
from ctg_docs.document.theme import Theme
from ctg_docs.document.words import inline_text
from ctg_docs.writing.charts.svg import Sheet
from ctg_docs.writing.html.blocks import Drawing
from ctg_docs.writing.html.charts import chart
from ctg_docs.writing.html.inlines import inlines
from ctg_docs.writing.html.markup import element, text
from ctg_docs.writing.html.panels import key_figures

_TEXT = re.compile(r"(?:^|(?<=>))[^<]+")
_COMPOUND = re.compile(r"(?<![\w-])(?=[\w’-]{3,30}(?![\w’-]))[\w’]+(?:-[\w’]+)+")


@dataclass(frozen=True)
class Screen(Drawing):
    """Draws slides with their absolute boxes, for pages that have the size of a screen."""

    levels: Mapping[str, int]
    """Level of the title of each slide, by its id."""

    def block(self, node: Block) -> str:
        """Return the markup of one block."""
        return self._slide(node) if isinstance(node, Slide) else super().block(node)

    def _slide(self, node: Slide) -> str:
        found = boxes(node)
        part = element("span", text(f" {node.part}"), "suite") if node.part else ""
        title = element(
            f"h{self.levels[node.id]}",
            _unbroken(inlines(node.title)) + part,
            "titre-diapositive",
            id=node.id,
            data_signet=f"{inline_text(node.title)} {node.part}".replace("\n", " ").strip(),
            style=_placed(found["title"], found["title"].size(node.size)),
        )
        label = element("p", inlines(node.label), "repere", style=_placed(found["label"]))
        body = self._column(node.content, found["content"], f"{node.id}-1")
        if node.aside:
            body += self._column(node.aside, found["aside"], f"{node.id}-2")
        look = LOOKS[node.layout]
        return element(
            "section",
            (label if node.label else "") + title + body,
            "diapositive",
            f"diapositive-{node.layout}",
            "capitales" if look.capitals else "",
            "sur-fond" if look.text else "",
        )

    def _column(self, column: Blocks, box: Box, name: str) -> str:
        return "".join(
            element("div", self._frame(frame, f"{name}-{rank}"), "cadre", style=_placed(frame.box))
            for rank, frame in enumerate(frames(column, box, self.theme), 1)
        )

    def _frame(self, frame: Frame, name: str) -> str:
        box = frame.box
        match frame.blocks:
            case (KeyFigures(items) as figures,):
                return key_figures(figures, tiles_in_a_row(len(items), box.width))
            case (Chart() as drawn,):
                left = box.height - measure(self.theme, box).caption(drawn.caption, box.width)
                sheet = Sheet(box.width * POINTS, name, height=left * POINTS, size=SMALL)
                return chart(drawn, self.theme, sheet)
        return self.blocks(frame.blocks)


def screen(document: Document, theme: Theme) -> Screen:
    """Return what draws the slides of a document."""
    slides = [block for block in document.blocks if isinstance(block, Slide)]
    return Screen(theme, dict(zip((s.id for s in slides), levels(slides), strict=True)))


def screen_tokens(theme: Theme) -> dict[str, str]:
    """Return what every format of a deck shares, as tokens of its style sheet."""
    lengths = {
        "largeur": WIDTH,
        "hauteur": HEIGHT,
        "pied": HEIGHT - FOOT.top,
        "pied.taille": FOOT.size(),
        "marge": MARGIN,
        "interligne": LEADING,
        "ecart": TEXT_GAP,
        "retrait": INDENT,
        "bande": STRIPE,
        "petit": SMALL,
        "cellule.cote": CELL_SIDE,
        "cellule.haut": CELL_TOP,
        "tuile.marge": TILE_PADDING,
        "tuile.ecart": TILE_GAP,
        **dict(zip(("tuile.valeur", "tuile.libelle", "tuile.source"), TILE_SIZES, strict=True)),
    }
    tokens = {name: f"{length:.3f}" for name, length in lengths.items()}
    for layout, look in LOOKS.items():
        inks = {
            "fond": look.background,
            "bande": look.stripe,
            "repere": look.label,
            "titre": look.title,
            "texte": look.text or "texte",
            "pied": look.foot,
        }
        tokens |= {f"{layout}.{part}": colour(ink, theme) for part, ink in inks.items()}
    for role, set_in in TYPES.items():
        weight = "bold" if set_in.bold else "normal"
        tokens |= {f"{role}.graisse": weight, f"{role}.taille": f"{set_in.scale:g}em"}
        tokens[f"{role}.couleur"] = colour(set_in.ink, theme)
    return {f"ecran.{name}": value for name, value in tokens.items()}


def _unbroken(markup: str) -> str:
    """Return a title whose compound names no line cuts at their hyphen."""
    return _TEXT.sub(
        lambda text: _COMPOUND.sub(lambda word: element("span", word[0], "compose"), text[0]),
        markup,
    )


def _placed(box: Box, size: float | None = None) -> str:
    """Return the style of a box, to a hundredth of a millimetre."""
    place = f"left:{box.left:.2f}mm;top:{box.top:.2f}mm"
    area = f"width:{box.width:.2f}mm;height:{box.height:.2f}mm"
    return f"{place};{area};font-size:{size or box.size():g}pt"
