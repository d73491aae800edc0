"""Panels: records, figures of all kinds, signatures, apart from the running text."""

from __future__ import annotations

from collections.abc import Callable

from ctg_docs.document.nodes import (
    Blocks,
    Chart,
    Field,
    Figure,
    Inlines,
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
from ctg_docs.writing.charts.svg import Canvas, draw_svg
from ctg_docs.writing.html.inlines import inlines, line
from ctg_docs.writing.html.pictures import image
from ctg_docs.writing.maps.svg import draw_map, map_room
from ctg_docs.writing.markup import element, text
from ctg_docs.writing.pages.places import FIELD_SCHEME


def running_record(node: Record, compact: Callable[[Blocks], str], *, columns: bool = True) -> str:
    """Return the labelled words of an action sheet as lists, in two columns or under each other."""
    parts = text_columns(node.fields) if columns else (node.fields,)
    drawn = "".join(_running(part, compact) for part in parts if part)
    return element("div", drawn, "textes" if columns else "textes-longs", id=node.anchor)


def _running(fields: tuple[Field, ...], compact: Callable[[Blocks], str]) -> str:
    items = "".join(element("li", compact(opened(field)), "texte") for field in fields)
    # The column is no list itself: laid out as a cell, it would not be told as one.
    return element("div", element("ul", items, "liste-textes"), "colonne")


def record(node: Record, compact: Callable[[Blocks], str], *, tall: bool = False) -> str:
    """Return the sheet; two half fields that follow each other share a line.

    A `tall` one, which no page holds, begins under its title and is cut between its lines.
    """
    rows = "".join(
        element("div", "".join(_field(f, compact, len(row) > 1) for f in row), "champs")
        for row in field_rows(node.fields)
    )
    return element("div", rows, "fiche", "haute" if tall else "", id=node.anchor)


def _field(field: Field, compact: Callable[[Blocks], str], half: bool) -> str:
    label = element("p", inlines(field.label), "champ-libelle")
    value = element("div", compact(field.content), "champ-valeur")
    return element("div", label + value, "champ", "demi" if half else "")


def key_figures(node: KeyFigures, most: int = TILES) -> str:
    """Return the figures in rows of equal tiles, of so many at most."""
    size, rows = even_rows(node.items, most)
    empty = element("div", "", "chiffre-absent")
    return "".join(
        element("div", "".join(map(tile, row)) + empty * (size - len(row)), "chiffres")
        for row in rows
    )


def tile(item: KeyFigure, tag: str = "div") -> str:
    """Return one figure, its label and its source in an element."""
    return element(
        tag,
        line(item.value, "chiffre-valeur")
        + line(item.label, "chiffre-libelle")
        + line(item.note, "chiffre-source"),
        "chiffre",
    )


def figure(node: Figure, theme: Theme, canvas: Canvas) -> str:
    """Return the picture, or the map in its canvas, and its legend."""
    legend = element("figcaption", inlines(node.caption), "figure-legende") if node.caption else ""
    picture = node.picture
    drawing = (
        draw_map(picture, theme, *map_room(canvas, theme))
        if isinstance(picture, Map)
        else image(picture, "image")
    )
    return element("figure", drawing + legend, "figure", id=node.anchor)


def chart(node: Chart, theme: Theme, canvas: Canvas) -> str:
    """Return the chart under its caption."""
    legend = element("figcaption", inlines(node.caption), "figure-legende") if node.caption else ""
    drawing = draw_svg(node, theme, canvas)
    return element("figure", legend + drawing, "figure", "graphique", id=node.anchor)


def signatures(node: SignatureGrid) -> str:
    """Return the places of signature, two a row or three; a row is never cut."""
    size = row_size(node)
    rows = [
        element(
            "div",
            "".join(map(_signature, row)),
            "signatures",
            "premieres-signatures" if rank == 0 else "",
            "signatures-nombreuses" if is_long(node) else "",
            f"signatures-{len(row)}-sur-{size}" if len(row) < size else "",
        )
        for rank, row in enumerate(like_rows(node.cells, size))
    ]
    return _under_heading(node.heading, rows) if node.heading else "".join(rows)


def _under_heading(heading: Inlines, rows: list[str]) -> str:
    """Return rows under words that come again on each page that they take."""
    lines = "".join(element("div", row, "signatures-rangee") for row in rows)
    head = element("div", line(heading, "signatures-titre"), "signatures-tete")
    return element("div", head + lines, "signatures-suite")


def _signature(cell: SignatureCell) -> str:
    return element(
        "div",
        line(cell.institution, "signature-institution")
        + line(cell.fonction, "signature-fonction")
        + (_field_to_sign(cell) if cell.field else element("div", "", "place-signature"))
        + line(cell.nom, "signature-nom")
        + line(cell.mention, "signature-mention")
        + line(cell.date, "signature-date"),
        "signature",
        id=cell.id,
    )


def _field_to_sign(cell: SignatureCell) -> str:
    """Return the place of a signature field: a link that the finished file turns into a field."""
    mark = element("span", text(cell.mark), "balise") if cell.mark else ""
    return element("a", mark, "champ-signature", href=f"{FIELD_SCHEME}{cell.field}")
