"""The engine complains in its log and goes on; here a complaint stops the document."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from ctg_docs.problems import Place, Problem, SourceError

HARMLESS = "Using fontTools instead of HarfBuzz-Subset"
"""Tells of a slower library with the same result; nothing in the document can mend it."""


class _Collector(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.complaints: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        words = record.getMessage()
        if not words.startswith(HARMLESS) and words not in self.complaints:
            self.complaints.append(words)


@contextmanager
def strict() -> Iterator[None]:
    """Raise `SourceError` at the end if the engine warned of anything meanwhile."""
    logger = logging.getLogger("weasyprint")
    collector = _Collector()
    logger.addHandler(collector)
    try:
        yield
    finally:
        logger.removeHandler(collector)
    if collector.complaints:
        raise SourceError(map(_problem, collector.complaints))


def _problem(complaint: str) -> Problem:
    message = f"le moteur du PDF signale\u00a0: {complaint}"
    return Problem(Place("document"), "pdf-moteur", message)
