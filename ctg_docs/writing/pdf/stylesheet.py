"""The print style sheet: the house template filled with the tokens of a theme."""

from __future__ import annotations

from pathlib import Path

from ctg_docs.document.nodes import PageFormat
from ctg_docs.document.theme import Theme
from ctg_docs.writing.html.slides import screen_tokens
from ctg_docs.writing.html.style import filled
from ctg_docs.writing.pages.faces import faces, files

SCHEME = "police:"
SCREEN_SHEET = "diapositives.css"
"""Beside the print style sheet."""
_LANDSCAPE = "@page { size: A4 landscape }\n"


def stylesheet(theme: Theme, page: PageFormat = "portrait") -> str:
    """Return the style sheet; raises `SourceError` when its template names an unknown token."""
    return _font_faces(theme) + _sheet(theme, page)


def _sheet(theme: Theme, page: PageFormat) -> str:
    match page:
        case "diapositive":
            return filled(theme.feuille.with_name(SCREEN_SHEET), theme, screen_tokens(theme))
        case "paysage":
            return filled(theme.feuille, theme) + _LANDSCAPE
        case "portrait":
            return filled(theme.feuille, theme)


def font_files(theme: Theme) -> dict[str, Path]:
    """Return the file of each face by its address; raises `MissingToolError` on a missing one."""
    return {_address(path): path for path in files(theme)}


def _font_faces(theme: Theme) -> str:
    return "".join(
        f'@font-face {{ font-family: "{family.famille}"; src: url("{_address(path)}"); '
        f"font-weight: {weight}; font-style: {style} }}\n"
        for family in dict.fromkeys((theme.texte, theme.titres))
        for weight, style, path in faces(family)
    )


def _address(path: Path) -> str:
    return path.as_uri().replace("file:", SCHEME, 1)
