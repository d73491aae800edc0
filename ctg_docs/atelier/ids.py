"""Ids of new elements: made from their names, never asked of an author, never changed after."""

from __future__ import annotations

from typing import Any

from ctg_docs.atelier.fields import FormField
from ctg_docs.atelier.references import label
from ctg_docs.model.identifiers import Identifiers
from ctg_docs.model.intended.names import identified


def with_id(field: FormField, element: dict[str, Any], data: Any) -> dict[str, Any]:
    """Return a new element of a list with an id of its own, if its kind has one."""
    key = field.of("id")
    if key is None or key.kind != "identifiant":
        return element
    taken = {str(one["id"]) for one in identified(data)}
    name = label(element) or field.title
    return {"id": Identifiers(taken).give(name), **element}
