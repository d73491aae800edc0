"""The structure tree of a file, read once for all that mends it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import pikepdf


@dataclass
class Walk:
    """The findings of a walk over the whole tree."""

    elements: dict[str, list[Any]] = field(default_factory=lambda: defaultdict(list))
    """The elements by type, in reading order."""
    marked: dict[tuple[int, int], set[int]] = field(default_factory=lambda: defaultdict(set))
    """Numbers of the marked content that an element holds, by page."""
    sequence: list[tuple[int, int]] = field(default_factory=list)
    """Every element in reading order."""
    order: dict[tuple[int, int], int] = field(default_factory=dict)
    """Rank of each element in that order."""


class Structure:
    """The structure tree of a tagged file, walked over when something first asks for it."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._root = pdf.Root.StructTreeRoot

    @cached_property
    def walk(self) -> Walk:
        """The findings of a walk over the whole tree."""
        walk = Walk()
        for element in kids(self._root):
            _read(element, None, walk)
        return walk


def kids(element: Any) -> list[Any]:
    """Return the children of an element, whether it is written alone or in an array."""
    children = element.get("/K")
    if children is None:
        return []
    return list(children) if isinstance(children, pikepdf.Array) else [children]


def _read(element: Any, page: Any, walk: Walk) -> None:
    kind = element.get("/S")
    if kind is not None:
        walk.elements[str(kind)].append(element)
        walk.order[element.objgen] = len(walk.sequence)
        walk.sequence.append(element.objgen)
    page = element.get("/Pg", page)
    for kid in kids(element):
        if isinstance(kid, int):
            walk.marked[page.objgen].add(kid)
        elif kid.get("/Type") == pikepdf.Name.MCR:
            walk.marked[kid.get("/Pg", page).objgen].add(int(kid.MCID))
        elif kid.get("/Type") != pikepdf.Name.OBJR:
            _read(kid, page, walk)


def within(element: Any) -> Iterator[Any]:
    """Yield the elements inside an element, itself first."""
    yield element
    for kid in kids(element):
        if isinstance(kid, pikepdf.Dictionary) and kid.get("/S") is not None:
            yield from within(kid)
