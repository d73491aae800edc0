"""Slides: each one a page, what it holds at the places that every format shares."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from ctg_docs.document.metrics import POINTS
from ctg_docs.document.nodes import (
    Block,
    Blocks,
    Chart,
    Document,
    Emphasis,
    Figure,
    Inline,
    Inlines,
    KeyFigures,
    Link,
    Paragraph,
    Slide,
    Strong,
    Superscript,
    Text,
)
from ctg_docs.document.outline import levels
from ctg_docs.document.screen import LOOKS, SMALL, Box, boxes
from ctg_docs.document.stacking import Frame, frames, measure, tiles_in_a_row
from ctg_docs.document.theme import Theme
from ctg_docs.writing.charts.svg import Sheet
from ctg_docs.writing.typst.blocks import Drawing
from ctg_docs.writing.typst.inlines import inlines
from ctg_docs.writing.typst.markup import array, call, joined, millimetres, points, string, yes
from ctg_docs.writing.typst.panels import chart, figure, key_figures
from ctg_docs.writing.typst.paper import paper
from ctg_docs.writing.typst.pictures import Pictures

ON_GROUND = {"chapeau", "etiquette"}
_COMPOUND = re.compile(r"(?<![\w-])(?=[\w’-]{3,30}(?![\w’-]))[\w’]+(?:-[\w’]+)+")


@dataclass(frozen=True)
class Screen(Drawing):
    """Draws slides with their absolute boxes, for pages that have the size of a screen."""

    levels: Mapping[str, int]
    """Level of the title of each slide, by its id."""
    coloured: bool = False
    """Whether it draws on a ground whose colour gives that of the text."""

    def block(self, node: Block, after: Block | None = None) -> str:
        """Return one block, that `after` follows."""
        return self._slide(node) if isinstance(node, Slide) else super().block(node, after)

    def paragraph(self, node: Paragraph, after: Block | None) -> str:
        """Return the paragraph; on a coloured ground, the lead is of the colour of the text."""
        held = self.coloured and node.role in ON_GROUND
        words, role = inlines(node.content), "" if node.role == "corps" else string(node.role)
        return call("paragraphe", words, role=role, interne=yes(self.inside), herite=yes(held))

    def _slide(self, node: Slide) -> str:
        found, look = boxes(node), LOOKS[node.layout]
        inside = replace(self, coloured=bool(look.text))
        part = call("suite", string(node.part)) if node.part else ""
        frames = [*inside._column(node.content, found["content"], f"{node.id}-1")]
        if node.aside:
            frames += inside._column(node.aside, found["aside"], f"{node.id}-2")
        return call(
            "diapositive",
            string(node.layout),
            string(node.id),
            str(self.levels[node.id]),
            _placed(found["title"], found["title"].size(node.size)),
            joined((_unbroken(node.title), part)),
            array(frames),
            surtitre=inlines(node.label) if node.label else "",
            place_surtitre=_placed(found["label"]) if node.label else "",
            capitales=yes(look.capitals),
        )

    def _column(self, column: Blocks, box: Box, name: str) -> Iterator[str]:
        for rank, frame in enumerate(frames(column, box, self.theme), 1):
            yield array((_placed(frame.box), self._frame(frame, f"{name}-{rank}")))

    def _frame(self, frame: Frame, name: str) -> str:
        box = frame.box
        match frame.blocks:
            case (KeyFigures(items) as figures,):
                return key_figures(figures, tiles_in_a_row(len(items), box.width))
            case (Chart() as drawn,):
                left = box.height - measure(self.theme, box).caption(drawn.caption, box.width)
                sheet = Sheet(box.width * POINTS, name, height=left * POINTS, size=SMALL)
                return chart(drawn, self.theme, self.pictures, sheet)
            case (Figure() as shown,):
                return figure(shown, self.pictures)
        return self.blocks(frame.blocks)


def screen(document: Document, theme: Theme, pictures: Pictures) -> Screen:
    """Return what draws the slides of a document."""
    slides = [block for block in document.blocks if isinstance(block, Slide)]
    ranks = dict(zip((s.id for s in slides), levels(slides), strict=True))
    return Screen(theme, pictures, paper(theme, document.page), ranks)


def _unbroken(title: Inlines) -> str:
    """Return a title whose compound names no line cuts at their hyphen."""
    return joined(map(_whole, title))


def _whole(node: Inline) -> str:
    match node:
        case Text(words):
            return joined(_pieces(words))
        case Strong(content):
            return call("strong", _unbroken(content))
        case Emphasis(content):
            return call("emph", _unbroken(content))
        case Superscript(content):
            return call("exposant", _unbroken(content))
        case Link(href, content):
            return call("lien", string(href), _unbroken(content))
    return inlines((node,))


def _pieces(words: str) -> Iterator[str]:
    end = 0
    for found in _COMPOUND.finditer(words):
        yield string(words[end : found.start()]) if end < found.start() else ""
        yield call("box", string(found[0]))
        end = found.end()
    yield string(words[end:]) if end < len(words) else ""


def _placed(box: Box, size: float | None = None) -> str:
    """Return a box as an array: left, top, width, height, size of its type."""
    lengths = map(millimetres, (box.left, box.top, box.width, box.height))
    return array((*lengths, points(size or box.size())))
