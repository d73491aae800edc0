"""Word measures from points and millimetres."""

from __future__ import annotations

EMU_PER_PIXEL = 9525
"""A pixel is 1/96 inch, as in CSS."""
EMU_PER_INCH = 914_400
EMU_PER_TWIP = 635
TWIPS_PER_POINT = 20
POINTS_PER_TWIP = 1 / TWIPS_PER_POINT


def twips(points: float) -> int:
    """Return twentieths of a point."""
    return round(points * 20)


def half_points(points: float) -> int:
    """Return the half-points in which Word counts type sizes."""
    return round(points * 2)


def millimetres(length: float) -> int:
    """Return twentieths of a point from millimetres."""
    return round(length * 1440 / 25.4)


def eighths(points: float) -> int:
    """Return the eighths of a point in which Word counts rules."""
    return round(points * 8)


def shares(total: int, parts: list[float]) -> list[int]:
    """Divide a length in proportion; the last part takes what rounding leaves."""
    widths = [round(total * part / sum(parts)) for part in parts]
    widths[-1] += total - sum(widths)
    return widths
