"""Attributes in Markdown: roles, identifiers, the sides of columns."""

from __future__ import annotations

import re
from typing import Literal, get_args
from xml.etree.ElementTree import Element

from ctg_docs.document.markdown.faults import MarkdownError
from ctg_docs.document.nodes import ParagraphRole
from ctg_docs.document.slots import Slots

_ROLES = get_args(ParagraphRole)
_ATTRIBUTES = re.compile(r"(?<!\s)\s*\{([#.][^{}]*)\}\s*$")


def taken_off(element: Element, slots: Slots | None) -> str:
    """Take `{.role}` or `{#id .class}` off the end of a paragraph or title, and return it."""
    last = element[-1] if len(element) else None
    tail = (element.text if last is None else last.tail) or ""
    found = _ATTRIBUTES.search(tail)
    if not found:
        return ""
    if last is None:
        element.text = tail[: found.start()]
    else:
        last.tail = tail[: found.start()]
    return slots.words(found[1]) if slots else found[1]


def role_of(attributes: str) -> ParagraphRole:
    """Return the role that attributes name; raises MarkdownError for one that does not exist."""
    if not attributes:
        return "corps"
    role = attributes.strip().removeprefix(".")
    if role not in _ROLES:
        raise MarkdownError("markdown-role", f"rôle de paragraphe « {role} » inconnu")
    return role  # type: ignore[return-value]


def alignment(cell: Element) -> Literal["left", "right", "center"]:
    """Return the side on which the head of a column says that it stands."""
    style = cell.get("style", "")
    written = style.removeprefix("text-align:").strip(" ;") or cell.get("align")
    return written or "left"  # type: ignore[return-value]
