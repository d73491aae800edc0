"""The pages of a model: their geometry, and which heads and feet they bear."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from ctg_docs.document.nodes import PageFormat
from ctg_docs.writing.docx.charter.model import Model, Node, R, W
from ctg_docs.writing.docx.charter.sheet import find, is_on
from ctg_docs.writing.docx.elements import Element, w
from ctg_docs.writing.docx.sections import PageSetup

_POINTS = {"mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72.0, "pt": 1.0, "pc": 12.0, "pi": 12.0}
_MEASURE = re.compile(r"(-?\d+(?:\.\d+)?)(mm|cm|in|pt|pc|pi)?")
_SIDES = ("top", "right", "bottom", "left", "header", "footer", "gutter")
_LEAST_TEXT = 2000
"""Twips, in width and in height, without which no document can be set."""


@dataclass(frozen=True, slots=True)
class ModelSection:
    """A section of a model; heads and feet by pages (`default`, `first`, `even`)."""

    pages: PageSetup
    heads: Mapping[str, str]
    feet: Mapping[str, str]
    titled: bool = False
    """Whether its first page has a head and a foot apart."""
    borders: Element | None = None


def model_sections(model: Model, house: PageSetup, page: PageFormat) -> list[ModelSection]:
    """Return the sections of a model, at least one, on upright or lying pages as asked.

    What a section does not say of its pages is as in `house`; heads and feet that it does not
    name are those of the section before.
    """
    parts = {r.id: r.target for r in model.relations(model.document)}
    known = {id_: name for id_, name in parts.items() if name in model.parts}
    found: list[ModelSection] = []
    heads: dict[str, str] = {}
    feet: dict[str, str] = {}
    for node in model.xml(model.document).iter(f"{W}sectPr"):
        if node.getparent().tag == f"{W}sectPrChange":
            continue
        heads = heads | _named(node, "headerReference", known)
        feet = feet | _named(node, "footerReference", known)
        pages = turned(_setup(node, house), page)
        borders = find(node, "pgBorders")
        drawn = _plain(borders) if borders is not None else None
        found.append(ModelSection(pages, heads, feet, is_on(node, "titlePg"), drawn))
    return found or [ModelSection(house, {}, {})]


def turned(pages: PageSetup, page: PageFormat) -> PageSetup:
    """Return the same sheet of paper, upright or lying."""
    if (page == "paysage") == (pages.width > pages.height):
        return pages
    return replace(pages, width=pages.height, height=pages.width)


def _named(node: Node, tag: str, known: Mapping[str, str]) -> dict[str, str]:
    references = ((n.get(f"{W}type", "default"), n.get(f"{R}id", "")) for n in node.iter(W + tag))
    return {pages: known[id_] for pages, id_ in references if id_ in known}


def _setup(node: Node, house: PageSetup) -> PageSetup:
    size, margins = find(node, "pgSz"), find(node, "pgMar")
    given: dict[str, int] = {}
    if size is not None:
        given |= _lengths(size, {"width": "w", "height": "h"})
    if margins is not None:
        given |= {"gutter": 0, **_lengths(margins, {side: side for side in _SIDES})}
    pages = replace(house, **given)
    small = min(pages.text_width, pages.text_height, pages.width, pages.height) < _LEAST_TEXT
    return house if small else pages


def _lengths(node: Node, names: Mapping[str, str]) -> dict[str, int]:
    """Return lengths in twips: Word counts in them, or names its unit."""
    found: dict[str, int] = {}
    for name, attribute in names.items():
        if match := _MEASURE.fullmatch(node.get(f"{W}{attribute}", "")):
            points = float(match[1]) * _POINTS[match[2]] if match[2] else float(match[1]) / 20
            found[name] = round(points * 20)
    return found


def _plain(borders: Node) -> Element:
    """Return borders as the writer of elements has them, without those drawn as pictures."""
    attributes = {name.removeprefix(W): v for name, v in borders.attrib.items() if name[:1] == "{"}
    plain = w("pgBorders", **attributes)
    for side in borders:
        if all(name.startswith(W) for name in side.attrib):
            said = {name.removeprefix(W): v for name, v in side.attrib.items()}
            plain.append(w(side.tag.removeprefix(W), **said))
    return plain
