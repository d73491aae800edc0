"""Blocks: one call each, sections and lists holding others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import count, pairwise

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
from ctg_docs.document.pictures.logos import AT_HEAD
from ctg_docs.document.theme import Theme
from ctg_docs.writing.charts.svg import Canvas
from ctg_docs.writing.pages.heights import PageArea
from ctg_docs.writing.typst.cover import contents, cover
from ctg_docs.writing.typst.inlines import inlines, numbered
from ctg_docs.writing.typst.markup import array, call, joined, string, yes
from ctg_docs.writing.typst.panels import (
    chart,
    figure,
    key_figures,
    record,
    running_record,
    signatures,
)
from ctg_docs.writing.typst.pictures import Pictures, row_of_logos
from ctg_docs.writing.typst.tables import table

DEEPEST = 6


@dataclass(frozen=True)
class TypstBlocks:
    """Draws blocks for the page; another medium overrides what it draws otherwise."""

    theme: Theme
    pictures: Pictures
    paper: PageArea
    inside: bool = field(default=False, kw_only=True)
    """Whether it draws what a cell, a field or an item holds."""
    ranks: Iterator[int] = field(default_factory=lambda: count(1), kw_only=True)
    """Counter of the charts drawn."""

    def blocks(self, content: Blocks) -> str:
        """Return blocks in reading order, as one content."""
        following = pairwise((*content, None))
        return joined(self.block(node, after) for node, after in following if node)

    def block(self, node: Block, after: Block | None = None) -> str:
        """Return one block, that `after` follows."""
        match node:
            case Paragraph():
                return self.paragraph(node, after)
            case Section():
                return self.section(node)
            case ListBlock():
                return self._list(node)
            case Table():
                leads = isinstance(after, Record) and after.running
                sourced = _is_source(after)
                return table(node, self.compact, self.paper, sourced=sourced, leading=leads)
            case Record(running=True):
                return running_record(node, self.compact, self.paper)
            case Record():
                return record(node, self.compact, self.paper)
            case KeyFigures():
                return key_figures(node)
            case Figure():
                sourced = _is_source(after)
                return figure(node, self.theme, self.pictures, self.canvas(), sourced=sourced)
            case Logos():
                return call("logos-en-tete", row_of_logos(node.pictures, self.pictures, AT_HEAD))
            case Chart():
                return chart(node, self.theme, self.pictures, self.canvas())
            case SignatureGrid():
                return signatures(node)
            case Cover():
                return cover(node, self.pictures)
            case TableOfContents():
                return contents(node)
            case Slide():
                raise TypeError("only a deck draws slides")

    def canvas(self) -> Canvas:
        """Return the canvas of the next chart, under a name of its own in the document."""
        return Canvas(self.paper.width, f"graphique-{next(self.ranks)}")

    def compact(self, content: Blocks) -> str:
        """Return the blocks of a cell, a field or an item, the first words without paragraph."""
        match content:
            case (Paragraph(words, role="corps"),):
                return inlines(words)
            case (Paragraph(words, role="corps"), *others):
                return joined((inlines(words), "parbreak()", self._inner(tuple(others))))
        return self._inner(content) if content else "none"

    def section(self, node: Section) -> str:
        """Return the section, from its heading on."""
        level = str(min(node.level, DEEPEST))
        words = numbered(node.number, node.title)
        opening = call("titre", words, string(node.id), level, page=yes(node.new_page))
        whole = joined((opening, self.blocks(node.content) if node.content else ""))
        return call("d-une-page", level, whole) if self.paper.holds_sheet(node) else whole

    def paragraph(self, node: Paragraph, after: Block | None) -> str:
        """Return the paragraph with its role."""
        # A list and the first signatures begin on the page of what leads to them.
        keep = node.keep or isinstance(after, ListBlock | SignatureGrid)
        words = inlines(node.content)
        role = "" if node.role == "corps" else string(node.role)
        return call("paragraphe", words, role=role, solidaire=yes(keep), interne=yes(self.inside))

    def _list(self, node: ListBlock) -> str:
        points = array(map(self.compact, node.items))
        if not node.ordered:
            return call("puces", points, interne=yes(self.inside))
        start = str(node.start) if node.start > 1 else ""
        letters = yes(node.lettered)
        return call("enumeration", points, interne=yes(self.inside), lettres=letters, debut=start)

    def _inner(self, content: Blocks) -> str:
        return replace(self, inside=True).blocks(content)


def _is_source(node: Block | None) -> bool:
    return isinstance(node, Paragraph) and node.role == "source"
