"""PowerPoint measures from millimetres and points."""

from __future__ import annotations

EMU_PER_MILLIMETRE = 36_000


def emu(length: float) -> int:
    """Return a length in millimetres in the units of drawings."""
    return round(length * EMU_PER_MILLIMETRE)


def hundredths(points: float) -> int:
    """Return the hundredths of a point in which PowerPoint counts type sizes and gaps."""
    return round(points * 100)


def thousandths(ratio: float) -> int:
    """Return the thousandths of a percent in which PowerPoint counts proportions."""
    return round(ratio * 100_000)
