"""Runs of text put together: joined by a mark, begun with a capital."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ctg_docs.document.nodes import Inline, Inlines, Link, Text
from ctg_docs.french.initials import capitale, minuscule
from ctg_docs.reading.origins import origin_of

_EMAIL = re.compile(r"([\w.+-]+@[\w-]+(?:\.[\w-]+)+)")


def join(parts: Sequence[Inlines], mark: str, last: str = "") -> Inlines:
    """Join runs of text by a mark, the last one by another when given."""
    run: list[Inline] = []
    for rank, part in enumerate(parts):
        if rank:
            run.append(Text(last if last and rank == len(parts) - 1 else mark))
        run += part
    return tuple(run)


def capital(run: Inlines) -> Inlines:
    """Return a run whose first letter is a capital."""
    if run and isinstance(first := run[0], Text):
        return (Text(capitale(first.text), first.origin), *run[1:])
    return run


def lowered(run: Inlines) -> Inlines:
    """Return a run whose first letter is no capital, unless it is that of an acronym."""
    if run and isinstance(first := run[0], Text):
        return (Text(minuscule(first.text), first.origin), *run[1:])
    return run


def with_emails(text: str) -> Inlines:
    """Return a text each of whose e-mail addresses leads to a message."""
    run: list[Inline] = []
    origin = origin_of(text)
    for rank, words in enumerate(_EMAIL.split(text)):
        if words:
            address = Text(words, origin)
            run.append(Link(f"mailto:{words}", (address,), origin) if rank % 2 else address)
    return tuple(run)
