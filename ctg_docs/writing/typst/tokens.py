"""The tokens of a theme as the templates of the house read them."""

from __future__ import annotations

from collections.abc import Iterable

from ctg_docs.document.nodes import PageFormat
from ctg_docs.document.theme import Theme
from ctg_docs.document.units import sheet
from ctg_docs.writing.typst.markup import dictionary, millimetres, points, string
from ctg_docs.writing.typst.screen import screen_tokens

TOKENS = "jetons.typ"
"""File that the templates of the house import."""


def tokens(theme: Theme, page: PageFormat) -> str:
    """Return the tokens, one definition a line; lengths bear their units."""
    width, height = sheet(page)
    sides = theme.marges
    text = {
        "largeur": width - sides.gauche - sides.droite,
        "hauteur": height - sides.haut - sides.bas,
    }
    lines: dict[str, Iterable[tuple[str, str]]] = {
        "couleurs": ((name, f'rgb("{colour}")') for name, colour in theme.couleurs),
        "tailles": ((name, points(size)) for name, size in theme.tailles),
        "marges": ((name, millimetres(side)) for name, side in sides),
        "polices": (
            ("texte", string(theme.texte.famille)),
            ("titres", string(theme.titres.famille)),
        ),
        "texte": ((name, millimetres(length)) for name, length in text.items()),
    }
    if page == "diapositive":
        lines |= screen_tokens(theme)
    return "".join(f"#let {name} = {dictionary(entries)}\n" for name, entries in lines.items())
