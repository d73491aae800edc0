"""Tasks that end in every way that a drawing can, and processes that can be interrupted."""

from __future__ import annotations

import os
import signal
from dataclasses import dataclass
from pathlib import Path

from ctg_docs.problems import MissingToolError, Place, Problem, SourceError


@dataclass(frozen=True)
class Once:
    """A clock that stands still until a file is there, and is late from then on."""

    begun: Path

    def __call__(self) -> float:
        return 1000.0 if self.begun.exists() else 0.0


def work(task: str) -> str:
    match task.split():
        case ["meurs", "une", "fois", path]:
            if not Path(path).exists():
                Path(path).touch()
                os.kill(os.getpid(), signal.SIGKILL)
        case ["tue", "qui", "attend", path]:
            if not Path(path).exists():
                Path(path).touch()
                os.kill(os.getppid(), signal.SIGKILL)
        case ["meurs"]:
            os.kill(os.getpid(), signal.SIGKILL)
        case ["sors"]:
            os._exit(7)
        case ["refuse"]:
            raise SourceError([Problem(Place("ici"), "refus", "refusé")])
        case ["absent"]:
            raise MissingToolError("Il manque un outil.")
        case ["faute", "ici"]:
            raise ZeroDivisionError(str(os.getpid()))
        case ["faute"]:
            raise ZeroDivisionError("zéro")
        case ["panique"]:
            raise type("PanicException", (BaseException,), {"__module__": "pyo3_runtime"})("zéro")
        case ["traine", path]:
            Path(path).touch()
            while True:
                pass
        case ["devore"]:
            return str(len(bytearray(3 * 2**30)))
        case ["qui"]:
            return str(os.getpid())
    return task.upper()


def interruptible() -> None:
    """Listen to Ctrl-C even where the test itself was started in the background."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
