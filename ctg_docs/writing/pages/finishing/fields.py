"""Signature fields: named, tagged and empty, each in the cell of who signs there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf

from ctg_docs.document.nodes import Document, SignatureCell, SignatureGrid
from ctg_docs.document.walk import blocks_within
from ctg_docs.document.words import inline_text
from ctg_docs.writing.pages.finishing.structure import Structure, kids, within
from ctg_docs.writing.pages.places import FIELD_SCHEME


def place_fields(pdf: pikepdf.Pdf, document: Document, structure: Structure) -> None:
    """Turn the places of signature into fields, in signing order (ISO 32000-1, 12.7.4.5).

    A field is an element `Form` that holds its widget itself, not in an array: only so do
    validators see that a later signature changes nothing else.
    """
    cells = list(_cells(document))
    places = dict(_places(pdf)) if cells else {}
    fields = []
    for cell in cells:
        element, annotation = places[cell.field]
        _sign_here(pdf, annotation, cell)
        for inside in within(element):
            # No one should hear the invisible mark by which a signing platform finds the place.
            if marks := [kid for kid in kids(inside) if isinstance(kid, int)]:
                structure.walk.marked[inside.Pg.objgen].difference_update(marks)
        element.S = pikepdf.Name.Form
        (element.K,) = (k for k in kids(element) if not isinstance(k, int) and "/Obj" in k)
        _read_last(element)
        fields.append(annotation)
    if fields:
        pdf.Root.AcroForm = pdf.make_indirect(
            pikepdf.Dictionary(Fields=pikepdf.Array(fields), SigFlags=0)
        )


def _read_last(element: Any) -> None:
    """Make a field, drawn above the name of who signs there, be read once its cell has told it."""
    others = [kid for kid in kids(element.P) if kid.objgen != element.objgen]
    element.P.K = pikepdf.Array([*others, element])


def _cells(document: Document) -> Iterator[SignatureCell]:
    for block in blocks_within(document.blocks):
        if isinstance(block, SignatureGrid):
            yield from (cell for cell in block.cells if cell.field)


def _places(pdf: pikepdf.Pdf) -> Iterator[tuple[str, tuple[Any, Any]]]:
    """Yield each place by the name of its field: the element and its annotation.

    The mark of a signing platform may have made a second link of the place: it goes.
    """
    parents = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)
    for page in pdf.pages:
        annotations = list(page.get("/Annots", []))
        for rank, annotation in reversed(list(enumerate(annotations))):
            address = _address(annotation)
            if address.startswith(FIELD_SCHEME):
                link = parents[int(annotation.StructParent)]
                if str(link.S) == "/Link":
                    yield address.removeprefix(FIELD_SCHEME), (link, annotation)
                else:
                    del page.Annots[rank]


def _address(annotation: Any) -> str:
    """Return the address of a link outside the file, nothing when it stays inside."""
    action = annotation.get("/A")
    return "" if action is None else str(action.get("/URI", ""))


def _sign_here(pdf: pikepdf.Pdf, annotation: Any, cell: SignatureCell) -> None:
    """Make a link an empty signature field, with a blank appearance and the name to read out."""
    for key in ("/A", "/Dest", "/BS", "/Border", "/Contents"):
        if key in annotation:
            del annotation[key]
    said = (cell.institution, cell.nom, cell.fonction)
    annotation.Subtype = pikepdf.Name.Widget
    annotation.FT = pikepdf.Name.Sig
    annotation.T = pikepdf.String(cell.field)
    annotation.TU = pikepdf.String("Signature\u00a0: " + ", ".join(map(inline_text, said)))
    annotation.F = 4
    x0, y0, x1, y1 = (float(n) for n in annotation.Rect)
    blank = pdf.make_stream(b"")
    blank.Type, blank.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
    blank.BBox = pikepdf.Array([0, 0, round(x1 - x0, 3), round(y1 - y0, 3)])
    annotation.AP = pikepdf.Dictionary(N=blank)
