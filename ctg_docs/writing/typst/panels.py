"""Panels: records, key figures, figures, signatures, apart from the running text."""

from __future__ import annotations

from ctg_docs.document.nodes import (
    Chart,
    Field,
    Figure,
    KeyFigure,
    KeyFigures,
    Map,
    Record,
    SignatureCell,
    SignatureGrid,
)
from ctg_docs.document.rows import (
    TILES,
    even_rows,
    field_rows,
    is_long,
    like_rows,
    opened,
    row_size,
    text_columns,
)
from ctg_docs.document.theme import Theme
from ctg_docs.document.words import inline_text
from ctg_docs.writing.charts.svg import Canvas, draw_svg
from ctg_docs.writing.maps.svg import draw_map, map_room
from ctg_docs.writing.pages.heights import PageArea
from ctg_docs.writing.pages.places import FIELD_SCHEME
from ctg_docs.writing.typst.inlines import inlines
from ctg_docs.writing.typst.markup import array, call, dictionary, string, yes
from ctg_docs.writing.typst.pictures import Pictures
from ctg_docs.writing.typst.tables import Compact


def record(node: Record, compact: Compact, paper: PageArea) -> str:
    """Return the sheet on its paper; two half fields that follow each other share a line."""
    rows = (array(_field(f, compact) for f in row) for row in field_rows(node.fields))
    name = string(node.anchor) if node.anchor else ""
    return call("fiche", array(rows), cible=name, court=yes(paper.holds_record(node)))


def running_record(node: Record, compact: Compact, paper: PageArea) -> str:
    """Return the labelled words of an action sheet as lists, in two columns or under each other."""
    parts = text_columns(node.fields) if paper.holds_columns(node) else (node.fields,)
    columns = array(array(compact(opened(field)) for field in part) for part in parts)
    return call("textes", columns, cible=string(node.anchor) if node.anchor else "")


def _field(field: Field, compact: Compact) -> str:
    return array((inlines(field.label), compact(field.content)))


def key_figures(node: KeyFigures, most: int = TILES) -> str:
    """Return the figures in rows of equal tiles, of so many at most."""
    size, rows = even_rows(node.items, most)
    return call("chiffres", array(array(map(_tile, row)) for row in rows), str(size))


def _tile(item: KeyFigure) -> str:
    note = inlines(item.note) if item.note else "none"
    return array((inlines(item.value), inlines(item.label), note))


def figure(
    node: Figure, theme: Theme, pictures: Pictures, canvas: Canvas, *, sourced: bool = False
) -> str:
    """Return the picture, or the map in its canvas, and its legend.

    `sourced` says that its source follows.
    """
    picture = node.picture
    return call(
        "illustration",
        _map(picture, theme, pictures, canvas)
        if isinstance(picture, Map)
        else pictures.add(picture),
        legende=inlines(node.caption) if node.caption else "",
        cible=string(node.anchor) if node.anchor else "",
        suivi=yes(sourced),
    )


def _map(drawn: Map, theme: Theme, pictures: Pictures, canvas: Canvas) -> str:
    """Return a map as a picture is: file, alternative, width."""
    drawing = draw_map(drawn, theme, *map_room(canvas, theme))
    name = pictures.keep(f"{canvas.name}.svg", drawing.encode())
    return array((string(name), string(drawn.alt), "auto"))


def chart(node: Chart, theme: Theme, pictures: Pictures, canvas: Canvas) -> str:
    """Return the chart under its caption."""
    name = pictures.keep(f"{canvas.name}.svg", draw_svg(node, theme, canvas).encode())
    return call(
        "graphique",
        string(name),
        string(inline_text(node.alt)),
        legende=inlines(node.caption) if node.caption else "",
        cible=string(node.anchor) if node.anchor else "",
    )


def signatures(node: SignatureGrid) -> str:
    """Return the places of signature, two a row or three; a row is never cut."""
    rows = (array(map(_signature, row)) for row in like_rows(node.cells, row_size(node)))
    heading = inlines(node.heading) if node.heading else "none"
    return call("signatures", array(rows), nombreuses=yes(is_long(node)), titre=heading)


def _signature(cell: SignatureCell) -> str:
    """Return a place; its field is a link, that the finished file turns into a field."""
    return dictionary(
        (
            ("cible", string(cell.id)),
            ("institution", inlines(cell.institution)),
            ("fonction", inlines(cell.fonction)),
            ("nom", inlines(cell.nom)),
            ("mention", inlines(cell.mention) if cell.mention else "none"),
            ("date", inlines(cell.date) if cell.date else "none"),
            ("champ", string(f"{FIELD_SCHEME}{cell.field}") if cell.field else "none"),
            ("balise", string(cell.mark) if cell.mark else "none"),
        )
    )
