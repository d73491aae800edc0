"""The source of the territory data."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ctg_docs.reference.tables import table


@dataclass(frozen=True)
class Millesime:
    """The archive the tables were made from; `millesime` is the year of the Cog."""

    paquet: str
    version: str
    millesime: int
    date: str
    licence: str

    @property
    def annee_population(self) -> int:
        """Census year of the populations, which INSEE brings into force three years later.

        Mayotte, where the census is of another kind, has its own year.
        """
        return self.millesime - 3


@cache
def source() -> Millesime:
    """Return the source of the shipped tables."""
    values = {row[0]: row[1] for row in table("source")}
    return Millesime(
        values["paquet"],
        values["version"],
        int(values["millesime"]),
        values["date"],
        values["licence"],
    )
