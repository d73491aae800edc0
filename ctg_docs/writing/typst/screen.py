"""What every format of a deck shares, as tokens of its template."""

from __future__ import annotations

from ctg_docs.document.screen import (
    CELL_SIDE,
    CELL_TOP,
    FOOT,
    HEIGHT,
    INDENT,
    LEADING,
    LOOKS,
    MARGIN,
    SMALL,
    STRIPE,
    TEXT_GAP,
    TILE_GAP,
    TILE_PADDING,
    TILE_SIZES,
    TYPES,
    WIDTH,
    Ink,
    colour,
)
from ctg_docs.document.theme import Theme
from ctg_docs.writing.typst.markup import array, dictionary, millimetres, points

Entries = list[tuple[str, str]]


def screen_tokens(theme: Theme) -> dict[str, Entries]:
    """Return the geometry of slides, the colours of each kind, and the type of each role."""
    return {"ecran": _geometry(), "aspects": _looks(theme), "roles": _roles(theme)}


def _geometry() -> Entries:
    lengths = {
        "largeur": WIDTH,
        "hauteur": HEIGHT,
        "pied": FOOT.top,
        "marge": MARGIN,
        "retrait": INDENT,
        "bande": STRIPE,
        "cote-cellule": CELL_SIDE,
        "haut-cellule": CELL_TOP,
        "marge-tuile": TILE_PADDING,
        "ecart-tuile": TILE_GAP,
    }
    return [
        *((name, millimetres(length)) for name, length in lengths.items()),
        ("taille-pied", points(FOOT.size())),
        ("petit", points(SMALL)),
        ("tailles-tuile", array(map(points, TILE_SIZES))),
        ("interligne", f"{LEADING:g}"),
        ("ecart", f"{TEXT_GAP:g}"),
    ]


def _looks(theme: Theme) -> Entries:
    looks: Entries = []
    for layout, look in LOOKS.items():
        inks: dict[str, Ink] = {
            "fond": look.background,
            "bande": look.stripe,
            "repere": look.label,
            "titre": look.title,
            "texte": look.text or "texte",
            "pied": look.foot,
        }
        looks.append((layout, dictionary((part, _ink(ink, theme)) for part, ink in inks.items())))
    return looks


def _roles(theme: Theme) -> Entries:
    return [
        (role, array((_ink(t.ink, theme), f"{t.scale:g}", "true" if t.bold else "false")))
        for role, t in TYPES.items()
    ]


def _ink(ink: Ink, theme: Theme) -> str:
    return f'rgb("{colour(ink, theme)}")'
