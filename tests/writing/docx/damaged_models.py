"""Word models damaged on purpose: each number gives one, the same every time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random
from zipfile import ZipFile

from docx.oxml.ns import nsmap
from lxml import etree
from word_models import packed

Parts = dict[str, bytes]
W = f"{{{nsmap['w']}}}"
VALUES = (
    *("", "0", "-1", "99999999999999999999", "1.5", "x", "é", "\u202e", "%1%2%9", "rId1", "Titre1"),
    *(
        "Normal",
        "http://mal.example/x",
        "file://serveur/x",
        "../../x",
        "word/document.xml",
        "first",
    ),
)
TAGS = (
    *("p", "r", "t", "tbl", "tr", "tc", "sdt", "sdtContent", "fldSimple", "fldChar", "instrText"),
    *("pict", "drawing", "hyperlink", "numPr", "numId", "abstractNum", "lvl", "style", "sectPr"),
    *("pgSz", "pgMar", "background", "rPr", "pPr", "lvlText", "numFmt", "basedOn", "ins", "del"),
)
BLOCK = 700
"""Bytes that a bad disk loses at once."""


def damaged(rank: int, models: list[Path], folder: Path) -> Path:
    """Write the model of a rank: one of those given, with one to four faults."""
    draw = Random(rank)
    source = draw.choice(models)
    path = folder / f"modele-{rank}.docx"
    if draw.random() < 0.2:
        path.write_bytes(_spoilt(source.read_bytes(), draw))
        return path
    with ZipFile(source) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for _ in range(draw.randint(1, 4)):
        draw.choice(_FAULTS)(parts, draw)
    path.write_bytes(packed(parts))
    return path


def _spoilt(content: bytes, draw: Random) -> bytes:
    """Return bytes as a bad transfer leaves them."""
    spoilt = bytearray(content)
    kind = draw.choice(("cut", "signs", "hole", "twice"))
    start = draw.randrange(len(spoilt))
    if kind == "cut":
        return bytes(spoilt[:start])
    if kind == "hole":
        spoilt[start : start + BLOCK] = bytes(BLOCK)
    elif kind == "twice":
        spoilt[start:start] = spoilt[start : start + BLOCK]
    else:
        for _ in range(draw.randint(1, 20)):
            spoilt[draw.randrange(len(spoilt))] = draw.randrange(256)
    return bytes(spoilt)


def _any(parts: Parts, draw: Random) -> str:
    return draw.choice(sorted(parts))


def _lose_part(parts: Parts, draw: Random) -> None:
    del parts[_any(parts, draw)]


def _cut_part(parts: Parts, draw: Random) -> None:
    name = _any(parts, draw)
    parts[name] = parts[name][: draw.randrange(len(parts[name]) + 1)]


def _swap_parts(parts: Parts, draw: Random) -> None:
    one, other = _any(parts, draw), _any(parts, draw)
    parts[one], parts[other] = parts[other], parts[one]


def _in_tree(change: Callable[[etree._Element, list[etree._Element], Random], None]) -> Callable:
    """Return what changes the tree of one part."""

    def fault(parts: Parts, draw: Random) -> None:
        names = [name for name in sorted(parts) if name.endswith((".xml", ".rels"))]
        name = draw.choice(names)
        try:
            root = etree.fromstring(parts[name])
        except etree.XMLSyntaxError:
            return  # an earlier fault has cut it
        nodes = list(root.iter(etree.Element))
        change(draw.choice(nodes), nodes, draw)
        parts[name] = etree.tostring(root)

    return fault


def _lose_node(node: etree._Element, _: list[etree._Element], __: Random) -> None:
    if (parent := node.getparent()) is not None:
        parent.remove(node)


def _double_node(node: etree._Element, nodes: list[etree._Element], draw: Random) -> None:
    copy = etree.fromstring(etree.tostring(node))
    draw.choice(nodes).append(copy)


def _empty_node(node: etree._Element, _: list[etree._Element], __: Random) -> None:
    for child in list(node):
        node.remove(child)


def _rename_node(node: etree._Element, _: list[etree._Element], draw: Random) -> None:
    node.tag = W + draw.choice(TAGS)


def _nest_node(node: etree._Element, _: list[etree._Element], draw: Random) -> None:
    tag = W + draw.choice(TAGS)
    for _ in range(draw.choice((1, 5, 100))):
        node = etree.SubElement(node, tag)


def _alternate(node: etree._Element, _: list[etree._Element], draw: Random) -> None:
    space = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
    alternate = etree.SubElement(node, f"{space}AlternateContent")
    for tag in draw.sample(("Choice", "Fallback"), draw.randint(0, 2)):
        etree.SubElement(alternate, space + tag)


def _change_value(node: etree._Element, _: list[etree._Element], draw: Random) -> None:
    if node.attrib:
        node.set(draw.choice(sorted(node.attrib)), draw.choice(VALUES))


def _lose_value(node: etree._Element, _: list[etree._Element], draw: Random) -> None:
    if node.attrib:
        del node.attrib[draw.choice(sorted(node.attrib))]


def _exchange_values(node: etree._Element, nodes: list[etree._Element], draw: Random) -> None:
    other = draw.choice(nodes)
    for name in sorted({*node.attrib} & {*other.attrib}):
        one, two = node.get(name), other.get(name)
        node.set(name, two)
        other.set(name, one)


_TREES = (
    *(_lose_node, _double_node, _empty_node, _rename_node, _nest_node, _alternate),
    *(_change_value, _change_value, _lose_value, _exchange_values),
)
_FAULTS: tuple[Callable[[Parts, Random], None], ...] = (
    *(_lose_part, _cut_part, _swap_parts),
    *map(_in_tree, _TREES * 2),
)
