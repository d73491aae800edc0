"""Fonts in the file: those of the theme, cut down to the signs used."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from ctg_docs.document.theme import Theme
from ctg_docs.problems import SourceError
from ctg_docs.writing.pages.faces import undrawn
from ctg_docs.writing.pdf.engine import engine

SHAPING_TABLES = ("GDEF", "GSUB", "GPOS")


def check_families(fonts: Iterable[Any], theme: Theme) -> None:
    """Raise `SourceError` when a sign was drawn with a font of the machine."""
    ours = {theme.texte.famille, theme.titres.famille}
    strangers = [font for font in fonts if font.family not in ours]
    if strangers:
        signs = (" ".join(sorted(set("".join(f.to_unicode.values())))) for f in strangers)
        raise SourceError(undrawn(found, theme) for found in signs)


@contextmanager
def light_subsetting() -> Iterator[None]:
    """Spare fontTools, used when HarfBuzz-Subset is missing, half a second a face.

    It reads the shaping tables in full before dropping them; handing it faces that lack them
    already gives the same result.
    """
    module = engine().pdf.fonts
    reader = module.TTFont

    def light_reader(*args: Any, **options: Any) -> Any:
        face = reader(*args, **options)
        for table in SHAPING_TABLES:
            if table in face:
                del face[table]
        return face

    module.TTFont = light_reader
    try:
        yield
    finally:
        module.TTFont = reader
