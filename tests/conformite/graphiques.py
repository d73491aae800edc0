"""Native charts, in any office file."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


def axes(racine: etree._Element) -> Iterator[str]:
    """Tell the axes whose identifier is no unsigned integer (ECMA-376-1, 21.2.2.9)."""
    for genre in ("axId", "crossAx"):
        for axe in racine.iter(f"{C}{genre}"):
            if not axe.get("val", "").isdecimal():
                yield f"axe {axe.get('val')} : identifiant négatif"
