"""The pages of a document: where each target stands, and the bytes of the file."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from ctg_docs.document.nodes import Document
from ctg_docs.document.pagination import Pagination
from ctg_docs.document.theme import Theme
from ctg_docs.document.units import POINTS_PER_MILLIMETRE
from ctg_docs.problems import SourceError
from ctg_docs.writing.pages.finishing import finish
from ctg_docs.writing.pages.finishing.fields import place_fields
from ctg_docs.writing.pages.finishing.links import name_links
from ctg_docs.writing.pages.finishing.row_heads import head_rows
from ctg_docs.writing.typst.complaints import complaint, strict
from ctg_docs.writing.typst.engine import compiler, forget, offline
from ctg_docs.writing.typst.fonts import faces, renamed
from ctg_docs.writing.typst.source import MAIN, sources

STANDARDS = ["a-3a", "ua-1"]
"""Standards that the engine keeps, or refuses to write."""
PLACES = (
    "(query(<ctg:cible>).map(it => { let p = it.location().position(); "
    "(it.value, p.page, p.y.pt()) }), query(<ctg:fin>).first().location().page())"
)
"""Asked of the engine: each target, its page, its height there in points; the number of pages."""
TALLEST = 1.3
"""Height of a line of a title, in ems, and a little more."""
_LAID_OUT = count()


@dataclass(frozen=True)
class TypstLayout:
    """A document to be laid out in pages."""

    document: Document
    theme: Theme
    compiler: Any
    """The engine with the files of the document."""
    folder: TemporaryDirectory[str]
    """The folder of these files, removed with this object."""

    @cached_property
    def pagination(self) -> Pagination:
        """Page of each section, table, record, figure and place of signature."""
        with strict(self.theme), offline():
            places, total = json.loads(self.compiler.eval(PLACES))
        # A mark stands at the foot of its line: that of the tallest title is still the first.
        top = self.theme.marges.haut * POINTS_PER_MILLIMETRE + TALLEST * self.theme.tailles.titre_1
        pages = {target: page for target, page, _ in reversed(places)}
        return Pagination(pages, total, frozenset(name for name, _, y in places if y < top))

    def pdf(self) -> bytes:
        """Return the file, as `pages.layout` says."""
        with strict(self.theme), offline():
            content, warnings = self.compiler.compile_with_warnings(
                format="pdf", pdf_standards=STANDARDS
            )
        if warnings:
            raise SourceError(complaint(warning.message) for warning in warnings)
        return finish(content, self.document, head_rows, name_links, place_fields)


def layout(document: Document, theme: Theme) -> TypstLayout:
    """Prepare the pages of a resolved document in the house style.

    Raises `MissingToolError` when the engine or a font is missing, `SourceError` when a picture
    has something wrong.
    """
    if next(_LAID_OUT):
        forget()
    found = faces(theme)
    folder = TemporaryDirectory(prefix="ctg-typst-")
    for name, content in sources(document, renamed(theme, found.families)).items():
        (Path(folder.name) / name).write_bytes(content)
    with strict(theme):
        ready = compiler(Path(folder.name) / MAIN, found.found)
    return TypstLayout(document, theme, ready, folder)
