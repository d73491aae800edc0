"""The pages of a document: where each target stands, and the bytes of the file."""

from __future__ import annotations

import atexit
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from ctg_docs.document.nodes import UNDATED, Document
from ctg_docs.document.pagination import Pagination
from ctg_docs.document.theme import Theme
from ctg_docs.document.units import MILLIMETRES_PER_PIXEL
from ctg_docs.problems import Place
from ctg_docs.writing.html import render_html
from ctg_docs.writing.pages.finishing import finish
from ctg_docs.writing.pdf.engine import engine
from ctg_docs.writing.pdf.feet import foot_rule
from ctg_docs.writing.pdf.fetching import closed_fetcher, no_outside_call
from ctg_docs.writing.pdf.fonts import check_families, light_subsetting
from ctg_docs.writing.pdf.mending import MENDINGS
from ctg_docs.writing.pdf.parsing import parsed
from ctg_docs.writing.pdf.strictness import strict
from ctg_docs.writing.pdf.stylesheet import StyleSheet, font_faces, font_files, stylesheet
from ctg_docs.writing.pdf.watermark import watermark_rule

VARIANT = "pdf/a-3a"
"""The variant that the engine draws; the finishing makes it PDF/UA-1 too."""


@dataclass(frozen=True)
class WeasyPrintLayout:
    """A document laid out in pages."""

    document: Document
    theme: Theme
    rendered: Any
    """The engine's own pages."""

    @cached_property
    def pagination(self) -> Pagination:
        """Page of each section, table, record, figure and place of signature."""
        pages: dict[str, int] = {}
        starts: set[str] = set()
        top = self.theme.marges.haut / MILLIMETRES_PER_PIXEL + 1
        for number, page in enumerate(self.rendered.pages, 1):
            for target, (_, y, *_) in page.anchors.items():
                pages.setdefault(target, number)
                if y < top:
                    starts.add(target)
        return Pagination(pages, len(self.rendered.pages), frozenset(starts))

    def pdf(self) -> bytes:
        """Return the file, as `pages.layout` says."""
        with _clock_at(self.document.date or UNDATED), light_subsetting(), strict():
            content: bytes = self.rendered.write_pdf(pdf_variant=VARIANT)
        check_families(self.rendered.fonts.values(), self.theme)
        return finish(content, self.document, *MENDINGS)


def layout(document: Document, theme: Theme) -> WeasyPrintLayout:
    """Lay a resolved document out in the house style.

    Raises `MissingToolError` when the engine or a font is missing, `SourceError` when the style
    sheet, a picture or the engine has something to say.
    """
    weasyprint = engine()
    files = font_files(theme)
    with no_outside_call(), strict():
        sheets, fonts, counters = _style(
            stylesheet(theme, document.page), font_faces(theme), tuple(map(_version, files.items()))
        )
        if document.watermark:
            rule = watermark_rule(document.watermark, document.page, theme)
            sheets = (*sheets, weasyprint.CSS(string=rule, url_fetcher=closed_fetcher({})))
        if document.foot:
            rule = foot_rule(document.foot, theme)
            sheets = (*sheets, weasyprint.CSS(string=rule, url_fetcher=closed_fetcher({})))
        page = parsed(render_html(document, theme), closed_fetcher({}))
        rendered = page.render(
            font_config=fonts, counter_style=counters, stylesheets=sheets, pdf_variant=VARIANT
        )
    return WeasyPrintLayout(document, theme, rendered)


def _version(item: tuple[str, Path]) -> tuple[str, Path, int]:
    address, path = item
    return address, path, path.stat().st_mtime_ns


@lru_cache(maxsize=4)
def _style(
    sheet: StyleSheet, faces: str, files: tuple[tuple[str, Path, int], ...]
) -> tuple[tuple[Any, ...], Any, Any]:
    """Return the parsed style sheets, the fonts and the marks declared, read once per process."""
    weasyprint = engine()
    fonts = weasyprint.text.fonts.FontConfiguration()
    counters = weasyprint.css.counters.CounterStyle()
    fetcher = closed_fetcher({address: path for address, path, _ in files})
    # The fonts remove their copies on the disk when they go, which the end of the interpreter
    # no longer lets them do.
    atexit.register(_style.cache_clear)
    # Inside the cache, so that a faulty sheet is not taken for a sound one the next time.
    with strict(Place(str(sheet.file))):
        sheets = [
            weasyprint.CSS(
                string=css, font_config=fonts, counter_style=counters, url_fetcher=fetcher
            )
            for css in (faces, sheet.css)
        ]
    return tuple(sheets), fonts, counters


@contextmanager
def _clock_at(day: date) -> Iterator[None]:
    """Give the font library a fixed date to write in the fonts it cuts down."""
    before = os.environ.get("SOURCE_DATE_EPOCH")
    moment = datetime.combine(day, time(), UTC)
    os.environ["SOURCE_DATE_EPOCH"] = str(int(moment.timestamp()))
    try:
        yield
    finally:
        if before is None:
            del os.environ["SOURCE_DATE_EPOCH"]
        else:
            os.environ["SOURCE_DATE_EPOCH"] = before
