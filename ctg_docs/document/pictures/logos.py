"""Logos side by side: each as large to the eye as its neighbours, on one middle line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import sqrt

from ctg_docs.document.nodes import Picture
from ctg_docs.document.pictures.files import PictureError, read_image

ON_COVER = (160.0, 22.0, 900.0)
AT_HEAD = (160.0, 13.0, 330.0)
"""Width and height of a row, in millimetres, and area of each logo: on a cover, over a text."""
GAP = 8.0
"""Between two logos, in millimetres."""
WIDEST = 60.0
_UNREAD = 2.5
"""Width over height of a picture whose file says none: a drawing, or one that nobody can read."""

Size = tuple[float, float]


def sizes_of_logos(
    logos: Sequence[Picture], width: float, height: float, area: float
) -> list[Size]:
    """Return the width and the height of each logo, in millimetres.

    All of them have one area, so that a square one weighs no less than a wide one; what the row
    or the height cannot hold makes all of them smaller, in one proportion.
    """
    found = [_size(_shape(logo), height, area) for logo in logos]
    total, gaps = sum(wide for wide, _ in found), GAP * max(len(found) - 1, 0)
    scale = min(1.0, (width - gaps) / total) if found else 1.0
    return [(wide * scale, high * scale) for wide, high in found]


def _size(shape: float, height: float, area: float) -> Size:
    high = min(sqrt(area / shape), height, WIDEST / shape)
    return high * shape, high


def _shape(logo: Picture) -> float:
    try:
        image = read_image(logo.path)
    except PictureError:
        return _UNREAD
    return image.width / image.height


def side_by_side(sizes: Iterable[Size], height: float) -> Iterator[tuple[float, float, Size]]:
    """Yield (left, top, size) of logos in a row, their middles on that of its height."""
    left = 0.0
    for wide, high in sizes:
        yield left, (height - high) / 2, (wide, high)
        left += wide + GAP
