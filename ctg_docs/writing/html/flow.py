"""Blocks as a screen shows them: no page, headings by their nesting, wide tables that scroll."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ctg_docs.document.nodes import Paragraph, Section, Table
from ctg_docs.document.words import inline_text
from ctg_docs.writing.charts.svg import Canvas
from ctg_docs.writing.html.blocks import DEEPEST, HtmlBlocks, heading
from ctg_docs.writing.html.inlines import inlines
from ctg_docs.writing.markup import element

WIDE = 3
"""Columns from which a table may not fit on a phone."""
SLACK = 1.2
"""Room left in a chart for the face of a screen that lacks ours: the widest takes a fifth more."""


@dataclass(frozen=True)
class WebBlocks(HtmlBlocks):
    """Draws blocks under a heading of the level `above`: levels never skip, none is feigned."""

    above: int = 1

    def section(self, node: Section) -> str:
        """Return the section one level below the heading above it."""
        title = heading(node, self.above + 1)
        words = replace(self, above=self.above + 1).blocks(node.content)
        if node.folded:
            folded = element("details", element("summary", title, "pli") + words)
            return element("section", folded, "partie-de-page", "repliee")
        return element("section", title + words, "partie-de-page")

    def paragraph(self, node: Paragraph) -> str:
        """Return the paragraph; what stands as a heading is one, for those who jump by headings."""
        if node.role == "intertitre":
            level = min(self.above + 1, DEEPEST)
            return element(f"h{level}", inlines(node.content), "intertitre")
        return super().paragraph(node)

    def canvas(self) -> Canvas:
        """Return the canvas of the next chart."""
        return replace(super().canvas(), slack=SLACK)

    def table(self, node: Table) -> str:
        """Return the table, in a region that the keyboard can scroll when it is wide."""
        markup = super().table(node)
        if len(node.columns) < WIDE:
            return markup
        name = inline_text(node.caption) or "Tableau"
        return element("div", markup, "defilement", role="region", tabindex="0", aria_label=name)
