"""The words of a tagged PDF in reading order, as an assistive reader would say them."""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

# ruff: noqa: PLC0415 - the reader of texts comes with the extra


_DEEPEST = 100
_INLINE = {"Span", "Link", "NonStruct", "Form"}


class TagsError(Exception):
    """The tags of a file say nothing that can be compared; the message tells why, in French."""


def tagged_words(pdf: bytes) -> list[str]:
    """Return the words of the structure tree, cut at blanks, alternatives in brackets.

    Each page has its own marked content, as in what this project builds. Raises TagsError when
    there is no tree, or when it turns in circles.
    """
    from pdfminer.pdfdocument import PDFDocument
    from pdfminer.pdfpage import PDFPage
    from pdfminer.pdfparser import PDFParser
    from pdfminer.pdftypes import resolve1

    document = PDFDocument(PDFParser(io.BytesIO(pdf)))
    pages: dict[int, Any] = {page.pageid: page for page in PDFPage.create_pages(document)}  # type: ignore[misc]
    marks = _marks(pages)
    root = resolve1(document.catalog.get("StructTreeRoot"))
    if not isinstance(root, dict):
        raise TagsError("le fichier n’a pas de balises")
    text = "".join(_said(root, 0, marks))
    return text.split()


def _said(
    node: Any, page: int, marks: dict[tuple[int, int], str], above: frozenset[int] = frozenset()
) -> Iterator[str]:
    from pdfminer.pdftypes import PDFObjRef, resolve1

    element = resolve1(node)
    if isinstance(element, int):
        yield marks.get((page, element), "")
        return
    if (isinstance(node, PDFObjRef) and node.objid in above) or len(above) > _DEEPEST:
        raise TagsError("ses balises tournent en rond, ou sont trop profondes")
    within = above | {node.objid if isinstance(node, PDFObjRef) else -len(above) - 1}
    if not isinstance(element, dict) or getattr(element.get("Type"), "name", "") == "OBJR":
        return
    owner = element.get("Pg")
    page = owner.objid if isinstance(owner, PDFObjRef) else page
    if "MCID" in element:  # the marked content of another page than that of its element
        yield marks.get((page, element["MCID"]), "")
        return
    kind = getattr(element.get("S"), "name", "")
    if kind == "Figure" and "Alt" in element:
        yield f"\n[{_text(element['Alt'])}]\n"
        return
    gap = "" if kind in _INLINE else "\n"
    yield gap
    kids = resolve1(element.get("K", []))
    for kid in kids if isinstance(kids, list) else [kids]:
        yield from _said(kid, page, marks, within)
    yield gap


def _text(value: Any) -> str:
    from pdfminer.pdftypes import resolve1
    from pdfminer.utils import decode_text

    return str(decode_text(resolve1(value)))


def _marks(pages: dict[int, Any]) -> dict[tuple[int, int], str]:
    """Return the characters of each marked content, by page and number."""
    from pdfminer.pdfdevice import PDFTextDevice
    from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager

    found: dict[tuple[int, int], list[str]] = defaultdict(list)

    class Device(PDFTextDevice):
        """Keeps characters as they are drawn."""

        page = 0

        def __init__(self, manager: PDFResourceManager) -> None:
            super().__init__(manager)
            self.stack: list[int | None] = []

        def begin_tag(self, tag: Any, props: Any = None) -> None:
            self.stack.append(props.get("MCID") if isinstance(props, dict) else None)

        def end_tag(self) -> None:
            self.stack.pop()

        def render_char(self, matrix: Any, font: Any, fontsize: float, *rest: Any) -> float:
            number = next((m for m in reversed(self.stack) if m is not None), None)
            cid = rest[2]
            if number is not None:
                found[self.page, number].append(font.to_unichr(cid))
            return float(font.char_width(cid) * fontsize * rest[0])

    manager = PDFResourceManager()
    device = Device(manager)
    interpreter = PDFPageInterpreter(manager, device)
    for number, page in pages.items():
        device.page = number
        interpreter.process_page(page)
    return {key: "".join(signs) for key, signs in found.items()}
