"""How far each page of a tagged PDF is filled, and how high each row of its tables is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from io import BytesIO
from typing import Any, NamedTuple

import pikepdf
from pdfminer.converter import PDFLayoutAnalyzer
from pdfminer.layout import LTItem, LTPage
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.psparser import PSLiteral

from ctg_docs.writing.pages.finishing.structure import Structure, kids

MILLIMETRE = 72 / 25.4
Place = tuple[int, int]
"""Rank of a page and number of a marked content in it."""


class Extents(NamedTuple):
    """Where the pages of a file end, as shares of their height, and its rows in millimetres.

    Running heads and feet, which are artifacts, count for nothing. A row that goes on overleaf is
    as high as its parts.
    """

    ends: list[float]
    rows: list[float]


def extents(content: bytes) -> Extents:
    """Measure a tagged PDF."""
    device = _Device(PDFResourceManager())
    interpreter = PDFPageInterpreter(device.rsrcmgr, device)
    for page in PDFPage.get_pages(BytesIO(content)):
        interpreter.process_page(page)
    with pikepdf.Pdf.open(BytesIO(content)) as pdf:
        ranks = {page.obj.objgen: rank for rank, page in enumerate(pdf.pages)}
        lines = Structure(pdf).walk.elements["/TR"]
        rows = [_height({*_marked(row, None, ranks)}, device.boxes) for row in lines]
    return Extents([1 - max(low, 0) / high for low, high in device.pages], rows)


def _height(places: set[Place], boxes: dict[Place, list[tuple[float, float]]]) -> float:
    """Return how high marked contents are together, the pages they stand on one after another."""
    sides: dict[int, list[float]] = defaultdict(list)
    for place in places:
        sides[place[0]] += [side for box in boxes.get(place, []) for side in box]
    return sum(max(found) - min(found) for found in sides.values() if found) / MILLIMETRE


def _marked(element: Any, page: Any, ranks: dict[Any, int]) -> Iterator[Place]:
    page = element.get("/Pg", page)
    for kid in kids(element):
        if isinstance(kid, int):
            yield ranks[page.objgen], kid
        elif kid.get("/Type") == pikepdf.Name.MCR:
            yield ranks[kid.get("/Pg", page).objgen], int(kid.MCID)
        elif kid.get("/Type") != pikepdf.Name.OBJR:
            yield from _marked(kid, page, ranks)


class _Device(PDFLayoutAnalyzer):
    """Keeps what is drawn in the marked contents of each page: its bottom and its top."""

    def __init__(self, manager: PDFResourceManager) -> None:
        super().__init__(manager)
        self.boxes: dict[Place, list[tuple[float, float]]] = defaultdict(list)
        self.pages: list[tuple[float, float]] = []
        """Where what is read of each page ends, from its foot, and its height, in points."""
        self._marks: list[int | None] = []

    def begin_tag(self, tag: PSLiteral, props: Any = None) -> None:
        self._marks.append(props.get("MCID") if isinstance(props, dict) else None)

    def end_tag(self) -> None:
        self._keep()
        self._marks.pop()

    def _keep(self) -> None:
        """Give what was drawn since the last mark to the one that ends."""
        number = next((mark for mark in reversed(self._marks) if mark is not None), None)
        drawn: list[LTItem] = self.cur_item._objs
        if number is not None:
            boxes = [(item.y0, item.y1) for item in drawn if hasattr(item, "y0")]
            self.boxes[len(self.pages), number] += boxes
        drawn.clear()

    def receive_layout(self, ltpage: LTPage) -> None:
        rank = len(self.pages)
        found = [low for (page, _), boxes in self.boxes.items() if page == rank for low, _ in boxes]
        self.pages.append((min(found, default=ltpage.height), ltpage.height))
