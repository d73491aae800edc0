"""The elements that Python-Markdown finds in a text, each text read by a parser of its own."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element

from ctg_docs.document.markdown.faults import MarkdownError
from ctg_docs.document.markdown.grammar import check_depth

if TYPE_CHECKING:
    from markdown import Markdown


def elements(text: str) -> Element:
    """Return the elements of a text; what makes the parser stumble is a fault of that text."""
    lines = text.split("\n")
    try:
        root = _parsed(lines)
    except MemoryError:
        raise
    except Exception as error:
        message = "ce texte ne peut pas être lu comme du Markdown"
        raise MarkdownError("markdown-refuse", message, _unread(lines)) from error
    check_depth(root)
    return root


def _unread(lines: list[str]) -> int:
    """Return the line, from 0, where the parser begins to stumble."""

    def stumbles(count: int) -> bool:
        try:
            _parsed(lines[:count])
        except Exception:
            return True
        return False

    return bisect_left(range(1, len(lines)), True, key=stumbles)


_INLINE_UNREAD = (
    *("html", "entity", "backtick", "autolink", "automail"),
    *("image_link", "image_reference", "short_image_ref", "reference", "short_reference"),
)


def _parsed(lines: list[str]) -> Element:
    parser = _parser()
    for preprocessor in parser.preprocessors:
        lines = preprocessor.run(lines)
    read: Any = parser.parser.parseDocument(lines).getroot()
    for treeprocessor in parser.treeprocessors:
        changed = treeprocessor.run(read)
        read = read if changed is None else changed
    root: Element = read
    return root


def _parser() -> Markdown:
    """Return a parser that has read nothing.

    One that was stopped in the middle of a list would take the next text for its end. A new one
    costs a tenth of a millisecond, for the hundred texts of a territory that need one.
    """
    from markdown import Markdown  # noqa: PLC0415 - most texts need no parser
    from markdown.inlinepatterns import SubstituteTagInlineProcessor  # noqa: PLC0415

    from ctg_docs.document.markdown import addresses, lettered  # noqa: PLC0415

    parser = Markdown(extensions=["tables", "sane_lists"], output_format="xhtml")
    parser.preprocessors.deregister("html_block")
    for name in _INLINE_UNREAD:
        parser.inlinePatterns.deregister(name)
    for name in ("code", "quote", "hr", "reference"):
        parser.parser.blockprocessors.deregister(name)
    parser.inlinePatterns.register(SubstituteTagInlineProcessor("<br */?>", "br"), "br", 90)
    addresses.register(parser)
    lettered.register(parser)
    return parser
