"""The tables of the guide that list the keys of the sources, a structure each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from numbers import Number
from typing import Any, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from ctg_docs.model.cles import rubriques
from ctg_docs.model.convention import Convention

KINDS = [(BaseModel, "groupe"), (bool, "`oui` ou `non`"), (date, "date"), (Number, "nombre")]
KEY = re.compile(r"^\| `([a-z_]+)` \|.*\|$", re.MULTILINE)
CELLS = re.compile(r"(?<!\\)\|")
# Where a page has more to say, its row ends by leading there.
LEADING = re.compile(r"(?: ?[,;:])? ?voir (?:ci-dessous|\[[^\]]*\]\([^)]*\))$")


def with_keys(page: str) -> str:
    """Return the page of the sources with a row for each key, which says the words of editors.

    What a row says of the kind of its value stays as it is; that of a new key is read from the
    model.
    """
    for path, model in structures(Convention):
        heading = re.search(rf"^##+ [^\n]*`{re.escape(path)}`", page, re.MULTILINE)
        table = re.compile(r"^\| Clé \|.*\n\|.*\n((?:\|.*\n)+)", re.MULTILINE)
        found = table.search(page, heading.end()) if heading else None
        if found:
            page = page[: found.start(1)] + _rows(found[1], model) + page[found.end(1) :]
    return page


def structures(model: type[BaseModel], path: str = "") -> Iterator[tuple[str, type[BaseModel]]]:
    """Yield every structure of the sources with its path of keys, the root left out."""
    if path:
        yield path, model
    for key, field in model.model_fields.items():
        for inner in _models_in(field.annotation):
            yield from structures(inner, f"{path}.{key}".strip("."))


def _rows(table: str, model: type[BaseModel]) -> str:
    kept = {row[1]: row[0] for row in KEY.finditer(table) if row[1] in model.model_fields}
    new = {key: f"| `{key}` | {_kind(f)} |  |" for key, f in model.model_fields.items()}
    helps = {key: cle.aide for key, cle in rubriques()[model.__name__].cles.items()}
    rows = {**kept, **{key: row for key, row in new.items() if key not in kept}}
    return "".join(f"{_saying(row, helps[key])}\n" for key, row in rows.items())


def meaning(row: str) -> str:
    """Return the last cell of a row, as it reads outside the page."""
    cell = LEADING.sub("", CELLS.split(row)[-2].strip())
    return re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", cell)


def _saying(row: str, aide: str) -> str:
    """Return a row that says those words, its own links kept as long as the words are the same."""
    if meaning(row) == aide:
        return row
    cells = CELLS.split(row)
    lead = LEADING.search(cells[-2].strip())
    return "|".join([*cells[:-2], f" {aide}{lead[0] if lead else ''} ", ""])


def _kind(field: FieldInfo) -> str:
    """Return what a value is, in the words of the guide."""
    inside = [*_leaves(field.annotation)]
    closed = ", ".join(f"`{value}`" for value in inside if isinstance(value, str))
    plain = [kind for kind in inside if isinstance(kind, type)]
    said = closed or next((w for kind, w in KINDS if issubclass(plain[0], kind)), "texte")
    said = f"liste : {said}" if get_origin(field.annotation) is tuple else said
    return f"{said}, obligatoire" if field.is_required() else said


def _leaves(annotation: Any) -> Iterator[Any]:
    """Yield the types of an annotation, and the agreed words that it lists."""
    if not get_args(annotation):
        yield annotation
    for argument in get_args(annotation):
        yield from _leaves(argument)


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    for kind in _leaves(annotation):
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            yield kind
