"""Written forms of values: how the schema describes the types of the sources.

Editors and validators type a bare value before any schema sees it: 01004 is a number to them, and
to the older ones 18:30 is one in base sixty. The reader takes them all as the text that was
written. A list of types, here, is the whole list: nothing else may be written.
"""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import GetJsonSchemaHandler, WithJsonSchema
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

_MONTH, _DAY = r"(0?[1-9]|1[0-2])", r"(0?[1-9]|[12]\d|3[01])"
_DIGITS = r"\d[\d\s]*"
# Names that pydantic gives to the bounds of a number that a validator of ours has read.
_BOUNDS = {"ge": "minimum", "le": "maximum"}


class TextPattern:
    """Says that a value is a text of a pattern, or of other types within limits."""

    def __init__(self, pattern: str, *types: str, **limits: int) -> None:
        self._node: JsonSchemaValue = {"type": ["string", *types], "pattern": pattern, **limits}

    def __get_pydantic_json_schema__(
        self, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Return the written forms of the value, with the bounds that the model sets."""
        found = handler(core)
        return self._node | {key: found[own] for own, key in _BOUNDS.items() if own in found}


def one_of(words: Sequence[str], pattern: str) -> WithJsonSchema:
    """Say that a value is one of a few words, in any of the forms of a pattern."""
    forms = [{"enum": list(words)}, {"type": ["string"], "pattern": pattern}]
    return WithJsonSchema({"anyOf": forms})


DATE = TextPattern(rf"^\s*(\d{{4}}-{_MONTH}-{_DAY}|{_DAY}/{_MONTH}/\d{{4}})\s*$")
_NAMED = "(janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)"
_YEAR = r"(19|20)\d\d"
MOMENT = TextPattern(
    rf"^\s*(\d{{4}}-{_MONTH}(-{_DAY})?|({_DAY}/)?{_MONTH}/\d{{4}}"
    rf"|((({_DAY}|1er)\s+)?{_NAMED}\s+)?{_YEAR})\s*$",
    "integer",
    minimum=1900,
    maximum=2099,
)
LENGTH = TextPattern(r"^\s*[\wéè-]+ +(ans?|années?|mois)( +et +[\wéè-]+ +mois)?\s*$")
TIME = TextPattern(
    r"^\s*([01]?\d|2[0-3])\s*[:h]\s*([0-5]\d)?\s*$", "integer", minimum=0, maximum=24 * 60 - 1
)
YES_NO = one_of(("oui", "non"), r"^\s*([Oo][Uu][Ii]|[Nn][Oo][Nn])\s*$")
NUMBER = TextPattern(rf"^\s*([+-]\s*)?{_DIGITS}([.,]\s*{_DIGITS})?$", "number")
DEGREES = TextPattern(r"^\s*[+-]?\d{1,3}([.,]\d+)?\s*$", "number")
INTEGER = TextPattern(rf"^\s*([+-]\s*)?{_DIGITS}([.,][0\s]+)?$", "integer")
_ZERO = r"0[0\s]*"
MONEY = TextPattern(
    rf"^\s*((\+\s*)?{_DIGITS}([.,]\s*{_DIGITS})?|-\s*{_ZERO}([.,]\s*{_ZERO})?)€?$",
    "number",
    minimum=0,
)


class OneAlone:
    """Says that one value may stand for a list of one."""

    def __get_pydantic_json_schema__(
        self, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Return the schema of an item, or of the list."""
        whole = handler(core)
        return {"anyOf": [whole["items"], whole]}


class TitleAlone:
    """Says that a text may stand for a structure with only a title."""

    def __get_pydantic_json_schema__(
        self, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Return the schema of the title, or of the structure."""
        whole = handler(core)
        title = handler.resolve_ref_schema(whole)["properties"]["titre"]
        return {"anyOf": [title, whole]}


class TextAlone:
    """Says that a text of a pattern may stand for a structure."""

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern

    def __get_pydantic_json_schema__(
        self, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Return the schema of the text, or of the structure."""
        return {"anyOf": [{"type": ["string"], "pattern": self._pattern}, handler(core)]}
