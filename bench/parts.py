"""What a part of the bench hands over: its figures, and tables to print."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from bench.machine import machine
from bench.measuring import Spent


@dataclass
class Part:
    """A part of the report; `figures` are what the aims compare."""

    title: str
    notes: list[str] = field(default_factory=list)
    tables: list[dict[str, Any]] = field(default_factory=list)
    figures: dict[str, float] = field(default_factory=dict)
    measured: dict[str, str] = field(default_factory=lambda: {"day": _today(), **machine()})

    def table(self, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Add a table of texts."""
        self.tables.append({"head": list(head), "rows": [list(row) for row in rows]})


def _today() -> str:
    return date.today().isoformat()


def spent_rows(spent: dict[str, Spent], reference: str) -> list[list[str]]:
    """Return one row for each job, with its ratio to one of them."""
    base = spent[reference].seconds
    return [
        [
            name,
            f"{used.seconds:.2f}",
            f"{used.cpu:.2f}",
            f"{used.megabytes:.0f}",
            f"{used.seconds / base:.2f}",
        ]
        for name, used in spent.items()
    ]


SPENT_HEAD = ("job", "seconds", "of processor", "MB", "ratio")
