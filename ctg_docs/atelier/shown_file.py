"""A file of a document that the atelier shows: as one page, as sheets, as a PDF."""

from __future__ import annotations

from dataclasses import dataclass

from ctg_docs.atelier.open_sources import OpenSources
from ctg_docs.atelier.preview import preview
from ctg_docs.atelier.sheets import DrawnSheets, draw_sheets
from ctg_docs.document.nodes import Document
from ctg_docs.document.theme import Theme
from ctg_docs.writing.formats import write
from ctg_docs.writing.typst.sheets import PageSheets


@dataclass(frozen=True)
class ShownFile:
    """A file of a document, composed; `key` is its territory, its document and its rank."""

    key: tuple[str, str, int]
    sources: OpenSources
    document: Document
    theme: Theme

    def shown(self) -> bytes:
        """Return the words of the file in one page."""
        return preview(self.document, self.theme, self.sources.data)

    def drawn_by(self, engine: PageSheets) -> DrawnSheets:
        """Return the pages as they print."""
        return draw_sheets(engine, self.document, self._printed, self.sources.data)

    def pdf(self) -> bytes:
        """Return the PDF."""
        ((_, content),) = write(self.document, self._printed, ["pdf"])
        return content

    @property
    def _printed(self) -> Theme:
        """The theme with the engine that an author does not wait for."""
        return self.theme.model_copy(update={"moteur_pdf": "typst"})
