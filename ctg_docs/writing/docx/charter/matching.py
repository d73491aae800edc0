"""Which style of a Word model is which style of the house."""

from __future__ import annotations

from collections.abc import Callable

from ctg_docs.writing.docx.charter.model import Node, W
from ctg_docs.writing.docx.charter.names import folded, identifiers
from ctg_docs.writing.docx.charter.sheet import Sheet, value

TABLE = "TableauMaison"
"""The style of tables of the house, for which the default style of new tables may stand."""


def match(house: Sheet, model: Sheet, default_table: str) -> dict[str, str]:
    """Return the style of the model for each style of the house that it has, by identifiers.

    A style is known by its name or its alias, in English or in French; then, among those left,
    by its identifier; the styles of Word that all others stand on, by being the default. Tables
    take the style called « Tableau », or the one that Word gives to new tables.
    """
    matched: dict[str, str] = {}
    rules: tuple[Callable[[str, Node, Node], bool], ...] = (
        lambda _, own, other: folded(value(own, "name")) in _names(other),
        lambda _, own, other: _is_default(own) and _is_default(other),
        lambda _, own, other: other.get(f"{W}styleId", "").casefold() in _identifiers(own),
        lambda id_, _, other: id_ == TABLE and other.get(f"{W}styleId") == default_table,
    )
    for rule in rules:
        for id_, own in house.styles.items():
            taken = set(matched.values())
            if id_ in matched:
                continue
            for other_id, other in model.styles.items():
                same = own.get(f"{W}type") == other.get(f"{W}type")
                if same and other_id not in taken and rule(id_, own, other):
                    matched[id_] = other_id
                    break
    return matched


def _names(style: Node) -> set[str]:
    aliases = value(style, "aliases").split(",")
    return {folded(name) for name in (value(style, "name"), *aliases) if name}


def _identifiers(style: Node) -> set[str]:
    return {style.get(f"{W}styleId", "").casefold(), *identifiers(value(style, "name"))}


def _is_default(style: Node) -> bool:
    return style.get(f"{W}default") in ("1", "true", "on")
