"""The structure tree of a file, read once for all that mends it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf


@dataclass
class Structure:
    """The elements by type, in reading order, and what each page's marked content belongs to."""

    elements: dict[str, list[Any]] = field(default_factory=lambda: defaultdict(list))
    held: dict[tuple[int, int], set[int]] = field(default_factory=lambda: defaultdict(set))
    """Numbers of the marked content that an element holds, by page."""
    sequence: list[tuple[int, int]] = field(default_factory=list)
    """Every element in reading order."""
    order: dict[tuple[int, int], int] = field(default_factory=dict)
    """Rank of each element in that order."""


def read_structure(pdf: pikepdf.Pdf) -> Structure:
    """Return the structure of a tagged file."""
    structure = Structure()
    for element in kids(pdf.Root.StructTreeRoot):
        _read(element, None, structure)
    return structure


def kids(element: Any) -> list[Any]:
    """Return what an element holds, whether it is written alone or in an array."""
    held = element.get("/K")
    if held is None:
        return []
    return list(held) if isinstance(held, pikepdf.Array) else [held]


def _read(element: Any, page: Any, structure: Structure) -> None:
    kind = element.get("/S")
    if kind is not None:
        structure.elements[str(kind)].append(element)
        structure.order[element.objgen] = len(structure.sequence)
        structure.sequence.append(element.objgen)
    page = element.get("/Pg", page)
    for kid in kids(element):
        if isinstance(kid, int):
            structure.held[page.objgen].add(kid)
        elif kid.get("/Type") == pikepdf.Name.MCR:
            structure.held[kid.get("/Pg", page).objgen].add(int(kid.MCID))
        elif kid.get("/Type") != pikepdf.Name.OBJR:
            _read(kid, page, structure)


def within(element: Any) -> Iterator[Any]:
    """Yield the elements inside an element, itself first."""
    yield element
    for kid in kids(element):
        if isinstance(kid, pikepdf.Dictionary) and kid.get("/S") is not None:
            yield from within(kid)
