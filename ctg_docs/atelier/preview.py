"""Preview of a document: its words as they will be built, each knowing the field it comes from.

Signs for private use go around each text of the tree before it is drawn, and become elements of
the page once it is: the writers know nothing of it, and no word changes.
"""

from __future__ import annotations

import re
from typing import Any

from ctg_docs.atelier.provenance import WordProvenance, of_blank
from ctg_docs.document.nodes import Blank, Chart, Document, Inline, Inlines, Reference, Text
from ctg_docs.document.theme import Theme
from ctg_docs.document.walk import HOLDERS, blocks_within, change_blocks, change_document, rebuilt
from ctg_docs.writing.formats import shown_in
from ctg_docs.writing.html.web import write_web

_OPEN, _STOP, _CLOSE = "\ue0f0", "\ue0f1", "\ue0f2"
_SIGNS = re.compile(f"{_OPEN}[0-9]+{_STOP}|{_CLOSE}")
_MARK = re.compile(f"{_OPEN}([0-9]+){_STOP}")
_TOKENS = re.compile(r"<(style|script|title|svg)\b.*?</\1>|<[^>]*>|[^<]+", re.DOTALL)


def preview(document: Document, theme: Theme, data: Any) -> bytes:
    """Return the page of a document, each of whose words says where it comes from."""
    whole = shown_in("html", document)
    marks = _Marks(data, _of_charts(whole))
    tree = change_document(whole, marks.run)
    page = write_web(tree, theme).decode()
    tokens = (found.group() for found in _TOKENS.finditer(page))
    return "".join(
        _SIGNS.sub("", one) if one.startswith("<") else marks.spans(one) for one in tokens
    ).encode()


def _of_charts(document: Document) -> set[int]:
    """Return the runs that are words of charts, by identity: a picture measures them."""
    noted: set[int] = set()

    def note(content: Inlines) -> Inlines:
        noted.add(id(content))
        return content

    change_blocks(tuple(b for b in blocks_within(document.blocks) if isinstance(b, Chart)), note)
    return noted


class _Marks:
    """The origins met so far, each by its rank; runs of `left` stay as they are."""

    def __init__(self, data: Any, left: set[int]) -> None:
        self._provenance = WordProvenance(data)
        self._left = left
        self._attributes: list[str] = []

    def run(self, content: Inlines) -> Inlines:
        """Return a run of text whose words bear the rank of their origin."""
        return content if id(content) in self._left else self._run(content)

    def _run(self, content: Inlines) -> Inlines:
        return tuple([self._marked(node) for node in content])

    def _marked(self, node: Inline) -> Inline:
        if isinstance(node, Text):
            return Text(self._around(node.text, self._provenance.of(node.origin)), node.origin)
        if isinstance(node, HOLDERS):
            return rebuilt(node, content=self._run(node.content))
        if isinstance(node, Blank) and node.key:
            return rebuilt(node, label=self._around(node.label, of_blank(node)))
        if isinstance(node, Reference) and node.text:
            return rebuilt(node, text=self._around(node.text, " data-modele=renvoi"))
        return node

    def _around(self, words: str, attribute: str) -> str:
        self._attributes.append(attribute)
        return f"{_OPEN}{len(self._attributes) - 1}{_STOP}{words}{_CLOSE}"

    def spans(self, words: str) -> str:
        """Return words whose signs are elements."""
        opened = _MARK.sub(lambda found: f"<span{self._attributes[int(found[1])]}>", words)
        return opened.replace(_CLOSE, "</span>")
