"""The definitions of lists: those of the house, with the marks of the model, then its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy

from lxml import etree

from ctg_docs.writing.docx.charter.merging import Merged, rename
from ctg_docs.writing.docx.charter.model import Model, Node, W
from ctg_docs.writing.docx.charter.numbers import LISTS, SHIFT, ListLevel, shift
from ctg_docs.writing.docx.charter.sheet import drop, element, find, value, whole
from ctg_docs.writing.docx.counters import DEFINITIONS

_ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"


def merge_numbering(house: Node, model: Model, merged: Merged) -> Node:
    """Return the definitions of the house, its lists marked as the model marks its own.

    The other lists of the model follow, under other numbers: its styles name them.
    """
    for id_, level in merged.levels.items():
        _graft(house, id_, level)
    numbering = model.related("numbering")
    if numbering is None:
        return house
    rename(numbering, merged.renamed)
    _simplify(numbering)
    names = set(merged.sheet.styles)
    last = house.findall(f"{W}abstractNum")[-1]
    for definition in _definitions(numbering, merged):
        last.addnext(definition)
        last = definition
    for use in numbering.findall(f"{W}num"):
        definition = use.find(f"{W}abstractNumId")
        if definition is not None:
            shift(use, "numId")
            shift(definition)
            house.append(use)
    for tag in ("styleLink", "numStyleLink"):
        for node in list(house.iter(f"{W}{tag}")):
            if node.get(f"{W}val") not in names:
                node.getparent().remove(node)
    return house


def _definitions(numbering: Node, merged: Merged) -> Iterator[Node]:
    """Yield the definitions of the model, without the hold they had on the styles of the house."""
    styles = merged.sheet.styles
    for definition in numbering.findall(f"{W}abstractNum"):
        shift(definition, "abstractNumId")
        for level in definition.findall(f"{W}lvl"):
            style = styles.get(value(level, "pStyle"))
            if style is not None and not _is_led(style):
                drop(level, "pStyle")
        yield definition


def _is_led(style: Node) -> bool:
    """Tell whether a style names a list of the model."""
    return (whole(value(style, "pPr/numPr/numId")) or 0) >= SHIFT


def _graft(house: Node, id_: str, level: ListLevel) -> None:
    """Put the mark of the model in the place of the one of the house, if it can stand there."""
    kind, index = LISTS[id_]
    format_, text = value(level.node, "numFmt"), value(level.node, "lvlText")
    picture = find(level.node, "lvlPicBulletId") is not None
    if picture or not format_ or not text or (format_ == "bullet") != (kind == "Bullet"):
        return
    if kind == "Number":
        if format_ == "none" or set(re.findall(r"%(\d)", text)) != {str(level.index + 1)}:
            return
        text = text.replace(f"%{level.index + 1}", f"%{index + 1}")
    new: Node = deepcopy(level.node)
    new.attrib.clear()
    new.set(f"{W}ilvl", str(index))
    for tag in ("start", "lvlRestart", "pStyle", "isLgl", "legacy"):
        drop(new, tag)
    new.find(f"{W}lvlText").set(f"{W}val", text)
    new.insert(0, element("start", val=1))
    new.find(f"{W}numFmt").addnext(element("pStyle", val=id_))
    for definition in house.findall(f"{W}abstractNum"):
        if definition.get(f"{W}abstractNumId") == str(DEFINITIONS[kind]):
            old = definition.findall(f"{W}lvl")[index]
            definition.replace(old, new)


def _simplify(numbering: Node) -> None:
    """Keep only marks that all versions of Word read: no picture, no later extension."""
    for alternate in list(numbering.iter(_ALTERNATE)):
        parent, place = alternate.getparent(), alternate.getparent().index(alternate)
        for branch in alternate[-1:]:
            for child in reversed(branch):
                parent.insert(place, child)
        parent.remove(alternate)
    for tag in ("numPicBullet", "lvlPicBulletId"):
        for node in list(numbering.iter(f"{W}{tag}")):
            node.getparent().remove(node)
    for node in list(numbering.iter()):
        for name in [n for n in node.attrib if not n.startswith(W)]:
            del node.attrib[name]
        if not str(node.tag).startswith(W) and node.getparent() is not None:
            node.getparent().remove(node)
    etree.cleanup_namespaces(numbering)
