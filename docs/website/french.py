"""French pages set as the documents are: the spaces and signs that Markdown is typed without."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from ctg_docs.french.typography import typographier_suite

if TYPE_CHECKING:
    from markdown import Markdown

_BLOCKS = {"blockquote", "div", "h1", "h2", "h3", "h4", "li", "ol", "p", "table", "tbody", "td"}
_BLOCKS |= {"th", "thead", "tr", "ul"}
_CODE = "code"
_AFTER_ANCHORS = 3
"""Anchors are made of headings as they are typed, which is how links name them."""


class French(Extension):
    """The typography of a page in French, its code left as it is typed."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name that the library calls
        """Add what changes the tree of a page."""
        md.treeprocessors.register(_Typography(md), "french", _AFTER_ANCHORS)


class _Typography(Treeprocessor):
    def run(self, root: Element) -> None:
        """Set each block as the one text that its words make."""
        for block in (one for one in root.iter() if one.tag in _BLOCKS):
            slots = [*_slots(block)]
            tokens = typographier_suite([_token(element, slot) for element, slot in slots])
            for (element, slot), token in zip(slots, tokens, strict=True):
                if element.tag != _CODE or slot == "tail":
                    setattr(element, slot, token)


def _slots(element: Element) -> Iterator[tuple[Element, str]]:
    """Yield each place of the words of a block, those of the blocks inside it aside."""
    yield element, "text"
    for child in element:
        if child.tag not in _BLOCKS:
            yield from _slots(child)
            yield child, "tail"


def _token(element: Element, slot: str) -> str:
    """Return the words of a place; code stands for a word, whatever it holds."""
    return "x" if element.tag == _CODE and slot == "text" else getattr(element, slot) or ""
