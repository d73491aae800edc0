"""Cleaning of the heads and feet of a model: words, look and pictures stay.

Comments, tracked changes, links to data and objects of other programs stay behind.
"""

from __future__ import annotations

from collections.abc import Callable, Container

from lxml import etree

from ctg_docs.writing.docx.charter.model import Node, R, W

_VML = "{urn:schemas-microsoft-com:vml}"
_OFFICE = "{urn:schemas-microsoft-com:office:office}"
_REMOVED = {
    *("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "commentReference"),
    *("del", "moveFrom", "moveFromRangeStart", "moveFromRangeEnd"),
    *("moveToRangeStart", "moveToRangeEnd", "cellDel", "cellIns", "cellMerge"),
    *("pPrChange", "rPrChange", "sectPrChange", "tblPrChange", "tblPrExChange", "tblGridChange"),
    *("trPrChange", "tcPrChange", "numberingChange", "permStart", "permEnd", "proofErr"),
    *("customXmlInsRangeStart", "customXmlInsRangeEnd", "customXmlDelRangeStart"),
    *("customXmlDelRangeEnd", "customXmlMoveFromRangeStart", "customXmlMoveFromRangeEnd"),
    *("customXmlMoveToRangeStart", "customXmlMoveToRangeEnd", "customXmlPr", "smartTagPr"),
    *("dataBinding", "placeholder", "showingPlcHdr", "lastRenderedPageBreak", "lang"),
    *("object", "control", "altChunk", "subDoc", "footnoteReference", "endnoteReference"),
}
_UNWRAPPED = {"ins", "moveTo", "smartTag", "customXml"}
_LINKS = {"hlinkClick", "hlinkHover", "hlinkMouseOver"}
_DRAWN = (f"{W}drawing", f"{W}pict")
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}*"
"""Word's own elements under another name, which no rule here would know."""
_WATERMARK = "PowerPlusWaterMarkObject"


def clean(root: Node) -> None:
    """Accept the tracked changes and remove what does not come through."""
    for row in list(root.iter(f"{W}tr")):
        if row.find(f"{W}trPr/{W}del") is not None:
            row.getparent().remove(row)
    for node in list(root.iter(f"{W}*")):
        name = etree.QName(node).localname
        if name in _REMOVED:
            _remove(node)
        elif name in _UNWRAPPED or (name == "hyperlink" and not node.get(f"{R}id")):
            _unwrap(node)
        for attribute in [a for a in node.attrib if a.startswith(f"{W}rsid")]:
            del node.attrib[attribute]
    for extension in list(root.iter("{*}dataBinding", "{*}svgBlip", "{*}OLEObject", _STRICT)):
        _remove(extension.getparent() if extension.tag.endswith("svgBlip") else extension)
    _remove_watermarks(root)


def prune(root: Node, kept: Container[str], rename: Callable[[str], str] = str) -> None:
    """Remove nodes that lead to a relation not kept, and give the others their new name."""
    for node in list(root.iter()):
        if not _stands(node, root):
            continue
        for attribute in [a for a in node.attrib if a.startswith(R) or a == f"{_OFFICE}relid"]:
            relation = node.get(attribute)
            if relation in kept:
                node.set(attribute, rename(relation))
            elif not _is_spare(node, attribute, kept):
                _cut(node, root)
                break
            else:
                del node.attrib[attribute]


def _is_spare(node: Node, attribute: str, kept: Container[str]) -> bool:
    """Tell whether a picture linked from elsewhere is in the file too."""
    return attribute == f"{R}link" and node.get(f"{R}embed") in kept


def _cut(node: Node, root: Node) -> None:
    """Remove a node with the drawing around it; the words of a link stay."""
    name = etree.QName(node).localname
    if name == "hyperlink":
        _unwrap(node)
    elif name in _LINKS:
        _remove(node)
    elif (drawn := _drawn(node)) is not root:
        _remove(drawn)


def _remove_watermarks(root: Node) -> None:
    """Remove the words that Word lays across pages: the state of the document says its own."""
    for shape in list(root.iter(f"{_VML}shape")):
        if shape.get("id", "").startswith(_WATERMARK):
            _remove(_drawn(shape))


def _drawn(node: Node) -> Node:
    """Return the drawing around a node, or the node."""
    return next((a for a in node.iterancestors() if a.tag in _DRAWN), node)


def _stands(node: Node, root: Node) -> bool:
    return node is root or any(ancestor is root for ancestor in node.iterancestors())


def _remove(node: Node) -> None:
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)


def _unwrap(node: Node) -> None:
    parent = node.getparent()
    if parent is None:
        return
    for child in reversed(node):
        parent.insert(parent.index(node) + 1, child)
    parent.remove(node)
