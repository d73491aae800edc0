"""The report: printed part by part, and kept in RESULTS.md once every part is known."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from bench.aims import AIMS, HEAD
from bench.parts import Part
from bench.places import WORK

RESULTS = Path(__file__).parent / "RESULTS.md"
_KEPT = WORK / "results.json"


def keep(name: str, part: Part) -> None:
    """Remember a part between two runs."""
    WORK.mkdir(parents=True, exist_ok=True)
    _KEPT.write_text(json.dumps(_known() | {name: asdict(part)}), encoding="utf-8")


def missing(names: Iterable[str]) -> list[str]:
    """Return the parts that were never measured on this machine."""
    known = _known()
    return [name for name in names if name not in known]


def write(names: Sequence[str]) -> None:
    """Write RESULTS.md from every part."""
    parts = [Part(**_known()[name]) for name in names]
    figures = {key: value for part in parts for key, value in part.figures.items()}
    lines = ["# Measures", "", _INTRODUCTION, "", "## Aims", ""]
    lines += [*table(HEAD, [aim.row(figures) for aim in AIMS]), ""]
    for part in parts:
        lines += [*told(part), ""]
    RESULTS.write_text("\n".join(lines).rstrip() + "\n", encoding="utf-8")


def told(part: Part) -> Iterator[str]:
    """Yield the lines of a part."""
    said = part.measured
    yield f"## {part.title}"
    yield ""
    known = [said[key] for key in ("day", "processor", "memory", "system")]
    yield f"{'; '.join(known)}; load {said['load']}."
    for note in part.notes:
        yield ""
        yield note
    for one in part.tables:
        yield ""
        yield from table(one["head"], one["rows"])


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield the lines of a Markdown table."""
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"


def _known() -> dict[str, Any]:
    return json.loads(_KEPT.read_text(encoding="utf-8")) if _KEPT.is_file() else {}


_INTRODUCTION = (
    "Written by `make bench`. Times are medians of whole processes run in alternation; trust the "
    "ratios, not the seconds: they are those of one machine on one day. The load is that of the "
    "machine when the part began."
)
