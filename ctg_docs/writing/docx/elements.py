"""The few WordprocessingML elements that every block is made of."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import TypeAlias

from docx.oxml.ns import nsmap
from docx.oxml.parser import oxml_parser
from docx.oxml.xmlchemy import BaseOxmlElement

Element: TypeAlias = BaseOxmlElement

_WORD = {"w": nsmap["w"]}
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@cache
def clark(prefix: str, name: str) -> str:
    """Return the full name of an element or attribute: `w`, `p` gives `{http…main}p`."""
    return f"{{{nsmap[prefix]}}}{name}"


def w(tag: str, *children: Element | str, **attributes: str | int) -> Element:
    """Return an element of the Word namespace with its children, text and attributes."""
    element: Element = oxml_parser.makeelement(clark("w", tag), None, _WORD)
    for name, value in attributes.items():
        element.set(clark("w", name), str(value))
    for child in children:
        if isinstance(child, str):
            element.text = child
            if child != child.strip():
                element.set(_SPACE, "preserve")
        else:
            element.append(child)
    return element


def paragraph(
    style: str,
    content: Iterable[Element] = (),
    *,
    keep_next: bool = False,
    page_break: bool = False,
    numbering: tuple[int, int] | None = None,
) -> Element:
    """Return a paragraph in a style; `numbering` is the list and the level that restart it."""
    properties = w("pPr", w("pStyle", val=style))
    if keep_next:
        properties.append(w("keepNext"))
    if page_break:
        properties.append(w("pageBreakBefore"))
    if numbering:
        number, level = numbering
        properties.append(w("numPr", w("ilvl", val=level), w("numId", val=number)))
    return w("p", properties, *content)


def run(style: str, *content: Element) -> Element:
    """Return a run in a character style, or in none."""
    if not style:
        return w("r", *content)
    return w("r", w("rPr", w("rStyle", val=style)), *content)
