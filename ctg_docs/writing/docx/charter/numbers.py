"""The numbers of headings and lists: those of the house, under the marks of the model."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass

from ctg_docs.writing.docx.charter.model import Model, Node, W
from ctg_docs.writing.docx.charter.sheet import (
    WordStyles,
    drop,
    element,
    find,
    put,
    value,
    whole,
    within,
)
from ctg_docs.writing.docx.styles import DEEPEST_LIST

SHIFT = 5000
"""Shift of the numbers of the lists of the model, which follow those of the document."""
LISTS = {
    f"List{kind}{rank if rank > 1 else ''}": (kind, rank - 1)
    for kind in ("Bullet", "Number")
    for rank in range(1, DEEPEST_LIST + 1)
}
"""Kind and level, from 0, of the lists whose marks a model may give."""


@dataclass(frozen=True, slots=True)
class ListLevel:
    """The marks that a model gives to the items of a list."""

    node: Node
    index: int
    """The level in its own definition, from 0."""


def list_levels(sheet: WordStyles, matched: dict[str, str], model: Model) -> dict[str, ListLevel]:
    """Return the marks that the model gives to its own lists, by style of the house."""
    numbering = model.related("numbering")
    found: dict[str, ListLevel] = {}
    if numbering is None:
        return found
    for id_ in LISTS:
        style = sheet.styles.get(matched.get(id_, ""))
        if style is not None and (level := _level(sheet, style, numbering)):
            found[id_] = level
    return found


def _level(sheet: WordStyles, style: Node, numbering: Node) -> ListLevel | None:
    number = sheet.effective(style, "pPr/numPr/numId")
    index = sheet.effective(style, "pPr/numPr/ilvl") or "0"
    for use in numbering.findall(f"{W}num"):
        if use.get(f"{W}numId") == number:
            return _defined(numbering, value(use, "abstractNumId"), style.get(f"{W}styleId"), index)
    return None


def _defined(numbering: Node, definition: str, style: str, index: str) -> ListLevel | None:
    """Return the level that names the style, else the one that the style names."""
    for node in numbering.findall(f"{W}abstractNum"):
        if node.get(f"{W}abstractNumId") == definition:
            levels = node.findall(f"{W}lvl")
            named = [level for level in levels if value(level, "pStyle") == style]
            wanted = [level for level in levels if level.get(f"{W}ilvl") == index]
            for level in (*named, *wanted):
                return ListLevel(level, whole(level.get(f"{W}ilvl")) or 0)
    return None


def number_styles(own: WordStyles, other: WordStyles) -> None:
    """Number the styles as the house does, and show them where it does in the contents."""
    house, styles = own.styles, other.styles
    for id_, style in styles.items():
        if id_ not in house:
            _follow(style)
        elif style.get(f"{W}type") == "paragraph":
            _copy(house[id_], style, "numPr")
            _copy(house[id_], style, "outlineLvl")
    for id_, style in styles.items():
        meant = id_ in house and counts(own, house[id_])
        if find(style, "pPr/numPr") is None and counts(other, style) and not meant:
            # Heading 1 counts: what stands on it must not count with it.
            unnumbered = put(within(style, "pPr"), element("numPr"))
            unnumbered.append(element("numId", val=0))


def counts(sheet: WordStyles, style: Node) -> bool:
    """Tell whether a style bears a number or a mark of the house."""
    return 0 < (whole(sheet.effective(style, "pPr/numPr/numId")) or 0) < SHIFT


def _copy(source: Node, style: Node, tag: str) -> None:
    """Give a style what its source says of a property, even nothing."""
    properties = find(style, "pPr")
    if properties is not None:
        drop(properties, tag)
    found = find(source, f"pPr/{tag}")
    if found is not None:
        put(within(style, "pPr"), deepcopy(found))


def _follow(style: Node) -> None:
    """Lead a style of the model to its own list, which has another number here."""
    for node in style.iter(f"{W}numId"):
        if node.get(f"{W}val") != "0":
            shift(node)


def shift(node: Node, attribute: str = "val") -> None:
    """Give a list of the model, or a mention of it, the number that it has in the document."""
    number = whole(node.get(f"{W}{attribute}"))
    if number is not None:
        node.set(f"{W}{attribute}", str(number + SHIFT))
