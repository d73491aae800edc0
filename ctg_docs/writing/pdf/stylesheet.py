"""The print style sheet: the house template filled with the tokens of a theme."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from ctg_docs.document.nodes import PageFormat
from ctg_docs.document.theme import Theme
from ctg_docs.writing.html.slides import screen_tokens
from ctg_docs.writing.html.style import filled
from ctg_docs.writing.pages.faces import faces, files

SCHEME = "police:"
SCREEN_SHEET = "diapositives.css"
"""Beside the print style sheet."""
_LANDSCAPE = "@page { size: A4 landscape }\n"


class StyleSheet(NamedTuple):
    """A style sheet and the file it comes from, line for line."""

    file: Path
    css: str


def stylesheet(theme: Theme, page: PageFormat = "portrait") -> StyleSheet:
    """Return the style sheet; raises `SourceError` when its template may not be used."""
    match page:
        case "diapositive":
            file = theme.feuille.with_name(SCREEN_SHEET)
            return StyleSheet(file, filled(file, theme, screen_tokens(theme)))
        case "paysage":
            return StyleSheet(theme.feuille, filled(theme.feuille, theme) + _LANDSCAPE)
        case "portrait":
            return StyleSheet(theme.feuille, filled(theme.feuille, theme))


def font_files(theme: Theme) -> dict[str, Path]:
    """Return the file of each face by its address; raises `MissingToolError` on a missing one."""
    return {_address(path): path for path in files(theme)}


def font_faces(theme: Theme) -> str:
    """Return the rules that declare the faces of the theme."""
    return "".join(
        f'@font-face {{ font-family: "{family.famille}"; src: url("{_address(path)}"); '
        f"font-weight: {weight}; font-style: {style} }}\n"
        for family in dict.fromkeys((theme.texte, theme.titres))
        for weight, style, path in faces(family)
    )


def _address(path: Path) -> str:
    return path.as_uri().replace("file:", SCHEME, 1)
