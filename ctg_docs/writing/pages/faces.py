"""The files of the faces of a theme, which alone may draw a sign."""

from __future__ import annotations

from pathlib import Path

from ctg_docs.document.theme import Police, Theme
from ctg_docs.problems import WHOLE, MissingToolError, Problem

HINT = "Remplacez ces signes dans le texte, ou vectorisez le texte de l’image qui les contient."


def faces(family: Police) -> tuple[tuple[str, str, Path], ...]:
    """Return the weight, the style and the file of each face of a family."""
    return (
        ("normal", "normal", family.normal),
        ("normal", "italic", family.italique),
        ("bold", "normal", family.gras),
        ("bold", "italic", family.gras_italique),
    )


def files(theme: Theme) -> tuple[Path, ...]:
    """Return the file of every face, each once; raises `MissingToolError` on a missing one."""
    found = tuple(dict.fromkeys(p for f in (theme.texte, theme.titres) for *_, p in faces(f)))
    for path in found:
        if not path.is_file():
            raise MissingToolError(f"Il manque la police {path}, que le thème demande.")
    return found


def undrawn(signs: str, theme: Theme) -> Problem:
    """Return the problem of signs that no face of the theme draws."""
    ours = " ou ".join(sorted({theme.texte.famille, theme.titres.famille}))
    message = f"la police {ours} ne dessine pas\u00a0: {signs}"
    return Problem(WHOLE, "police-signe", message, HINT)
