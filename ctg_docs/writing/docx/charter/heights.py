"""Heights of the heads and feet of a model, about: their share of the first page."""

from __future__ import annotations

from collections.abc import Iterator

from ctg_docs.writing.docx.charter.model import Model, Node, W
from ctg_docs.writing.docx.charter.sheet import whole
from ctg_docs.writing.docx.sections import PageSetup
from ctg_docs.writing.docx.units import EMU_PER_TWIP

_LINE = 280
"""A line of text, in twips."""
_INLINE = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}inline"

_CONTROLS = (f"{W}sdt", f"{W}sdtContent")


def room(pages: PageSetup, model: Model, head: str, foot: str) -> int:
    """Return the height left for the text between a head and a foot, named or not, in twips."""
    top = max(abs(pages.top), pages.header + _story(model, head) if pages.top >= 0 else 0)
    bottom = max(abs(pages.bottom), pages.footer + _story(model, foot) if pages.bottom >= 0 else 0)
    return pages.height - top - bottom


def _story(model: Model, name: str) -> int:
    return _blocks(model.xml(name)) if name else 0


def _blocks(node: Node) -> int:
    total = 0
    for child in _children(node):
        if child.tag == f"{W}p":
            total += max([_LINE, *(_picture(inline) for inline in child.iter(_INLINE))])
        elif child.tag == f"{W}tbl":
            total += sum(_row(row) for row in _children(child) if row.tag == f"{W}tr")
    return total


def _row(row: Node) -> int:
    cells = (cell for cell in _children(row) if cell.tag == f"{W}tc")
    return max(map(_blocks, cells), default=0)


def _children(node: Node) -> Iterator[Node]:
    """Yield the children of a node, and those of the controls among them."""
    for child in node:
        if child.tag in _CONTROLS:
            yield from _children(child)
        else:
            yield child


def _picture(inline: Node) -> int:
    height = whole(inline[0].get("cy")) if len(inline) else None
    return (height or 0) // EMU_PER_TWIP
