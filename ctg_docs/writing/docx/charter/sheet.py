"""A style sheet of Word: its styles, what each inherits, and where their properties go."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from ctg_docs.writing.docx.charter.model import Node, W

_ORDERS = {
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden "
    "unhideWhenUsed qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr "
    "trPr tcPr tblStylePr",
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr "
    "suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct "
    "topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind "
    "contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint "
    "noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect "
    "bdr shd fitText vertAlign rtl cs em lang",
    "docDefaults": "rPrDefault pPrDefault",
}
"""Order of the children of each element that is completed (ISO/IEC 29500-1, annex A)."""


class WordStyles:
    """The styles of a part, by their identifiers."""

    def __init__(self, root: Node) -> None:
        self.root = root
        styles = root.findall(f"{W}style")
        self.styles: dict[str, Node] = {node.get(f"{W}styleId", ""): node for node in styles}

    def add(self, style: Node) -> None:
        """Add a style at the end."""
        self.root.append(style)
        self.styles[style.get(f"{W}styleId")] = style

    def lineage(self, style: Node) -> Iterator[Node]:
        """Yield a style and those it stands on, each once."""
        met: list[Node] = []
        found: Node | None = style
        while found is not None and all(found is not node for node in met):
            yield found
            met.append(found)
            found = self.styles.get(value(found, "basedOn"))

    def effective(self, style: Node, path: str, attribute: str = "val") -> str | None:
        """Return the property of a style, its own or inherited; None when it has none."""
        defaults = f"docDefaults/{path.split('/', maxsplit=1)[0]}Default/{path}"
        for root, where in (*((node, path) for node in self.lineage(style)), (self.root, defaults)):
            node = find(root, where)
            if node is not None and node.get(f"{W}{attribute}") is not None:
                return str(node.get(f"{W}{attribute}"))
        return None


def find(root: Node, path: str) -> Node | None:
    """Return the element at a path of Word's own names."""
    return root.find("/".join(f"{W}{step}" for step in path.split("/")))


def value(root: Node, path: str) -> str:
    """Return the value of the element at a path, or nothing."""
    node = find(root, path)
    return str(node.get(f"{W}val", "")) if node is not None else ""


def element(tag: str, **attributes: object) -> Node:
    """Return an element of Word with its attributes."""
    return etree.Element(f"{W}{tag}", {f"{W}{name}": str(v) for name, v in attributes.items()})


def put(parent: Node, child: Node) -> Node:
    """Give an element a child, in the place that the schema sets, instead of the one it had."""
    order = _ORDERS[etree.QName(parent).localname].split()
    drop(parent, etree.QName(child).localname)
    rank = order.index(etree.QName(child).localname)
    later = set(order[rank + 1 :])
    for place, sibling in enumerate(parent):
        name = etree.QName(sibling)
        if name.localname in later or name.namespace != W.strip("{}"):
            parent.insert(place, child)
            return child
    parent.append(child)
    return child


def within(parent: Node, tag: str) -> Node:
    """Return the child of a name, made if there is none."""
    found = find(parent, tag)
    return found if found is not None else put(parent, element(tag))


def drop(parent: Node, *tags: str) -> None:
    """Remove the children of these names."""
    for tag in tags:
        for child in parent.findall(f"{W}{tag}"):
            parent.remove(child)


def whole(text: str | None) -> int | None:
    """Return the number that an attribute holds, or None."""
    return int(text) if text and text.isascii() and text.isdecimal() else None


def is_on(root: Node, path: str) -> bool:
    """Tell whether a switch is there and is not turned off."""
    node = find(root, path)
    return node is not None and node.get(f"{W}val", "1") not in ("0", "false", "off")
