"""Values of the sources as a control of the page shows them, and back: always one text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pydantic_core import PydanticCustomError

from ctg_docs.atelier.fields import FormField
from ctg_docs.model.types import read_date, read_time
from ctg_docs.reading.notation import YamlValue

_BETWEEN_CELLS, _BETWEEN_PAIR = " | ", " = "
OF_TEXTS = ("lignes", "renvois")
"""Kinds whose value is a list of texts, one a line."""


def shown(field: FormField, value: Any) -> str:
    """Return a value as the text of its control; "" for none, and for one of another shape."""
    match field.kind, value:
        case "lignes" | "renvois", list():
            return "\n".join(one for one in value if isinstance(one, str))
        case "grille", list():
            rows = (row for row in value if isinstance(row, list))
            return "\n".join(_BETWEEN_CELLS.join(str(cell or "") for cell in row) for row in rows)
        case "paires", dict():
            return "\n".join(f"{key}{_BETWEEN_PAIR}{said or ''}" for key, said in value.items())
        case "jour", str():
            return _read(value, lambda text: read_date(text).isoformat())
        case "heure", str():
            return _read(value, lambda text: read_time(text).strftime("%H:%M"))
        case "oui-non", str():
            return value.strip().lower()
        case _, str():
            return value.strip("\n")
    return ""


def _read(text: str, reader: Callable[[str], str]) -> str:
    """Return a text as a calendar or a clock takes it, as it stands when it says none."""
    try:
        return reader(text)
    except PydanticCustomError:
        return text


def written(field: FormField, text: str, known: Any = None) -> YamlValue:
    """Return the value that a text says, None for none; `known` is the former value."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    match field.kind:
        case "prose":
            return _prose(text, known)
        case "lignes" | "renvois":
            return list(lines) or None
        case "grille":
            return [[cell.strip() for cell in line.split("|")] for line in lines] or None
        case "paires":
            pairs = (line.partition("=") for line in lines)
            return {key.strip(): said.strip() for key, _, said in pairs} or None
    return " ".join(text.split("\n")).strip() or None


def _prose(text: str, known: Any) -> YamlValue:
    said = text.strip("\n").rstrip()
    if not said.strip():
        return None
    ended = "\n" in said or (isinstance(known, str) and known.endswith("\n"))
    return f"{said}\n" if ended else said
