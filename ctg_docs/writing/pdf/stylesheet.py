"""The print style sheet: the house template filled with the tokens of a theme."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from string import Template
from typing import Any

from ctg_docs.document.nodes import PageFormat
from ctg_docs.document.theme import Police, Theme
from ctg_docs.problems import MissingToolError, Place, Problem, SourceError

PARAGRAPH_GAP = 0.45
"""Space after a paragraph, in line heights."""
SCHEME = "police:"


class _Sheet(Template):
    # A token is named as in theme.yaml, by its keys joined with dots.
    idpattern = "[a-z0-9_.]+"


_PAGES: dict[PageFormat, str] = {"portrait": "", "paysage": "@page { size: A4 landscape }\n"}


def stylesheet(theme: Theme, page: PageFormat = "portrait") -> str:
    """Return the style sheet; raises `SourceError` when its template names an unknown token."""
    template = _Sheet(theme.feuille.read_text(encoding="utf-8"))
    tokens = dict(_tokens(theme.model_dump(include={"couleurs", "texte", "titres", "tailles"})))
    tokens |= {f"marges.{side}": f"{size:g}" for side, size in theme.marges}
    tokens["apres_paragraphe"] = f"{PARAGRAPH_GAP * theme.tailles.interligne:g}"
    try:
        return _font_faces(theme) + template.substitute(tokens) + _PAGES[page]
    except KeyError as error:
        message = f"la feuille de style nomme «\u00a0{error.args[0]}\u00a0», absent du thème"
    except ValueError:
        message = "la feuille de style contient un «\u00a0$\u00a0» qui n’introduit aucun jeton"
    raise SourceError([Problem(Place(str(theme.feuille)), "feuille-jeton", message)])


def _tokens(branch: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    for key, value in branch.items():
        if isinstance(value, Mapping):
            yield from _tokens(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", f"{value:g}" if isinstance(value, float) else str(value)


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
