"""Sheets of a document: its real pages, where the words that a field gives lead back to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from ctg_docs.atelier.drawing import draw
from ctg_docs.atelier.provenance import WordProvenance, of_blank
from ctg_docs.document.nodes import Blank, Document, Text
from ctg_docs.document.theme import Theme
from ctg_docs.hashing import sha256
from ctg_docs.writing.formats import shown_in
from ctg_docs.writing.typst.inlines import leading
from ctg_docs.writing.typst.sheets import PageSheet, PageSheets

_SCHEME = "ctg-champ:"
"""Scheme of the links of words, which no link of a document has."""


@dataclass(frozen=True)
class DrawnSheets:
    """The pages of a document, and the attribute that each link of theirs stands for."""

    sheets: list[PageSheet]
    attributes: dict[str, str]

    def page(self, folder: str) -> str:
        """Return the page that shows them; their pictures are asked for in a folder.

        The address of a picture changes with it, and with it alone.
        """
        shown = [
            (sheet, sha256(sheet.picture)[:16], list(self._places(sheet))) for sheet in self.sheets
        ]
        return draw("feuilles.html.j2", feuilles=shown, dossier=folder)

    def _places(self, sheet: PageSheet) -> Iterator[tuple[Markup, str]]:
        """Yield the attribute of each box and where it stands, in hundredths of the page."""
        for box in sheet.boxes:
            if attribute := self.attributes.get(box.target):
                across, down = 100 / sheet.width, 100 / sheet.height
                yield (
                    Markup(attribute),
                    f"left:{box.left * across:.3f}%;top:{box.top * down:.3f}%;"
                    f"width:{box.width * across:.3f}%;height:{box.height * down:.3f}%",
                )


def draw_sheets(engine: PageSheets, document: Document, theme: Theme, data: Any) -> DrawnSheets:
    """Draw the pages of a document as they print. Raises MissingToolError, SourceError."""
    leads = _Leads(data)
    with leading(leads):
        return DrawnSheets(engine.of(shown_in("pdf", document), theme), leads.attributes)


class _Leads:
    """Attributes that words lead to, each by the link that stands for it.

    A link is the same from one drawing to the next: the engine then knows its words again.
    """

    def __init__(self, data: Any) -> None:
        self._provenance = WordProvenance(data)
        self.attributes: dict[str, str] = {}

    def __call__(self, node: Text | Blank) -> str:
        """Return the link of words; "" for those of the house, which the page itself tells."""
        attribute = of_blank(node) if isinstance(node, Blank) else self._of_text(node)
        if not attribute:
            return ""
        link = f"{_SCHEME}{sha256(attribute.encode())[:16]}"
        self.attributes[link] = attribute
        return link

    def _of_text(self, node: Text) -> str:
        return self._provenance.of(node.origin) if node.origin.chemins else ""
