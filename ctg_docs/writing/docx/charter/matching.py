"""Matching of the styles of a Word model with those of the house."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from ctg_docs.writing.docx.charter.model import Node, W
from ctg_docs.writing.docx.charter.names import folded, identifiers
from ctg_docs.writing.docx.charter.sheet import WordStyles, value

TABLE = "TableauMaison"
"""The style of tables of the house, for which the default style of new tables may stand."""


def match(house: WordStyles, model: WordStyles, default_table: str) -> dict[str, str]:
    """Return the style of the model for each style of the house that it has, by identifiers.

    A style is known by its name or its alias, in English or in French; then, among those left,
    by its identifier; the styles of Word that all others stand on, by being the default. Tables
    take the style called « Tableau », or the one that Word gives to new tables.
    """
    matched: dict[str, str] = {}
    by_name = _index(model, _names)
    by_default = _index(model, lambda style: {"default"} if _is_default(style) else set())
    by_identifier = _index(model, lambda style: {style.get(f"{W}styleId", "").casefold()})
    rules: tuple[Callable[[str, Node], Iterable[str]], ...] = (
        lambda _, own: _found(by_name, own, {folded(value(own, "name"))}),
        lambda _, own: _found(by_default, own, {"default"}) if _is_default(own) else (),
        lambda id_, own: _found(by_identifier, own, _identifiers(id_, own)),
        lambda id_, _: [default_table] if id_ == TABLE and _is_table(model, default_table) else (),
    )
    for rule in rules:
        taken = set(matched.values())
        for id_, own in house.styles.items():
            free = [other for other in rule(id_, own) if other not in taken]
            if id_ not in matched and free:
                matched[id_] = free[0]
                taken.add(free[0])
    return matched


_Index = Mapping[tuple[str, str], list[str]]
"""Identifiers of styles, by their type and a key."""


def _index(sheet: WordStyles, keys: Callable[[Node], set[str]]) -> _Index:
    index: dict[tuple[str, str], list[str]] = {}
    for id_, style in sheet.styles.items():
        for key in keys(style):
            index.setdefault((style.get(f"{W}type", ""), key), []).append(id_)
    return index


def _found(index: _Index, own: Node, keys: set[str]) -> Iterable[str]:
    return (id_ for key in sorted(keys) for id_ in index.get((own.get(f"{W}type", ""), key), ()))


def _names(style: Node) -> set[str]:
    aliases = value(style, "aliases").split(",")
    return {folded(name) for name in (value(style, "name"), *aliases) if name}


def _identifiers(id_: str, style: Node) -> set[str]:
    return {id_.casefold(), *identifiers(value(style, "name"))}


def _is_table(sheet: WordStyles, id_: str) -> bool:
    return id_ in sheet.styles and sheet.styles[id_].get(f"{W}type") == "table"


def _is_default(style: Node) -> bool:
    return style.get(f"{W}default") in ("1", "true", "on")
