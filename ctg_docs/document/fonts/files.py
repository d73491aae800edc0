"""The files of fonts, opened by the library that reads them."""

from __future__ import annotations

from pathlib import Path
from typing import Any


def opened(path: Path) -> Any:
    """Open the file of a face, whose tables are read when they are asked for."""
    # It takes a tenth of a second to load, comes with the engines, and not every build needs it.
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # noqa: PLC0415

    return TTFont(path, lazy=True)
