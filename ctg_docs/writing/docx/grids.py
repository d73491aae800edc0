"""Tables as Word has them: a grid of fixed widths, rows and cells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ctg_docs.writing.docx.elements import Element, w


def grid(
    style: str,
    widths: Sequence[int],
    rows: Iterable[Element],
    *,
    look: Sequence[str] = (),
) -> Element:
    """Return a table in a style; `look` names its special rows, such as `firstRow`."""
    properties = w(
        "tblPr",
        w("tblStyle", val=style),
        w("tblW", w=sum(widths), type="dxa"),
        w("tblLayout", type="fixed"),
        _look(look),
    )
    columns = (w("gridCol", w=width) for width in widths)
    return w("tbl", properties, w("tblGrid", *columns), *rows)


def describe(table: Element, title: str, description: str) -> None:
    """Give a table the words by which it is known to those who do not see it."""
    properties = table[0]
    if title:
        properties.append(w("tblCaption", val=title))
    if description:
        properties.append(w("tblDescription", val=description))


def row(
    cells: Iterable[Element],
    *,
    header: bool = False,
    height: int = 0,
    missing: Sequence[int] = (),
    splits: bool = False,
) -> Element:
    """Return a row that no page cuts, unless it is so tall that it `splits`.

    LibreOffice loses the end of a row that may not be cut and nears the height of a page. A
    `header` row repeats; `height` is a minimum; `missing` gives the widths of the last columns
    that the row goes without.
    """
    properties = w("trPr")
    if missing:
        properties.append(w("gridAfter", val=len(missing)))
        properties.append(w("wAfter", w=sum(missing), type="dxa"))
    if not splits:
        properties.append(w("cantSplit"))
    if height:
        properties.append(w("trHeight", val=height, hRule="atLeast"))
    if header:
        properties.append(w("tblHeader"))
    return w("tr", properties, *cells)


def cell(width: int, content: Iterable[Element], *, span: int = 1, bare: bool = False) -> Element:
    """Return a cell; its content ends with a paragraph; a `bare` one has no line but that below."""
    properties = w("tcPr", w("tcW", w=width, type="dxa"))
    if span > 1:
        properties.append(w("gridSpan", val=span))
    if bare:
        properties.append(
            w("tcBorders", *(w(side, val="nil") for side in ("top", "left", "right")))
        )
    return w("tc", properties, *content)


def _look(parts: Sequence[str]) -> Element:
    bits = {"firstRow": 0x20, "lastRow": 0x40, "firstColumn": 0x80}
    value = 0x600 + sum(bits[part] for part in parts)
    flags = {part: int(part in parts) for part in (*bits, "lastColumn")}
    return w("tblLook", val=f"{value:04X}", **flags, noHBand=1, noVBand=1)
