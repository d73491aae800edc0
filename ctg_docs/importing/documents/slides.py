"""A PowerPoint deck → its lines and tables, slide by slide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE, PP_PLACEHOLDER
from pptx.exc import PythonPptxError

from ctg_docs.importing.documents import refusals
from ctg_docs.importing.documents.typed import Looks, TypedDocument

_BROKEN = (
    *(AttributeError, KeyError, IndexError, TypeError, ValueError),
    *(etree.LxmlError, PythonPptxError),
)
"""What the library raises on parts that are not as they should be."""
_TITLES = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)
_BODIES = (PP_PLACEHOLDER.BODY, PP_PLACEHOLDER.OBJECT)
_FURNITURE = (PP_PLACEHOLDER.SLIDE_NUMBER, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.DATE)
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_LARGE = 20 * 12_700
"""Height from which the words of a free frame are those of a title, in EMU."""
_DEEPEST = 8

Shape = Any
"""A shape of python-pptx."""


def type_slides(content: bytes, into: TypedDocument) -> None:
    """Add the lines and tables of a deck to a document; raises SourceError for a damaged one."""
    try:
        deck = Presentation(BytesIO(content))
        for number, slide in enumerate(deck.slides, 1):
            for box, shape in enumerate(_in_order(list(_flat(slide.shapes)))):
                _type_shape(shape, (number, box), into)
            if slide.has_notes_slide and (frame := slide.notes_slide.notes_text_frame):
                words = " ".join(frame.text.split())
                if words:
                    into.aside.append((f"diapositive {number}", words, "commentaires : non repris"))
    except _BROKEN as error:
        raise refusals.unreadable(into.name) from error


def _flat(shapes: Any, depth: int = 0) -> Iterator[Shape]:
    for shape in shapes:
        if shape.shape_type == MSO_SHAPE_TYPE.GROUP and depth < _DEEPEST:
            yield from _flat(shape.shapes, depth + 1)
        else:
            yield shape


def _type_shape(shape: Shape, box: tuple[int, int], into: TypedDocument) -> None:
    place = f"diapositive {box[0]}"
    if getattr(shape, "has_table", False) and shape.has_table:
        rows = [
            [(n, cell.text, cell.is_spanned) for n, cell in enumerate(row.cells, 1)]
            for row in shape.table.rows
        ]
        into.add_table(rows, place)
    elif shape.has_text_frame and _kind(shape) not in _FURNITURE:
        for paragraph in shape.text_frame.paragraphs:
            into.add_line(paragraph.text, place, _looks(shape, paragraph, box))
    elif not shape.has_text_frame:
        into.pictures += 1
        into.aside.append((place, "", "image, graphique ou schéma : non repris"))


def _looks(shape: Shape, paragraph: Any, box: tuple[int, int]) -> Looks:
    kind = _kind(shape)
    if kind in _TITLES:
        return Looks(0, None, True, box)
    runs = [run for run in paragraph.runs if run.text.strip()]
    strong = bool(runs) and all(run.font.bold or (run.font.size or 0) >= _LARGE for run in runs)
    properties = paragraph._p.pPr
    marks = set() if properties is None else {child.tag for child in properties}
    bulleted = bool(marks & {f"{_A}buChar", f"{_A}buAutoNum", f"{_A}buBlip"})
    if kind in _BODIES and f"{_A}buNone" not in marks:
        bulleted = True
    return Looks(None, paragraph.level if bulleted else None, strong, box)


def _kind(shape: Shape) -> Any:
    return shape.placeholder_format.type if shape.is_placeholder else None


def _in_order(shapes: Sequence[Shape]) -> list[Shape]:
    """Return shapes as they are read: the title, then columns, each from its top."""
    titles = [one for one in shapes if _kind(one) in _TITLES]
    others = [one for one in shapes if _kind(one) not in _TITLES]
    if any(None in (s.left, s.top, s.width, s.height) for s in others):
        return [*titles, *others]
    return [*titles, *_cut(others, across=True)]


def _cut(shapes: list[Shape], *, across: bool, tried: bool = False) -> list[Shape]:
    """Return shapes parted where a straight line crosses none: columns first, then rows."""
    start, size = ("left", "width") if across else ("top", "height")
    groups: list[list[Shape]] = []
    end = 0
    for one in sorted(shapes, key=lambda s: getattr(s, start)):
        if not groups or getattr(one, start) >= end:
            groups.append([])
        groups[-1].append(one)
        end = max(end, getattr(one, start) + getattr(one, size))
    if len(groups) < 2:
        return shapes if tried else _cut(shapes, across=not across, tried=True)
    return [one for group in groups for one in _cut(group, across=True)]
