"""The first page: logos, title, parties and version, on a page without head or foot."""

from __future__ import annotations

from math import ceil

from ctg_docs.document.nodes import Cover, Inlines
from ctg_docs.writing.docx.context import Context, Spot
from ctg_docs.writing.docx.elements import Element, paragraph, run, w
from ctg_docs.writing.docx.grids import cell, grid, row
from ctg_docs.writing.docx.inlines import inlines
from ctg_docs.writing.docx.pictures import picture
from ctg_docs.writing.docx.units import millimetres, shares, twips

LOGO_WIDTH, LOGO_HEIGHT = millimetres(60), millimetres(22)
HEAD = millimetres(52)
"""From the top of the logos to the rule above the title."""
FOOT = millimetres(62)
"""Least height of the parties, which the title gives way to when they are many."""
ROOM = millimetres(240)
CROWD = 10
"""Beyond this number, the parties stand in two columns of smaller type."""


def draw_cover(node: Cover, context: Context, spot: Spot) -> list[Element]:
    """Return the page, whose last paragraph waits for the geometry of its section."""
    foot = _height(len(node.parties))
    rows = [
        _line([_logos(node, context)], spot, HEAD),
        _line(_titles(node, context), spot, ROOM - HEAD - foot),
    ]
    if node.parties:
        rows.append(_parties(node.parties, context, spot, foot))
    version = paragraph("Version", inlines(node.version, context))
    widths = shares(spot.width, [1.0, 1.0])
    look = ("firstRow", "lastRow") if node.parties else ("firstRow",)
    return [grid("Couverture", widths, rows, look=look), version]


def _logos(node: Cover, context: Context) -> Element:
    runs: list[Element] = []
    for rank, logo in enumerate(node.logos):
        if rank:
            runs.append(run("", w("tab")))
        runs.append(picture(logo, context, LOGO_WIDTH, LOGO_HEIGHT))
    return paragraph("LogosCouverture", runs)


def _titles(node: Cover, context: Context) -> list[Element]:
    return [
        paragraph(style, inlines(words, context))
        for style, words in (
            ("Title", node.title),
            ("Subtitle", node.subtitle),
            ("Periode", node.period),
            ("Slogan", node.slogan),
        )
        if words
    ]


def _line(content: list[Element], spot: Spot, height: int) -> Element:
    return row([cell(spot.width, content, span=2)], height=height)


def _parties(parties: tuple[Inlines, ...], context: Context, spot: Spot, height: int) -> Element:
    crowded = len(parties) > CROWD
    style = "SignataireNombreux" if crowded else "Signataire"
    lines = [paragraph(style, inlines(party, context)) for party in parties]
    if not crowded:
        return _line(lines, spot, height)
    half = ceil(len(lines) / 2)
    first, second = shares(spot.width, [1.0, 1.0])
    return row([cell(first, lines[:half]), cell(second, lines[half:])], height=height)


def _height(parties: int) -> int:
    """Return the room of the parties; half the lines of a crowd are taken to be doubled."""
    if parties <= CROWD:
        return max(FOOT, millimetres(5) + parties * twips(20))
    return max(FOOT, millimetres(5) + ceil(parties / 2) * twips(20))
