"""LibreOffice as it opens, updates and prints files, and the words of the pages that it sets."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from lxml import etree

_FOOT = re.compile(r"Page \d+ sur \d+")
_RAISED = 8.5
"""Height of the tallest raised letters, in points."""


class Line(NamedTuple):
    """A line of a page, in points from its top left corner."""

    left: float
    top: float
    right: float
    bottom: float
    text: str


def converted(paths: list[Path], target: str, folder: Path | None = None) -> list[Path]:
    """Return files as LibreOffice writes them in another format, its fields updated.

    They go beside the first, or in another folder.
    """
    folder = folder or paths[0].parent
    profile = f"-env:UserInstallation=file://{folder}/profil"
    command = ["soffice", profile, "--headless", "--convert-to", target, "--outdir", folder, *paths]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=300)
    return [folder / f"{path.stem}.{target}" for path in paths]


def page_texts(pdf: Path) -> list[str]:
    """Return the text of each page, its spaces made one."""
    command = ["pdftotext", "-layout", pdf.name, "-"]
    said = subprocess.run(command, cwd=pdf.parent, check=True, capture_output=True).stdout.decode()
    return [re.sub(r"\s+", " ", page) for page in said.split("\f")][:-1]


def page_lines(pdf: Path) -> list[list[Line]]:
    """Return the lines of each page, without its foot nor raised letters."""
    command = ["pdftotext", "-bbox-layout", pdf.name, "-"]
    said = subprocess.run(command, cwd=pdf.parent, check=True, capture_output=True).stdout
    return [list(_lines(page)) for page in etree.fromstring(said).iter("{*}page")]


def _lines(page: etree._Element) -> Iterator[Line]:
    for node in page.iter("{*}line"):
        sides = (float(node.get(side, "0")) for side in ("xMin", "yMin", "xMax", "yMax"))
        text = " ".join(word.text or "" for word in node.iter("{*}word"))
        line = Line(*sides, text)
        if not _FOOT.fullmatch(text) and line.bottom - line.top > _RAISED:
            yield line
