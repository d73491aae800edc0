"""Links of a page in Markdown, led to where the site has what they name."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from posixpath import normpath
from typing import TYPE_CHECKING
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from website.places import ROOT, address, way

if TYPE_CHECKING:
    from markdown import Markdown

_SCHEME = re.compile(r"[a-z]+:")
_AFTER_INLINES = 15


class LostLinkError(Exception):
    """A link of a page that names no file of the project."""


class Leading(Extension):
    """The links of one page; `asked` gathers the files that it shows or leads to, pages aside."""

    def __init__(self, source: PurePosixPath) -> None:
        super().__init__()
        self.source = source
        self.asked: set[PurePosixPath] = set()

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name that the library calls
        """Add what changes the tree of a page."""
        md.treeprocessors.register(_Tree(md, self), "leading", _AFTER_INLINES)

    def led(self, link: str) -> str:
        """Return the link as the site needs it; raises LostLinkError when nothing is there."""
        if _SCHEME.match(link) or link.startswith("#"):
            return link
        path, mark, anchor = link.partition("#")
        target = PurePosixPath(normpath((self.source.parent / unquote(path)).as_posix()))
        if (ROOT / target).is_dir():
            target /= "README.md"
        if target.parts[0] == ".." or not (ROOT / target).is_file():
            raise LostLinkError(f"{self.source} : « {link} » ne mène à aucun fichier")
        if target.suffix != ".md":
            self.asked.add(target)
        return way(address(target), address(self.source)) + mark + anchor


class _Tree(Treeprocessor):
    """The tree of a page: its links led, its wide tables in a box that scrolls."""

    def __init__(self, md: Markdown, leading: Leading) -> None:
        super().__init__(md)
        self.leading = leading

    def run(self, root: Element) -> None:
        for element in root.iter():
            for key in ("href", "src"):
                if link := element.get(key):
                    element.set(key, self.leading.led(link))
        for parent in [*root.iter()]:
            for rank, child in enumerate(parent):
                if child.tag == "table":
                    parent[rank] = _boxed(child)


def _boxed(table: Element) -> Element:
    """Return a table in its box; a bar that a cell protects in its code is a plain one."""
    for code in table.iter("code"):
        code.text = code.text and type(code.text)(code.text.replace("\\|", "|"))
    box = Element(
        "div", {"class": "tableau", "tabindex": "0", "role": "group", "aria-label": "Tableau"}
    )
    box.append(table)
    box.tail, table.tail = table.tail, None
    return box
