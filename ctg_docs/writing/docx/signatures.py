"""Places of signature, two a row."""

from __future__ import annotations

from ctg_docs.document.nodes import SignatureCell, SignatureGrid
from ctg_docs.document.rows import SIGNATURES, like_rows
from ctg_docs.writing.docx.context import Surroundings, WordContext
from ctg_docs.writing.docx.elements import Element, paragraph
from ctg_docs.writing.docx.grids import cell, grid, row
from ctg_docs.writing.docx.inlines import line
from ctg_docs.writing.docx.units import shares


def draw_signatures(
    node: SignatureGrid, context: WordContext, around: Surroundings
) -> list[Element]:
    """Return the grid; a lone last place has no neighbour."""
    widths = shares(around.width, [1.0] * SIGNATURES)
    rows = []
    for pair in like_rows(node.cells, SIGNATURES):
        cells = [cell(w, _place(c, context)) for w, c in zip(widths, pair, strict=False)]
        drawn = row(cells, missing=widths[len(pair) :])
        rows.append(context.revisions.row(drawn, pair[0].edit))
    return [grid("Signatures", widths, rows)]


def _place(node: SignatureCell, context: WordContext) -> list[Element]:
    lines = [
        line(style, words, context)
        for style, words in (
            ("SignatureInstitution", node.institution),
            ("SignatureFonction", node.fonction),
            ("SignatureNom", node.nom),
            ("SignatureMention", node.mention),
        )
        if words
    ]
    lines.append(paragraph("SignatureEspace"))
    context.bookmarks.mark(lines, node.id)
    return lines
