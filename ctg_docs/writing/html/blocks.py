"""Blocks: one element each, sections and lists holding others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count

from ctg_docs.document.edits import touched
from ctg_docs.document.nodes import (
    Block,
    Blocks,
    Chart,
    Cover,
    Figure,
    KeyFigures,
    ListBlock,
    Logos,
    Paragraph,
    Record,
    Section,
    SignatureGrid,
    Slide,
    Table,
    TableOfContents,
)
from ctg_docs.document.numbering import number_words
from ctg_docs.document.pictures.logos import AT_HEAD
from ctg_docs.document.theme import Theme
from ctg_docs.writing.charts.svg import Canvas
from ctg_docs.writing.html.cover import contents, cover
from ctg_docs.writing.html.inlines import inlines
from ctg_docs.writing.html.panels import (
    chart,
    figure,
    key_figures,
    record,
    running_record,
    signatures,
)
from ctg_docs.writing.html.pictures import row_of_logos
from ctg_docs.writing.html.tables import table
from ctg_docs.writing.markup import element, text
from ctg_docs.writing.pages.heights import PageArea

DEEPEST = 6


@dataclass(frozen=True)
class HtmlBlocks:
    """Draws blocks for the page; another medium overrides what it draws otherwise."""

    theme: Theme
    width: float
    """Width of a chart, in points."""
    area: PageArea | None = field(default=None, kw_only=True)
    """The text of a page, where there are pages."""
    ranks: Iterator[int] = field(default_factory=lambda: count(1), kw_only=True)
    """Counter of the charts drawn."""

    def blocks(self, content: Blocks) -> str:
        """Return the markup of blocks in reading order."""
        return "".join(map(self.block, content))

    def block(self, node: Block) -> str:
        """Return the markup of one block."""
        match node:
            case Paragraph():
                return self.paragraph(node)
            case Section():
                return self.section(node)
            case ListBlock():
                return self._list(node)
            case Table():
                return self.table(node)
            case Record():
                return self._record(node)
            case KeyFigures():
                return key_figures(node)
            case Figure():
                return figure(node, self.theme, self.canvas())
            case Logos():
                return element("p", row_of_logos(node.pictures, AT_HEAD), "logos-tete")
            case Chart():
                return chart(node, self.theme, self.canvas())
            case SignatureGrid():
                return signatures(node)
            case Cover():
                return cover(node)
            case TableOfContents():
                return contents(node)
            case Slide():
                raise TypeError("only a deck draws slides")

    def canvas(self) -> Canvas:
        """Return the canvas of the next chart, under a name of its own in the page."""
        return Canvas(self.width, f"graphique-{next(self.ranks)}")

    def compact(self, content: Blocks) -> str:
        """Return the blocks of a cell, a field or an item, the first paragraph without element.

        A list item of a tagged PDF may hold words but no paragraph.
        """
        match content:
            case (Paragraph(words, role="corps"), *others):
                return inlines(words) + "".join(map(self._inner, others))
        return "".join(map(self._inner, content))

    def paragraph(self, node: Paragraph) -> str:
        """Return the paragraph with its role."""
        looks = ("solidaire" if node.keep else "", "modifie" if touched(node.content) else "")
        return element("p", inlines(node.content), node.role, *looks)

    def section(self, node: Section) -> str:
        """Return the section, from its heading on."""
        # The target is the heading, not the section: a section may open at the very end of a page
        # that its heading no longer fits in.
        title = heading(node, node.level)
        looks = (
            "nouvelle-page" if node.new_page else "",
            "fiche-action" if node.kind == "fiche" else "",
            "d-un-seul-tenant" if self.area and self.area.holds_sheet(node) else "",
        )
        return element("section", title + self.blocks(node.content), *looks)

    def table(self, node: Table) -> str:
        """Return the table."""
        return table(node, self.compact)

    def _record(self, node: Record) -> str:
        if node.running:
            holds = self.area is not None and self.area.holds_columns(node)
            return running_record(node, self.compact, columns=holds)
        tall = self.area is not None and self.area.exceeds(node)
        return record(node, self.compact, tall=tall)

    def _list(self, node: ListBlock) -> str:
        items = "".join(element("li", self.compact(item), "point") for item in node.items)
        if not node.ordered:
            return element("ul", items, "liste")
        # The engine of the pages heeds the counter, browsers and screen readers the attribute.
        counter = {"start": str(node.start), "style": f"counter-reset: list-item {node.start - 1}"}
        letters = "a-lettres" if node.lettered else ""
        return element("ol", items, "liste", letters, **(counter if node.start > 1 else {}))

    def _inner(self, node: Block) -> str:
        # A list right inside an item is read after all the item's words, where the engine puts it.
        markup = self.block(node)
        return element("div", markup, "sous-liste") if isinstance(node, ListBlock) else markup


def heading(node: Section, level: int) -> str:
    """Return the heading of a section with its number, at a level that counts from 1."""
    return element(
        f"h{min(level, DEEPEST)}",
        text(number_words(node.number)) + inlines(node.title),
        "titre",
        f"titre-{min(level, 4)}",
        f"titre-{node.kind}",
        id=node.id,
    )
