"""Complaints of the engine, which logs them and goes on: here one stops the document."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager

from ctg_docs.problems import WHOLE, Place, Problem, SourceError

HARMLESS = "Using fontTools instead of HarfBuzz-Subset"
"""Tells of a slower library with the same result; nothing in the document can mend it."""
_LINE = re.compile(r" at (\d+):(\d+)")


class _Collector(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.complaints: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        words = record.getMessage()
        if not words.startswith(HARMLESS) and words not in self.complaints:
            self.complaints.append(words)


@contextmanager
def strict(place: Place = WHOLE) -> Iterator[None]:
    """Raise `SourceError` at the end if the engine, or its font library, warned of anything.

    `place` is the file that it reads meanwhile.
    """
    loggers = [logging.getLogger(name) for name in ("weasyprint", "fontTools")]
    collector = _Collector()
    for logger in loggers:
        logger.addHandler(collector)
    try:
        yield
    finally:
        for logger in loggers:
            logger.removeHandler(collector)
    if collector.complaints:
        raise SourceError(_problem(complaint, place) for complaint in collector.complaints)


def _problem(complaint: str, place: Place) -> Problem:
    message = f"le moteur du PDF signale\u00a0: {complaint}"
    found = _LINE.search(complaint)
    if found and place != WHOLE:
        place = Place(place.file, int(found[1]), int(found[2]))
    return Problem(place, "pdf-moteur", message)
