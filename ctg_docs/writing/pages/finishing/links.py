"""Links: a name that says where they lead, and a box the right way up."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pikepdf

from ctg_docs.document.nodes import Document, Slide, sections
from ctg_docs.document.words import heading_text, inline_text
from ctg_docs.writing.pages.finishing.structure import Structure


def name_links(pdf: pikepdf.Pdf, document: Document, _: Structure) -> None:
    """Describe each link by the title or the address it leads to (ISO 14289-1, 7.18.5)."""
    titles = {section.id: heading_text(section) for section in sections(document.blocks)}
    titles |= {s.id: inline_text(s.title) for s in document.blocks if isinstance(s, Slide)}
    for page in pdf.pages:
        for annotation in page.get("/Annots", []):
            if annotation.Subtype == pikepdf.Name.Link:
                _describe(annotation, titles)


def _describe(annotation: Any, titles: Mapping[str, str]) -> None:
    x0, y0, x1, y1 = (float(n) for n in annotation.Rect)
    annotation.Rect = pikepdf.Array([min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)])
    address = str(annotation.A.get("/URI", "")) if "/A" in annotation else ""
    name = titles.get(str(annotation.get("/Dest", ""))) or address.removeprefix("mailto:")
    if name:
        annotation.Contents = pikepdf.String(name)
