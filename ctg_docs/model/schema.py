"""The JSON Schema of the sources, for editors that complete and check as one types.

It says what the reader takes, not what the model holds: every scalar is a text to the reader,
whatever an editor makes of it, and a key without a value is one that is not known yet.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from ctg_docs.model.cles import Cle, Rubrique, rubriques
from ctg_docs.model.convention import Convention

Node = dict[str, Any]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_REF = "#/$defs/"
_SCALARS = {
    "string": ["string", "number", "boolean"],
    "number": ["number", "string"],
    "integer": ["integer", "string"],
}
"""The JSON types that an editor may give to the text of each type of the model."""
# No value at all. Said so, and not as the type « null », a word that editors would then propose and
# that the reader refuses.
_UNKNOWN = {"not": {"type": ["string", "number", "boolean", "array", "object"]}}


def schema(charte: type[BaseModel]) -> Node:
    """Return the schema of any file of the sources, which holds only some of the keys.

    `charte` is the model of the `theme` key. Every property says its title and its help in French.
    """
    _, found = models_json_schema([(Convention, "validation"), (charte, "validation")])
    definitions: dict[str, Node] = found["$defs"]
    root = definitions.pop(Convention.__name__)
    root["properties"]["theme"] = {"$ref": _REF + charte.__name__}
    for partial in (root, *_merged(definitions, charte.__name__)):
        partial.pop("required", None)
    words = rubriques()
    closed = {
        name: _structure(node, words[name], definitions)
        for name, node in definitions.items()
        if "properties" in node
    }
    whole = _structure(root, words[Convention.__name__], definitions)
    # A file of comments only is empty to the reader, as is a file without a line.
    return {"$schema": _DIALECT, **whole, "type": ["object", "null"], "$defs": closed}


def text(charte: type[BaseModel]) -> str:
    """Return the schema as the text of its file."""
    return json.dumps(schema(charte), ensure_ascii=False, indent=2) + "\n"


def _merged(definitions: dict[str, Node], name: str) -> Iterator[Node]:
    """Yield the groups that a territory changes in part; its lists replace those of the house."""
    yield definitions[name]
    for node in definitions[name]["properties"].values():
        if "$ref" in node:
            yield from _merged(definitions, node["$ref"].removeprefix(_REF))


def _structure(node: Node, rubrique: Rubrique, definitions: dict[str, Node]) -> Node:
    required = node.get("required", [])
    keys = {
        key: _key(value, rubrique.cles[key], definitions, known=key in required)
        for key, value in node["properties"].items()
    }
    closed = {"type": "object", "properties": keys, "additionalProperties": False}
    return {"title": rubrique.titre, **closed, **({"required": required} if required else {})}


def _key(node: Node, cle: Cle, definitions: dict[str, Node], *, known: bool) -> Node:
    """Return a property: its words, and every way to write it; without a value, unless `known`."""
    ways = [_written(way, cle, definitions) for way in node.get("anyOf", [node])]
    ways = [way for way in ways if way != {"type": "null"}] + ([] if known else [_UNKNOWN])
    words = {"title": cle.titre, "description": _plain(cle.aide), **_default(node)}
    return words | (ways[0] if len(ways) == 1 else {"anyOf": ways})


def _written(node: Node, cle: Cle, definitions: dict[str, Node]) -> Node:
    """Return a node with what the reader takes for it, and without the words of the code."""
    target = definitions.get(node.get("$ref", "").removeprefix(_REF), {})
    if "enum" in target or "enum" in node:
        return _choice((target or node)["enum"], cle)
    kept = {k: v for k, v in node.items() if k not in ("title", "description", "default", "format")}
    if "items" in kept:
        kept["items"] = _written(kept["items"], cle, definitions)
    if "additionalProperties" in kept:
        free = _written(kept["additionalProperties"], cle, definitions)
        kept["additionalProperties"] = {"anyOf": [free, _UNKNOWN]}
    for name in ("anyOf", "prefixItems"):
        if name in kept:
            kept[name] = [_written(inner, cle, definitions) for inner in kept[name]]
    if isinstance(kind := kept.get("type"), str):
        kept["type"] = _SCALARS.get(kind, kind)
    return kept


def _choice(values: list[str], cle: Cle) -> Node:
    labels = [cle.valeurs[value] for value in values if value in cle.valeurs]
    return {"enum": values, **({"enumDescriptions": labels} if labels else {})}


def _default(node: Node) -> Node:
    """Return the default value, as an author would write it."""
    match node.get("default"):
        case bool(answer):
            return {"default": "oui" if answer else "non"}
        case str() | int() as value:
            return {"default": value}
        case _:
            return {}


def _plain(aide: str) -> str:
    """Return a line of help without its Markdown: editors show it as it is."""
    return re.sub(r"`([^`]+)`", "«\u00a0\\1\u00a0»", aide.replace("**", ""))
