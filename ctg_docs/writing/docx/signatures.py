"""Places of signature, two a row."""

from __future__ import annotations

from ctg_docs.document.nodes import SignatureCell, SignatureGrid
from ctg_docs.document.rows import SIGNATURES, chunks
from ctg_docs.writing.docx.context import Surroundings, WordContext
from ctg_docs.writing.docx.elements import Element, paragraph
from ctg_docs.writing.docx.grids import cell, grid, row
from ctg_docs.writing.docx.inlines import inlines
from ctg_docs.writing.docx.units import shares


def draw_signatures(
    node: SignatureGrid, context: WordContext, around: Surroundings
) -> list[Element]:
    """Return the grid; a lone last place has no neighbour."""
    widths = shares(around.width, [1.0] * SIGNATURES)
    rows = []
    for pair in chunks(node.cells, SIGNATURES):
        cells = [cell(w, _place(c, context)) for w, c in zip(widths, pair, strict=False)]
        rows.append(row(cells, missing=widths[len(pair) :]))
    return [grid("Signatures", widths, rows)]


def _place(node: SignatureCell, context: WordContext) -> list[Element]:
    lines = [
        paragraph(style, inlines(words, context))
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
