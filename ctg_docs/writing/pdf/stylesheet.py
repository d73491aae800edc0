"""The print style sheet: the house template filled with the tokens of a theme."""

from __future__ import annotations

from pathlib import Path

from ctg_docs.document.nodes import PageFormat
from ctg_docs.document.theme import Police, Theme
from ctg_docs.problems import MissingToolError
from ctg_docs.writing.html.slides import screen_tokens
from ctg_docs.writing.html.style import filled

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
    files = {_address(path): path for f in (theme.texte, theme.titres) for _, _, path in _faces(f)}
    for path in files.values():
        if not path.is_file():
            raise MissingToolError(f"Il manque la police {path}, que le thème demande.")
    return files


def _font_faces(theme: Theme) -> str:
    return "".join(
        f'@font-face {{ font-family: "{family.famille}"; src: url("{_address(path)}"); '
        f"font-weight: {weight}; font-style: {style} }}\n"
        for family in dict.fromkeys((theme.texte, theme.titres))
        for weight, style, path in _faces(family)
    )


def _faces(family: Police) -> tuple[tuple[str, str, Path], ...]:
    return (
        ("normal", "normal", family.normal),
        ("normal", "italic", family.italique),
        ("bold", "normal", family.gras),
        ("bold", "italic", family.gras_italique),
    )


def _address(path: Path) -> str:
    return path.as_uri().replace("file:", SCHEME, 1)
