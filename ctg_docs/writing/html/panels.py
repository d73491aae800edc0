"""What is set apart from the running text: records, key figures, figures, signatures."""

from __future__ import annotations

from collections.abc import Callable

from ctg_docs.document.nodes import (
    Blocks,
    Field,
    Figure,
    Inlines,
    KeyFigure,
    KeyFigures,
    Record,
    SignatureCell,
    SignatureGrid,
)
from ctg_docs.document.rows import SIGNATURES, TILES, chunks, even_rows, field_rows
from ctg_docs.writing.html.inlines import inlines
from ctg_docs.writing.html.pictures import image
from ctg_docs.writing.markup import element, text
from ctg_docs.writing.pages.places import FIELD_SCHEME


def record(node: Record, compact: Callable[[Blocks], str]) -> str:
    """Return the sheet; two half fields that follow each other share a line."""
    rows = "".join(
        element("div", "".join(_field(f, compact, len(row) > 1) for f in row), "champs")
        for row in field_rows(node.fields)
    )
    return element("div", rows, "fiche", id=node.anchor)


def _field(field: Field, compact: Callable[[Blocks], str], half: bool) -> str:
    label = element("p", inlines(field.label), "champ-libelle")
    value = element("div", compact(field.content), "champ-valeur")
    return element("div", label + value, "champ", "demi" if half else "")


def key_figures(node: KeyFigures, most: int = TILES) -> str:
    """Return the figures in rows of equal tiles, of so many at most."""
    size, rows = even_rows(node.items, most)
    empty = element("div", "", "chiffre-absent")
    return "".join(
        element("div", "".join(map(_tile, row)) + empty * (size - len(row)), "chiffres")
        for row in rows
    )


def _tile(item: KeyFigure) -> str:
    return element(
        "div",
        _line(item.value, "chiffre-valeur")
        + _line(item.label, "chiffre-libelle")
        + _line(item.note, "chiffre-source"),
        "chiffre",
    )


def figure(node: Figure) -> str:
    """Return the picture and its legend."""
    legend = element("figcaption", inlines(node.caption), "figure-legende") if node.caption else ""
    return element("figure", image(node.picture, "image") + legend, "figure", id=node.anchor)


def signatures(node: SignatureGrid) -> str:
    """Return the places of signature, two a row; a row is never cut."""
    return "".join(
        element(
            "div",
            "".join(map(_signature, row)),
            "signatures",
            "premieres-signatures" if rank == 0 else "",
            "signature-seule" if len(row) < SIGNATURES else "",
        )
        for rank, row in enumerate(chunks(node.cells, SIGNATURES))
    )


def _signature(cell: SignatureCell) -> str:
    return element(
        "div",
        _line(cell.institution, "signature-institution")
        + _line(cell.fonction, "signature-fonction")
        + _line(cell.nom, "signature-nom")
        + _line(cell.mention, "signature-mention")
        + (_field_to_sign(cell) if cell.field else ""),
        "signature",
        "a-signer" if cell.field else "",
        id=cell.id,
    )


def _field_to_sign(cell: SignatureCell) -> str:
    """Return the place of a signature field: a link that the finished file turns into a field."""
    mark = element("span", text(cell.mark), "balise") if cell.mark else ""
    return element("a", mark, "champ-signature", href=f"{FIELD_SCHEME}{cell.field}")


def _line(content: Inlines, css_class: str) -> str:
    return element("p", inlines(content), css_class) if content else ""
