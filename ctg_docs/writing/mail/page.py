"""The page of a message: one column in a table, whose every element carries its own style.

Mail programs leave out style sheets, Outlook sets boxes as Word does: what stands side by side is
a table, and nothing is asked of the network.
"""

from __future__ import annotations

from collections.abc import Mapping

from ctg_docs.document.nodes import Document, Picture
from ctg_docs.document.theme import Theme
from ctg_docs.writing.html.style import filled
from ctg_docs.writing.html.unpaged import unpaged
from ctg_docs.writing.mail.blocks import MailBlocks
from ctg_docs.writing.mail.enclosing import WIDEST, Enclosed
from ctg_docs.writing.mail.styling import styled
from ctg_docs.writing.markup import element, text, void

SHEET = "courriel.css"
"""Beside the print style sheet."""


def mail_page(document: Document, theme: Theme, pictures: Mapping[Picture, Enclosed]) -> str:
    """Return the page, with those of its pictures that go along.

    Raises `SourceError` for a style sheet that cannot be used.
    """
    words = MailBlocks(theme, WIDEST, pictures=pictures).blocks(unpaged(document).blocks)
    state = element("p", text(document.watermark), "etat") if document.watermark else ""
    cell = element("tr", element("td", state + words, "page"))
    sheet = element("table", cell, "feuille", role="presentation")
    # Many programs keep what the body holds, and neither its language nor that of the page.
    body = element("body", element("div", sheet, role="main", lang=document.language))
    page = element("html", _head(document) + body, lang=document.language)
    return "<!DOCTYPE html>\n" + styled(page, filled(theme.feuille.with_name(SHEET), theme))


def _head(document: Document) -> str:
    return element(
        "head",
        void("meta", charset="utf-8")
        + void("meta", name="viewport", content="width=device-width, initial-scale=1")
        + element("title", text(document.title)),
    )
