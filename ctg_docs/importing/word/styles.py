"""ReadStyles of a Word file: which are titles, and of what level; which bear the mark of a list."""

from __future__ import annotations

from dataclasses import dataclass

from ctg_docs.importing.packages import Node
from ctg_docs.importing.word.opening import W, WordPackage

_OWN = (f"{W}numPr", f"{W}outlineLvl")
_STYLE, _VALUE = f"{W}pStyle", f"{W}val"
_DEEPEST = 20
"""Styles from which one is made, at most: a file may make one of itself."""
_BODY = 9
"""The outline level of running text (ISO/IEC 29500-1, 17.3.1.20)."""


@dataclass(frozen=True, slots=True)
class Nature:
    """The nature of a paragraph: the level of a title, from 0, or that of an item of a list.

    `name` is that of its style, which `strong` tells to be bold.
    """

    title: int | None = None
    item: int | None = None
    name: str = ""
    strong: bool = False


NONE = Nature()
"""Running text."""


class ReadStyles:
    """The styles of a file, each with what it takes from those that it is made of."""

    def __init__(self, package: WordPackage) -> None:
        root = package.xml("word/styles.xml")
        found = root.iter(f"{W}style") if root is not None else ()
        self._natures: dict[str, Nature] = {}
        self._looks: dict[tuple[str, str], bool] = {}
        self._styles: dict[str, Node] = {style.get(f"{W}styleId", ""): style for style in found}

    def nature(self, properties: Node | None) -> Nature:
        """Return the nature of a paragraph with these properties."""
        if properties is None:
            return NONE
        # One pass: looking for each property in its turn costs several times as much.
        name, own = "", False
        for one in properties:
            if one.tag == _STYLE:
                name = name or one.get(_VALUE, "")
            elif one.tag in _OWN:
                own = True
        if own:
            return self._nature(properties, name)
        if name not in self._natures:
            self._natures[name] = self._nature(properties, name)
        return self._natures[name]

    def _nature(self, properties: Node, name: str) -> Nature:
        chain = [properties, *(p for s in self._chain(name) for p in s.iterfind(f"{W}pPr"))]
        title = next((v for p in chain if (v := value(p, "outlineLvl"))), "")
        level = int(title) if title.isdecimal() else _BODY
        shown = self._styles.get(name)
        words = value(shown, "name") if shown is not None else name
        strong = self.is_bold(name)
        return Nature(level if level < _BODY else None, _item(chain), words, strong)

    def is_bold(self, name: str, tag: str = "b") -> bool:
        """Tell whether a style of characters is bold, or has another look."""
        if (name, tag) not in self._looks:
            self._looks[name, tag] = self._is(name, tag)
        return self._looks[name, tag]

    def _is(self, name: str, tag: str) -> bool:
        for style in self._chain(name):
            if (on := switch(style.find(f"{W}rPr"), tag)) is not None:
                return on
        return False

    def _chain(self, name: str) -> list[Node]:
        chain: list[Node] = []
        while name in self._styles and len(chain) < _DEEPEST:
            chain.append(self._styles[name])
            name = value(chain[-1], "basedOn")
        return chain


def _item(chain: list[Node]) -> int | None:
    """Return the level of an item; the number 0 takes a paragraph out of any list."""
    for properties in chain:
        numbering = properties.find(f"{W}numPr")
        if numbering is not None and (number := value(numbering, "numId")):
            level = value(numbering, "ilvl")
            return None if number == "0" else int(level) if level.isdecimal() else 0
    return None


def value(node: Node, tag: str) -> str:
    """Return the value of a property, empty when it is not there."""
    found = node.find(f"{W}{tag}")
    return "" if found is None else found.get(f"{W}val", "")


def switch(properties: Node | None, tag: str) -> bool | None:
    """Return whether a property is on, None where nothing says it."""
    found = None if properties is None else properties.find(f"{W}{tag}")
    return None if found is None else found.get(f"{W}val", "1") not in ("0", "false", "off")
