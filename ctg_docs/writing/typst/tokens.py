"""The tokens of a theme as the templates of the house read them."""

from __future__ import annotations

from collections.abc import Iterable

from ctg_docs.document.nodes import PageFormat
from ctg_docs.document.slides.geometry import LENGTHS, LOOKS, RATIOS, SIZES, TYPES, colour
from ctg_docs.document.theme import Theme
from ctg_docs.writing.typst.markup import array, dictionary, millimetres, points, string

TOKENS = "jetons.typ"
"""File that the templates of the house import."""
Entry = tuple[str, str]


def tokens(theme: Theme, page: PageFormat) -> str:
    """Return the tokens, one definition a line; lengths bear their units."""
    text = zip(("largeur", "hauteur"), theme.marges.text(page), strict=True)
    lines: dict[str, Iterable[Entry]] = {
        "couleurs": ((name, _rgb(found)) for name, found in theme.couleurs),
        "tailles": ((name, points(size)) for name, size in theme.tailles),
        "marges": ((name, millimetres(side)) for name, side in theme.marges),
        "polices": (
            ("texte", string(theme.texte.famille)),
            ("titres", string(theme.titres.famille)),
        ),
        "texte": ((name, millimetres(length)) for name, length in text),
    }
    if page == "diapositive":
        lines |= _screen(theme)
    return "".join(f"#let {name} = {dictionary(entries)}\n" for name, entries in lines.items())


def _screen(theme: Theme) -> dict[str, Iterable[Entry]]:
    """Return the geometry of slides, the colours of each kind, and the type of each role."""
    return {"ecran": _geometry(), "aspects": _looks(theme), "roles": _roles(theme)}


def _geometry() -> list[Entry]:
    numbers = {
        **{name: millimetres(length) for name, length in LENGTHS.items()},
        **{name: points(size) for name, size in SIZES.items()},
        **{name: f"{ratio:g}" for name, ratio in RATIOS.items()},
    }
    return [(name.replace(".", "-"), number) for name, number in numbers.items()]


def _looks(theme: Theme) -> list[Entry]:
    return [
        (layout, dictionary((part, _rgb(colour(ink, theme))) for part, ink in look.inks.items()))
        for layout, look in LOOKS.items()
    ]


def _roles(theme: Theme) -> list[Entry]:
    return [
        (role, array((_rgb(colour(t.ink, theme)), f"{t.scale:g}", "true" if t.bold else "false")))
        for role, t in TYPES.items()
    ]


def _rgb(colour: str) -> str:
    return f'rgb("{colour}")'
