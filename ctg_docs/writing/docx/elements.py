"""The few WordprocessingML elements that every block is made of."""

from __future__ import annotations

from collections.abc import Iterable

from ctg_docs.writing.office.elements import Element, node, xml

__all__ = ["Element", "node", "paragraph", "run", "w", "xml"]


def w(tag: str, *children: Element | str, **attributes: str | int) -> Element:
    """Return an element of the Word namespace with its children, text and attributes."""
    element = Element(f"w:{tag}", {f"w:{name}": str(value) for name, value in attributes.items()})
    for child in children:
        if isinstance(child, str):
            element.text = child
            if child != child.strip():
                element.set("xml:space", "preserve")
        else:
            element.append(child)
    return element


def paragraph(  # noqa: PLR0913 - what Word lets a paragraph add to its style
    style: str,
    content: Iterable[Element] = (),
    *,
    keep_next: bool = False,
    page_break: bool = False,
    at_top: bool = False,
    numbering: tuple[int, int] | None = None,
) -> Element:
    """Return a paragraph in a style; `numbering` is the list and the level that restart it.

    `at_top` begins a page without the space before that the style asks for.
    """
    properties = w("pPr", w("pStyle", val=style))
    if keep_next:
        properties.append(w("keepNext"))
    if page_break or at_top:
        properties.append(w("pageBreakBefore"))
    if numbering:
        number, level = numbering
        properties.append(w("numPr", w("ilvl", val=level), w("numId", val=number)))
    if at_top:
        properties.append(w("spacing", before=0))
    return w("p", properties, *content)


def run(style: str, *content: Element) -> Element:
    """Return a run in a character style, or in none."""
    if not style:
        return w("r", *content)
    return w("r", w("rPr", w("rStyle", val=style)), *content)
