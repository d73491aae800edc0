"""Merging of style sheets: that of the model, completed by the house."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from ctg_docs.writing.docx.charter.adjusting import adjust
from ctg_docs.writing.docx.charter.matching import match
from ctg_docs.writing.docx.charter.model import Model, Node, W
from ctg_docs.writing.docx.charter.names import folded, shown
from ctg_docs.writing.docx.charter.numbers import ListLevel, list_levels, number_styles
from ctg_docs.writing.docx.charter.sheet import (
    WordStyles,
    drop,
    element,
    find,
    is_on,
    put,
    value,
    within,
)

_REFERENCES = (
    *("basedOn", "next", "link", "pStyle", "rStyle", "tblStyle"),
    *("numStyleLink", "styleLink"),
)

_LED = ("basedOn", "next", "link")


@dataclass(frozen=True, slots=True)
class Merged:
    """The styles of a document on a model."""

    sheet: WordStyles
    renamed: dict[str, str]
    """Identifiers that changed: those of the house take the place of the model's."""
    created: tuple[str, ...]
    """Names, as Word shows them, of the styles that the model lacks."""
    levels: dict[str, ListLevel]
    """The marks that the model gives to its own lists, by style of the house."""


def merge(house: Node, model: Model, language: str) -> Merged:
    """Return the styles of a model with those of the house that it lacks.

    What a style of the model says is kept, but for the language, the numbers of headings and
    lists, and the level in the contents: these are of the document, and come from the house.
    """
    own, theirs = WordStyles(house), WordStyles(_styles(model))
    matched = match(own, theirs, _default_table(model))
    levels = list_levels(theirs, matched, model)
    renamed = _renamed(own, theirs, matched)
    rename(theirs.root, renamed)
    other = WordStyles(theirs.root)
    _mend(other)
    created = _create(own, other, matched)
    number_styles(own, other)
    adjust(own, other, created)
    _speak(other.root, language)
    listed = (own.styles[id_] for id_ in created)
    names = tuple(shown(value(s, "name")) for s in listed if not is_on(s, "semiHidden"))
    return Merged(other, renamed, names, levels)


def _mend(sheet: WordStyles) -> None:
    """Drop what a style says of others that are not there, and of who changed it."""
    styles = sheet.styles
    for style in styles.values():
        drop(style, "rsid", *(t for t in _LED if value(style, t) not in styles))


def rename(root: Node, renamed: dict[str, str]) -> None:
    """Follow the changes of identifiers, in styles or wherever they are named."""
    for style in root.findall(f"{W}style"):
        id_ = style.get(f"{W}styleId", "")
        style.set(f"{W}styleId", renamed.get(id_, id_))
    for tag in _REFERENCES:
        for node in root.iter(f"{W}{tag}"):
            id_ = node.get(f"{W}val", "")
            node.set(f"{W}val", renamed.get(id_, id_))


def _renamed(own: WordStyles, other: WordStyles, matched: dict[str, str]) -> dict[str, str]:
    """Return the new identifiers: a stranger that bears one of the house gives it up."""
    renamed = {theirs: ours for ours, theirs in matched.items()}
    taken = {*own.styles, *other.styles}
    for id_ in other.styles:
        if id_ in own.styles and id_ not in renamed:
            new = f"{id_}Modele"
            while new in taken:
                new += "1"
            taken.add(new)
            renamed[id_] = new
    return renamed


def _create(own: WordStyles, other: WordStyles, matched: dict[str, str]) -> list[str]:
    """Add the styles that are missing; two styles of a sheet never share a name."""
    names = {folded(value(style, "name")) for style in other.styles.values()}
    created = [id_ for id_ in own.styles if id_ not in matched]
    for id_ in created:
        style = deepcopy(own.styles[id_])
        name = value(style, "name")
        if folded(name) in names:
            put(style, element("name", val=f"{name} (document)"))
        other.add(style)
    _stand_on_one(own, other)
    return created


def _stand_on_one(own: WordStyles, other: WordStyles) -> None:
    """Leave one default style of each kind: that of the house, by its identifier."""
    for id_, style in other.styles.items():
        style.attrib.pop(f"{W}default", None)
        if id_ in own.styles and own.styles[id_].get(f"{W}default"):
            style.set(f"{W}default", "1")


def _speak(root: Node, language: str) -> None:
    """Write the language once, under all styles."""
    for node in list(root.iter(f"{W}lang")):
        node.getparent().remove(node)
    defaults = find(root, "docDefaults")
    if defaults is None:
        defaults = element("docDefaults")
        root.insert(0, defaults)
    words = within(defaults, "rPrDefault")
    properties = find(words, "rPr")
    if properties is None:
        properties = etree.SubElement(words, f"{W}rPr")
    put(properties, element("lang", val=language, eastAsia=language, bidi="ar-SA"))


def _styles(model: Model) -> Node:
    found = model.related("styles")
    return found if found is not None else element("styles")


def _default_table(model: Model) -> str:
    settings = model.related("settings")
    return value(settings, "defaultTableStyle") if settings is not None else ""
