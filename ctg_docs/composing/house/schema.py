"""The JSON Schema of the sources, for editors that complete and check as one types."""

from __future__ import annotations

from typing import Any

from ctg_docs.document.theme import Charte
from ctg_docs.model.convention import Convention


def schema() -> dict[str, Any]:
    """Return the schema of any file of a territory: each holds only some of the keys."""
    whole = Convention.model_json_schema()
    whole.pop("required", None)
    theme = _partial(Charte.model_json_schema())
    whole["$defs"] |= theme.pop("$defs")
    whole["properties"]["theme"] = theme
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **whole,
        "title": "Sources d’une convention territoriale globale",
    }


def _partial(node: Any) -> Any:
    """Require nothing: a territory changes only some tokens of the house style."""
    if isinstance(node, dict):
        return {key: _partial(value) for key, value in node.items() if key != "required"}
    return [_partial(item) for item in node] if isinstance(node, list) else node
