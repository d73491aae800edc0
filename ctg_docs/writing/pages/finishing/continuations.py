"""Tables over several pages: one table to a screen reader, its head read once."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import pikepdf

from ctg_docs.document.nodes import Document
from ctg_docs.writing.pages.finishing.structure import Structure, kids, within

_MARKED = re.compile(rb"/MCID\s+(\d+)\s*>>\s*BDC(.*?)EMC", re.DOTALL)
_WORDS = re.compile(rb"<([0-9A-Fa-f]+)>")


def join_tables(pdf: pikepdf.Pdf, _: Document, structure: Structure) -> None:
    """Join each table with its continuations on the next pages.

    The engine makes a table of each page, with its head again. What goes on has no caption, the
    same head, and follows with nothing between.
    """
    words = cache(lambda page: _page_words(pdf, page))
    tables = structure.walk.elements["/Table"]
    kept: list[Any] = []
    for table in tables:
        if kept and _goes_on(kept[-1], table, structure, words):
            _join(kept[-1], table, structure)
        else:
            kept.append(table)
    tables[:] = kept


def _goes_on(first: Any, second: Any, structure: Structure, words: Any) -> bool:
    if _part(second, "/Caption") is not None or _part(second, "/THead") is None:
        return False
    above = set()
    holder = second
    while (holder := holder.get("/P")) is not None and holder.get("/S") is not None:
        above.add(holder.objgen)
    inside = {element.objgen for element in within(first)}
    ranks = [structure.walk.order[element] for element in inside if element in structure.walk.order]
    between = structure.walk.sequence[max(ranks) + 1 : structure.walk.order[second.objgen]]
    if any(element not in above for element in between):
        return False
    return _head_words(first, words) == _head_words(second, words)


def _head_words(table: Any, words: Any) -> list[list[bytes]]:
    """Return the signs of each header cell, as the pages draw them."""
    found = []
    for cell in _cells(table):
        signs: list[bytes] = []
        for element in within(cell):
            page = element.get("/Pg", cell.get("/Pg"))
            numbers = [kid for kid in kids(element) if isinstance(kid, int)]
            signs += [words(page.objgen).get(number, b"") for number in numbers]
        found.append(signs)
    return found


def _cells(table: Any) -> list[Any]:
    head = _part(table, "/THead")
    return [] if head is None else [cell for row in kids(head) for cell in kids(row)]


def _part(table: Any, kind: str) -> Any:
    return next((part for part in kids(table) if str(part.S) == kind), None)


def _join(first: Any, second: Any, structure: Structure) -> None:
    names = {
        str(again.ID): cell.ID
        for cell, again in zip(_cells(first), _cells(second), strict=True)
        if "/ID" in cell and "/ID" in again
    }
    head, body = _part(second, "/THead"), _part(first, "/TBody")
    for element in within(head):
        for kid in kids(element):
            if isinstance(kid, int):
                structure.walk.marked[element.Pg.objgen].discard(kid)
    gone = {element.objgen for element in within(head)}
    structure.walk.elements["/TH"] = [
        c for c in structure.walk.elements["/TH"] if c.objgen not in gone
    ]
    structure.walk.elements["/THead"] = [
        h for h in structure.walk.elements["/THead"] if h.objgen not in gone
    ]
    rows = kids(_part(second, "/TBody"))
    for row in rows:
        row.P = body
        _rename(row, names)
    body.K = pikepdf.Array([*kids(body), *rows])
    _remove(second)


def _rename(row: Any, names: dict[str, Any]) -> None:
    """Make cells name the headers of the first page."""
    for cell in kids(row):
        attributes = cell.get("/A")
        if isinstance(attributes, pikepdf.Dictionary) and "/Headers" in attributes:
            named = [names.get(str(name), name) for name in attributes.Headers]
            attributes.Headers = pikepdf.Array(named)


def _remove(element: Any) -> None:
    """Take an element out of the tree, and what holds nothing any more without it."""
    holder = element.get("/P")
    if holder is None:
        return
    holder.K = pikepdf.Array([kid for kid in kids(holder) if kid.objgen != element.objgen])
    if not kids(holder) and holder.get("/S") is not None:
        _remove(holder)


def _page_words(pdf: pikepdf.Pdf, page: tuple[int, int]) -> dict[int, bytes]:
    content = pdf.get_object(page).Contents
    parts = list(content) if isinstance(content, pikepdf.Array) else [content]
    drawn = b"\n".join(part.read_bytes() for part in parts)
    return {int(m[1]): b"".join(_WORDS.findall(m[2])) for m in _MARKED.finditer(drawn)}
