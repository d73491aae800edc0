"""Help for editors, which complete and check the sources as one types."""

from __future__ import annotations

from ctg_docs.reading.house import SCHEMA


def schema_line(name: str) -> str:
    """Return the first line of a file of a territory, by which an editor finds the schema.

    `name` is the POSIX name of the file inside its folder, which stands beside the schema.
    """
    return f"# yaml-language-server: $schema={'../' * (name.count('/') + 1)}{SCHEMA}"
