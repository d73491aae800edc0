"""Where the territory data comes from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ctg_docs.reference.tables import table


@dataclass(frozen=True)
class Source:
    """The archive the tables were made from; `millesime` is the year of the Cog."""

    paquet: str
    version: str
    millesime: int
    date: str
    licence: str


@cache
def source() -> Source:
    """Return the source of the shipped tables."""
    told = {row[0]: row[1] for row in table("source")}
    return Source(
        told["paquet"], told["version"], int(told["millesime"]), told["date"], told["licence"]
    )
