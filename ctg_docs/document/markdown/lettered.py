"""Lists marked by letters, « a) … b) … », as one more kind of list of Python-Markdown."""

from __future__ import annotations

import re
from string import ascii_lowercase
from typing import TYPE_CHECKING

from markdown.blockprocessors import ListIndentProcessor, OListProcessor
from markdown.extensions.sane_lists import SaneOListProcessor

from ctg_docs.document.markdown.lists import LETTERED

if TYPE_CHECKING:
    from markdown import Markdown
    from markdown.blockparser import BlockParser

_LETTER = re.compile(r"^( {0,3})([a-z])(?=\) )\)", re.MULTILINE)
_INDENTED = re.compile(r"^[ ]{4,7}(?:\d+\.|[a-z]\)|[*+-])[ ]+.*")


class LetteredListProcessor(SaneOListProcessor):
    """Reads lists whose items begin with « a) »."""

    TAG = LETTERED
    SIBLING_TAGS = [LETTERED]  # noqa: RUF012 - as the parser declares it

    def __init__(self, parser: BlockParser) -> None:
        super().__init__(parser)
        indent = self.tab_length - 1
        self.RE = re.compile(rf"^[ ]{{0,{indent}}}[a-z]\)[ ]+(.*)")
        self.CHILD_RE = re.compile(rf"^[ ]{{0,{indent}}}(([0-9]+)\))[ ]+(.*)")

    def get_items(self, block: str) -> list[str]:
        """Return the items of a block; the parser counts letters by their rank."""
        return super().get_items(_LETTER.sub(_ranked, block))


def _ranked(mark: re.Match[str]) -> str:
    return f"{mark[1]}{ascii_lowercase.index(mark[2]) + 1})"


def register(parser: Markdown) -> None:
    """Have a parser read lettered lists too, alone or inside the others."""
    processors = parser.parser.blockprocessors
    processors.register(LetteredListProcessor(parser.parser), "letters", 35)
    for name in ("olist", "ulist", "letters"):
        processor = processors[name]
        assert isinstance(processor, OListProcessor)
        processor.INDENT_RE = _INDENTED
    indented = processors["indent"]
    assert isinstance(indented, ListIndentProcessor)
    indented.LIST_TYPES = ["ul", "ol", LETTERED]
