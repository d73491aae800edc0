"""A Typst file written by hand: python compile.py SOURCE.typ DATA.json FONTS OUTPUT.pdf."""

from __future__ import annotations

import sys
from pathlib import Path

import typst


def main(source: str, data: str, fonts: str, output: str) -> None:
    """Compile the file with the data."""
    typst.compile(
        source,
        output=output,
        root="/",
        font_paths=[fonts],
        ignore_system_fonts=True,
        sys_inputs={"data": str(Path(data).resolve())},
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
