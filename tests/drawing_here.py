"""Drawings in the process of the tests, as a build draws when nobody asks for more."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from ctg_docs.pipeline import spread
from ctg_docs.pipeline.limits import USUAL, Limits
from ctg_docs.pipeline.workers import sound_outcome


def drawn_here(
    draw: Callable[[Any], Any], tasks: Iterable[Any], jobs: int, limits: Limits = USUAL
) -> Iterator[tuple[Any, Any]]:
    """Draw in this process, which has loaded and compiled everything, unless `jobs` are asked for.

    A process of pytest has threads of its own and is not copied: each build would start another
    one, which would load all that draws for two small pages.
    """
    if jobs:
        yield from spread(draw, tasks, jobs, limits)
        return
    for task in tasks:
        yield task, sound_outcome(draw, task)
