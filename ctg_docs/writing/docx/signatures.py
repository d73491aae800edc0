"""Places of signature, two a row or three."""

from __future__ import annotations

from collections.abc import Sequence

from ctg_docs.document.nodes import Inlines, SignatureCell, SignatureGrid
from ctg_docs.document.rows import is_long, like_rows, row_size
from ctg_docs.writing.docx.context import Surroundings, WordContext
from ctg_docs.writing.docx.elements import Element, paragraph
from ctg_docs.writing.docx.grids import cell, grid, row
from ctg_docs.writing.docx.inlines import line
from ctg_docs.writing.docx.units import shares


def draw_signatures(
    node: SignatureGrid, context: WordContext, around: Surroundings
) -> list[Element]:
    """Return the grid; a lone last place has no neighbour."""
    size = row_size(node)
    widths = shares(around.width, [1.0] * size)
    rows = [_heading(node.heading, widths, context)] if node.heading else []
    for places in like_rows(node.cells, size):
        cells = [
            cell(w, _place(c, context, small=is_long(node)))
            for w, c in zip(widths, places, strict=False)
        ]
        drawn = row(cells, missing=widths[len(places) :])
        rows.append(context.revisions.row(drawn, places[0].edit))
    return [grid("Signatures", widths, rows)]


def _heading(words: Inlines, widths: Sequence[int], context: WordContext) -> Element:
    """Return the row that comes again on each page."""
    content = [line("SignatureTitre", words, context)]
    return row([cell(sum(widths), content, span=len(widths), bare=True)], header=True)


def _place(node: SignatureCell, context: WordContext, *, small: bool) -> list[Element]:
    size = "Petit" if small else ""

    def lines(*several: tuple[str, Inlines]) -> list[Element]:
        return [line(f"Signature{part}{size}", words, context) for part, words in several if words]

    who = lines(("Institution", node.institution), ("Fonction", node.fonction))
    named = lines(("Nom", node.nom), ("Mention", node.mention), ("Nom", node.date))
    space = paragraph("SignatureEspaceCourt" if small else "SignatureEspace")
    place = [*who, space, *named]
    context.bookmarks.mark(place, node.id)
    return place
