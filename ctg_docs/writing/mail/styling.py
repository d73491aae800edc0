"""Styles written in the elements themselves, for readers that leave out style sheets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeAlias
from xml.etree import ElementTree

Style: TypeAlias = Mapping[str, str]
"""The declarations of a rule: a property, its value."""


def styled(page: str, sheet: str) -> str:
    """Return well-formed markup as HTML, each element with the styles that the sheet gives it.

    A closer selector wins over a looser one, a later rule over an earlier one, the style of an
    element over all. No class is left: nothing would read it.
    """
    # Both come with an engine of the PDF.
    import cssselect2  # type: ignore[import-untyped]  # noqa: PLC0415
    import tinycss2  # type: ignore[import-untyped]  # noqa: PLC0415

    root, matcher = ElementTree.fromstring(page), cssselect2.Matcher()
    for rule in tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True):
        style = dict(_declared(tinycss2.parse_blocks_contents(rule.content)))
        for selector in cssselect2.compile_selector_list(rule.prelude):
            matcher.add_selector(selector, style)
    for wrapped in cssselect2.ElementWrapper.from_xml_root(root).iter_subtree():
        found = sorted(matcher.match(wrapped), key=lambda match: match[:2])
        _dress(wrapped.etree_element, [style for *_, style in found])
    return ElementTree.tostring(root, encoding="unicode", method="html")


def _declared(nodes: Iterable[Any]) -> Iterator[tuple[str, str]]:
    for node in nodes:
        if node.type == "declaration":
            value = "".join(part.serialize() for part in node.value)
            yield node.lower_name, " ".join(value.split())


def _dress(element: ElementTree.Element, styles: Iterable[Style]) -> None:
    """Write in an element the last value of each property, then its own style."""
    element.attrib.pop("class", None)
    said: dict[str, str] = {}
    for style in styles:
        for name, value in style.items():
            # At its new place: a shorthand (« margin ») undoes what stands before it.
            said.pop(name, None)
            said[name] = value
    own = element.get("style", "")
    if said or own:
        element.set("style", "; ".join([f"{n}: {v}" for n, v in said.items()] + [own] * bool(own)))
