"""Header cells: which cells each of them names (ISO 32000-1, 14.8.5.7; ISO 14289-1, 7.5)."""

from __future__ import annotations

from typing import Any

import pikepdf

from ctg_docs.document.nodes import Document
from ctg_docs.writing.pages.finishing.structure import Structure, within


def scope_headers(pdf: pikepdf.Pdf, _: Document, structure: Structure) -> None:
    """Give each header cell its scope, and the cells that name them a tree to find them in."""
    above = {cell.objgen for head in structure.walk.elements["/THead"] for cell in within(head)}
    named: dict[bytes, Any] = {}
    for cell in structure.walk.elements["/TH"]:
        scope = pikepdf.Name.Column if cell.objgen in above else pikepdf.Name.Row
        attributes = cell.get("/A")
        if isinstance(attributes, pikepdf.Dictionary):
            attributes.Scope = scope
        else:
            cell.A = pikepdf.Dictionary(O=pikepdf.Name.Table, Scope=scope)
        if "/ID" in cell:
            named[bytes(cell.ID)] = cell
    if named:
        pdf.Root.StructTreeRoot.IDTree = _name_tree(pdf, named)


def _name_tree(pdf: pikepdf.Pdf, named: dict[bytes, Any]) -> Any:
    """Return the names in their byte order, as a tree of one leaf."""
    ordered = sorted(named)
    entries = [part for name in ordered for part in (pikepdf.String(name), named[name])]
    limits = pikepdf.Array([pikepdf.String(ordered[0]), pikepdf.String(ordered[-1])])
    leaf = pikepdf.Dictionary(Names=pikepdf.Array(entries), Limits=limits)
    return pdf.make_indirect(pikepdf.Dictionary(Kids=pikepdf.Array([pdf.make_indirect(leaf)])))
