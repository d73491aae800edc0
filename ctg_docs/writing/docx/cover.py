"""The first page: logos, title, parties and version, on a page without head or foot."""

from __future__ import annotations

from math import ceil

from ctg_docs.document.nodes import Cover, Inlines
from ctg_docs.document.pictures.logos import ON_COVER
from ctg_docs.document.rows import crowded
from ctg_docs.document.words import inline_text
from ctg_docs.writing.docx.context import Surroundings, WordContext
from ctg_docs.writing.docx.elements import Element, paragraph
from ctg_docs.writing.docx.grids import cell, grid, row
from ctg_docs.writing.docx.inlines import inlines, line
from ctg_docs.writing.docx.pictures import row_of_logos
from ctg_docs.writing.docx.units import millimetres, shares, twips

PAGE = millimetres(240)
"""Most that the cover takes in height,"""
VERSION = millimetres(18)
"""and what it leaves under it for its last line."""
HEAD, CROWDED_HEAD = millimetres(52), millimetres(32)
"""From the top of the logos to the rule above the title."""
TITLES, FOOT = millimetres(110), millimetres(62)
"""Least heights of the titles, which give way to a crowd, and of the parties."""
CROWDED_LINE, CROWDED_SIGNS = twips(14), 48
"""Height of a line of a crowd, and the signs that it holds."""


def draw_cover(node: Cover, context: WordContext, around: Surroundings) -> list[Element]:
    """Return the page, whose last paragraph waits for the geometry of its section."""
    page = min(PAGE, context.cover_height - VERSION)
    head = CROWDED_HEAD if crowded(node) else HEAD
    foot = _crowd_height(node.parties) if crowded(node) else FOOT
    rows = [
        _line([_logos(node, context)], around, head),
        _line(_titles(node, context), around, min(TITLES, max(0, page - head - foot))),
    ]
    if node.parties:
        rows.append(_parties(node, context, around, foot))
    version = paragraph("Version", inlines(node.version, context))
    widths = shares(around.width, [1.0, 1.0])
    look = ("firstRow", "lastRow") if node.parties else ("firstRow",)
    for drawn in rows:
        context.revisions.row(drawn, "")
    return [grid("Couverture", widths, rows, look=look), version]


def _logos(node: Cover, context: WordContext) -> Element:
    return paragraph("LogosCouverture", row_of_logos(node.logos, context, ON_COVER))


def _titles(node: Cover, context: WordContext) -> list[Element]:
    return [
        line(style, words, context)
        for style, words in (
            ("Title", node.title),
            ("Subtitle", node.subtitle),
            ("Periode", node.period),
            ("Slogan", node.slogan),
        )
        if words
    ]


def _line(content: list[Element], around: Surroundings, height: int) -> Element:
    return row([cell(around.width, content, span=2)], height=height)


def _parties(node: Cover, context: WordContext, around: Surroundings, height: int) -> Element:
    style = "SignataireNombreux" if crowded(node) else "Signataire"
    lines = [line(style, party, context) for party in node.parties]
    if not crowded(node):
        return _line(lines, around, height)
    half = ceil(len(lines) / 2)
    first, second = shares(around.width, [1.0, 1.0])
    return row([cell(first, lines[:half]), cell(second, lines[half:])], height=height)


def _crowd_height(parties: tuple[Inlines, ...]) -> int:
    """Return the height, about, of the first column, beyond the least height."""
    first = parties[: ceil(len(parties) / 2)]
    lines = sum(ceil(len(inline_text(party)) / CROWDED_SIGNS) for party in first)
    return max(FOOT, lines * CROWDED_LINE + millimetres(5))
