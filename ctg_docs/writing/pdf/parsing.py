"""Parsing of our markup into the tree of the engine."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree

from ctg_docs.writing.pdf.engine import engine


def parsed(markup: str, fetcher: Any) -> Any:
    """Return the engine's page for a well-formed markup.

    The engine's own HTML parser mends what browsers mend, in Python and for a twentieth of the
    whole build; ours needs no mending and goes through the XML parser of the interpreter.
    """
    import cssselect2  # type: ignore[import-untyped]  # noqa: PLC0415 - comes with the engine

    class Page(engine().HTML):  # type: ignore[misc]
        def __init__(self) -> None:
            root = ElementTree.fromstring(markup)
            self.base_url = None
            self.url_fetcher = fetcher
            self.media_type = "print"
            self.wrapper_element = cssselect2.ElementWrapper.from_html_root(
                root, content_language=None
            )
            self.etree_element = self.wrapper_element.etree_element

    return Page()
