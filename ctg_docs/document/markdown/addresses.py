"""Addresses written as they are, which lead where they say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from markdown.inlinepatterns import InlineProcessor

from ctg_docs.document.markdown.faults import MarkdownError

if TYPE_CHECKING:
    from markdown import Markdown

_SIGN = r"[^\s<>\[\]|\"«»\ue000-\ue003]"
# The stop of a sentence is no part of the address that ends it.
_WEB = rf"\bhttps?://{_SIGN}*[^\s<>\[\]|\"«»\ue000-\ue003.,;:!?'’)…*_]"
_MAIL = r"\b[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+\b"


_SCHEMES = ("https://", "http://", "mailto:", "tel:")


def allowed(address: str) -> str:
    """Return the address of a link; raises MarkdownError for a kind that leads nowhere safe."""
    if not address.startswith(_SCHEMES):
        message = f"adresse « {address} » refusée (https, mailto ou tel)"
        raise MarkdownError("markdown-lien", message)
    return address


def bare(address: str) -> str:
    """Return an address as it is read: « contact@example.org », without its kind."""
    return address.removeprefix("mailto:").removeprefix("tel:")


class AddressProcessor(InlineProcessor):
    """Makes a link of an address of the Web or of a mail box."""

    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(  # type: ignore[override] # noqa: N802 - the name that the parser calls
        self, m: re.Match[str], data: str
    ) -> tuple[Element, int, int]:
        """Return the link, and where the address stands."""
        link = Element("a")
        link.text = m[0]
        link.set("href", m[0] if "://" in m[0] else f"mailto:{m[0]}")
        return link, m.start(), m.end()


def register(parser: Markdown) -> None:
    """Have a parser read addresses, once it knows which are those of links already."""
    parser.inlinePatterns.register(AddressProcessor(_WEB, parser), "web", 115)
    parser.inlinePatterns.register(AddressProcessor(_MAIL, parser), "mail", 114)
