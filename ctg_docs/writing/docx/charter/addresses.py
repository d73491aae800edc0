"""Addresses that parts of a model hold in their own attributes, apart from any relation.

Pictures drawn as VML may be fetched from one, and a shape or a link may lead anywhere.
"""

from __future__ import annotations

from lxml import etree

from ctg_docs.writing.docx.charter.model import Node, is_web_address

_FETCHED = frozenset(("src", "althref", "invalidUrl", "action", "pathname"))
_FOLLOWED = "href"
_OBJECTS = frozenset(("object", "control", "altChunk", "subDoc", "OLEObject"))


def strip_addresses(root: Node) -> list[str]:
    """Remove the addresses of a part, but for the links to the web that readers follow.

    Returns what they were.
    """
    removed: list[str] = []
    for node in root.iter(etree.Element):
        for attribute, said in list(node.attrib.items()):
            if _is_address(node, attribute, said):
                del node.attrib[attribute]
                removed += [said] if said else []
    return removed


def objects(root: Node) -> list[str]:
    """Return the names of what other programs would draw, or other files fill, in a part."""
    found = (etree.QName(node).localname for node in root.iter(etree.Element))
    return [name for name in found if name in _OBJECTS]


def _is_address(node: Node, attribute: str, said: str) -> bool:
    name = etree.QName(attribute)
    if name.localname == _FOLLOWED:
        # In a namespace of its own, it says where the picture comes from.
        return bool(name.namespace) or not is_web_address(said)
    return name.localname in _FETCHED
