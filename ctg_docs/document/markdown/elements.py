"""The elements that Python-Markdown finds in a text, each text read by a parser as it was made."""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from copy import copy
from threading import local
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
    parser = _READY.parser()
    for preprocessor in parser.preprocessors:
        lines = preprocessor.run(lines)
    read: Any = parser.parser.parseDocument(lines).getroot()
    for treeprocessor in parser.treeprocessors:
        changed = treeprocessor.run(read)
        read = read if changed is None else changed
    root: Element = read
    return root


class _Ready(local):
    """The parser of a thread, all of whose parts are put back as they were before each text.

    One that was stopped in the middle of a list would take the next text for its end; to make a new
    one costs as much as to read the text.
    """

    def __init__(self) -> None:
        self._parser: Markdown | None = None
        self._made: list[tuple[Any, Any]] = []

    def parser(self) -> Markdown:
        """Return a parser that has read nothing."""
        if self._parser is None:
            self._parser = made()
            self._made = [(part, copy(part)) for part in parts(self._parser)]
        for part, before in self._made:
            part.clear()
            (part.update if isinstance(part, dict) else part.extend)(before)
        return self._parser


_READY = _Ready()


def parts(parser: Markdown) -> list[Any]:
    """Return all that a parser can change: the names, the lists and the tables of all its parts."""
    found: dict[int, Any] = {}
    ahead: list[Any] = [parser]
    while ahead:
        part = ahead.pop()
        if type(part).__module__.startswith("markdown.") and hasattr(part, "__dict__"):
            ahead.append(vars(part))
        if isinstance(part, dict | list | deque) and id(part) not in found:
            found[id(part)] = part
        elif not isinstance(part, tuple):
            continue
        ahead += part.values() if isinstance(part, dict) else part
    return list(found.values())


def made() -> Markdown:
    """Return a parser of the Markdown that sources and templates may use."""
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
