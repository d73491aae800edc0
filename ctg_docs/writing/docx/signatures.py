"""Places of signature, two a row or three."""

from __future__ import annotations

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
    space = "SignatureEspaceCourt" if is_long(node) else "SignatureEspace"
    rows = []
    for places in like_rows(node.cells, size):
        cells = [cell(w, _place(c, context, space)) for w, c in zip(widths, places, strict=False)]
        drawn = row(cells, missing=widths[len(places) :])
        rows.append(context.revisions.row(drawn, places[0].edit))
    return [grid("Signatures", widths, rows)]


def _place(node: SignatureCell, context: WordContext, space: str) -> list[Element]:
    def lines(*several: tuple[str, Inlines]) -> list[Element]:
        return [line(style, words, context) for style, words in several if words]

    who = lines(("SignatureInstitution", node.institution), ("SignatureFonction", node.fonction))
    named = lines(
        ("SignatureNom", node.nom), ("SignatureMention", node.mention), ("SignatureNom", node.date)
    )
    place = [*who, paragraph(space), *named]
    context.bookmarks.mark(place, node.id)
    return place
