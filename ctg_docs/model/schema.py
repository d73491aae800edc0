"""The JSON Schema of the sources, for editors that complete and check as one types."""

from __future__ import annotations

from typing import Any

from ctg_docs.model.convention import Convention


def schema() -> dict[str, Any]:
    """Return the schema of any file of a territory: every key is optional in a single file."""
    whole = Convention.model_json_schema(ref_template="#/$defs/{model}")
    whole.pop("required", None)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Sources d’une convention territoriale globale",
        **whole,
    }
