"""Progress of a build, on the last line of a terminal; nothing anywhere else."""

from __future__ import annotations

import shutil
import sys
import time
from typing import TYPE_CHECKING

from ctg_docs.lines import one_line

if TYPE_CHECKING:
    from ctg_docs.pipeline.drawing import BuildProgress

_ERASE = "\r\x1b[K"


class Progress:
    """The line of progress: drawings done, drawings under way, time left."""

    def __init__(self, territories: int) -> None:
        self._territories = territories
        self._start = time.monotonic()
        self._shown = sys.stderr.isatty()

    def __call__(self, state: BuildProgress) -> None:
        """Show where the build is."""
        if not self._shown or not state.left:
            return
        known = state.done + len(state.left)
        # Territories not opened yet are taken to be like the others.
        total = round(known * max(self._territories, state.opened) / state.opened)
        words = [f"{state.done} sur {total}", state.left[0]]
        if state.done:
            spent = time.monotonic() - self._start
            words.append(f"reste {duration(spent / state.done * (total - state.done))}")
        line = one_line(" · ".join(words))[: shutil.get_terminal_size().columns - 1]
        print(f"{_ERASE}{line}", end="", file=sys.stderr, flush=True)

    def clear(self) -> None:
        """Leave the line to what has to be said."""
        if self._shown:
            print(_ERASE, end="", file=sys.stderr, flush=True)


def duration(seconds: float) -> str:
    """Return « 40 s », « 2 min 05 s »: a guess, never « 0 s »."""
    minutes, rest = divmod(max(1, round(seconds)), 60)
    return f"{minutes} min {rest:02} s" if minutes else f"{rest} s"
