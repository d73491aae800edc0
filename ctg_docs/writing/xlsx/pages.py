"""Pages of a sheet, on screen and in print: A4, as wide as the page, heads repeated."""

from __future__ import annotations

from typing import Any

from ctg_docs.document.nodes import Document

A4 = 9
LONGEST = 100
"""Signs that a running head keeps of a title: a workbook takes 255 in all."""


def set_page(sheet: Any, document: Document, title: str, *, charted: bool = False) -> None:
    """Lay out a sheet for print, with the title of the document above and the page below.

    A table with charts below it stands on one page, which cuts none of them.
    """
    if not charted:
        sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.set_margins(left=0.5, right=0.5, top=0.8, bottom=0.7)
    sheet.fit_to_pages(1, int(charted))
    sheet.hide_gridlines(2)
    sheet.set_header(f"&L{_escaped(document.title)}")
    sheet.set_footer(f"&L{_escaped(title)}&RPage &P sur &N")


def _escaped(text: str) -> str:
    """Return a text for a running head, where an ampersand opens a command."""
    return text[:LONGEST].replace("&", "&&")
