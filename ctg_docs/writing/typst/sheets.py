"""Pages of a document on a screen: their pictures, and where words that lead somewhere stand.

What did not change since the last drawing is not laid out again, so that an edit shows at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import reduce
from html import unescape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeAlias

from ctg_docs.document.nodes import Document
from ctg_docs.document.theme import Theme
from ctg_docs.writing.typst.complaints import strict
from ctg_docs.writing.typst.engine import compiler, forget, offline
from ctg_docs.writing.typst.fonts import FontFolder, faces, renamed
from ctg_docs.writing.typst.source import MAIN, sources

_TAGS = re.compile(r"<(/?)(svg|g|a)\b([^>]*)>(?:<rect\b([^>]*)>)?")
_ATTRIBUTE = re.compile(r'([\w:]+)="([^"]*)"')
_TRANSFORM = re.compile(r"(\w+)\(([^)]*)\)")

_ROUNDS = 8
"""Rounds by which a drawing ages: what the next one does not use again, the engine lets go."""

Matrix: TypeAlias = tuple[float, float, float, float, float, float]
"""An affine map, as SVG writes it: (a, b, c, d, e, f)."""
_SAME: Matrix = (1, 0, 0, 1, 0, 0)


@dataclass(frozen=True)
class LeadBox:
    """The box of words that lead to a target: its corner and its size, in points of the page."""

    target: str
    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True)
class PageSheet:
    """A page: its picture as SVG, its size in points, the boxes of its words."""

    picture: bytes
    width: float
    height: float
    boxes: tuple[LeadBox, ...]


class PageSheets:
    """The pages of one document after another, in one folder that the engine reads again."""

    def __init__(self) -> None:
        self._folder = TemporaryDirectory(prefix="ctg-typst-", ignore_cleanup_errors=True)
        self._found: FontFolder | None = None
        self._compiler: Any = None

    def of(self, document: Document, theme: Theme) -> list[PageSheet]:
        """Return the pages of a resolved document; its words lead where `leading` says.

        Raises MissingToolError, SourceError as `layout` does.
        """
        found = faces(theme)
        self._put(sources(document, renamed(theme, found.families)))
        with strict(theme), offline():
            if self._found is not found:
                self._found = found
                self._compiler = compiler(Path(self._folder.name) / MAIN, found.found)
            drawn = self._compiler.compile(format="svg")
            forget(_ROUNDS)
        return [_sheet(page) for page in (drawn if isinstance(drawn, list) else [drawn])]

    def _put(self, files: Mapping[str, bytes]) -> None:
        """Give the folder these files and no other."""
        folder = Path(self._folder.name)
        for path in folder.iterdir():
            if path.name not in files:
                path.unlink()
        for name, content in files.items():
            path = folder / name
            if not path.exists() or path.read_bytes() != content:
                path.write_bytes(content)


def _sheet(picture: bytes) -> PageSheet:
    text = picture.decode()
    opening = _attributes(text[: text.index(">")])
    width, height = (float(opening[name].removesuffix("pt")) for name in ("width", "height"))
    return PageSheet(picture, width, height, tuple(_boxes(text)))


def _boxes(text: str) -> Iterator[LeadBox]:
    """Yield the boxes of the links of a page: groups move what they hold."""
    placed = [_SAME]
    for closes, name, written, inside in _TAGS.findall(text):
        if closes:
            placed.pop()
            continue
        if written.endswith("/"):
            continue
        attributes = _attributes(written)
        placed.append(_after(placed[-1], attributes.get("transform", "")))
        if name == "a" and inside and "xlink:href" in attributes:
            yield _box(attributes["xlink:href"], placed[-1], _attributes(inside))


def _box(target: str, placed: Matrix, rect: Mapping[str, str]) -> LeadBox:
    a, b, c, d, e, f = placed
    wide, high = float(rect["width"]), float(rect["height"])
    corners = [(0.0, 0.0), (wide, 0.0), (0.0, high), (wide, high)]
    across = [a * x + c * y + e for x, y in corners]
    down = [b * x + d * y + f for x, y in corners]
    left, top = min(across), min(down)
    return LeadBox(target, left, top, max(across) - left, max(down) - top)


def _attributes(written: str) -> dict[str, str]:
    return {name: unescape(value) for name, value in _ATTRIBUTE.findall(written)}


def _after(placed: Matrix, written: str) -> Matrix:
    """Return a map with another one, as an attribute writes it, done before it."""
    steps = (_matrix(kind, numbers) for kind, numbers in _TRANSFORM.findall(written))
    return reduce(_product, steps, placed)


def _matrix(kind: str, numbers: str) -> Matrix:
    values = [float(number) for number in re.split(r"[\s,]+", numbers.strip())]
    match kind, values:
        case "translate", [x, *rest]:
            return 1, 0, 0, 1, x, rest[0] if rest else 0
        case "scale", [x, *rest]:
            return x, 0, 0, rest[0] if rest else x, 0, 0
        case "matrix", [a, b, c, d, e, f]:
            return a, b, c, d, e, f
    raise ValueError(f"{kind}({numbers})")


def _product(one: Matrix, other: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    p, q, r, s, x, y = other
    return (
        a * p + c * q, b * p + d * q,
        a * r + c * s, b * r + d * s,
        a * x + c * y + e, b * x + d * y + f,
    )  # fmt: skip
