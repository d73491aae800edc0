"""What every format of a deck shares, as tokens of its template."""

from __future__ import annotations

from ctg_docs.document.slides.geometry import LENGTHS, LOOKS, RATIOS, SIZES, TYPES, Ink, colour
from ctg_docs.document.theme import Theme
from ctg_docs.writing.typst.markup import array, dictionary, millimetres, points

Entries = list[tuple[str, str]]


def screen_tokens(theme: Theme) -> dict[str, Entries]:
    """Return the geometry of slides, the colours of each kind, and the type of each role."""
    return {"ecran": _geometry(), "aspects": _looks(theme), "roles": _roles(theme)}


def _geometry() -> Entries:
    numbers = {
        **{name: millimetres(length) for name, length in LENGTHS.items()},
        **{name: points(size) for name, size in SIZES.items()},
        **{name: f"{ratio:g}" for name, ratio in RATIOS.items()},
    }
    return [(name.replace(".", "-"), number) for name, number in numbers.items()]


def _looks(theme: Theme) -> Entries:
    return [
        (layout, dictionary((part, _ink(ink, theme)) for part, ink in look.inks.items()))
        for layout, look in LOOKS.items()
    ]


def _roles(theme: Theme) -> Entries:
    return [
        (role, array((_ink(t.ink, theme), f"{t.scale:g}", "true" if t.bold else "false")))
        for role, t in TYPES.items()
    ]


def _ink(ink: Ink, theme: Theme) -> str:
    return f'rgb("{colour(ink, theme)}")'
