"""Worker of a cluster: it keeps the house style, and has a process draw what it is sent.

That process has the limits of any other: it is stopped, and the worker stays.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from multiprocessing import current_process
from pathlib import Path
from threading import Lock
from typing import Any, NamedTuple

from distributed import Worker, WorkerPlugin, get_worker

from ctg_docs.building.fingerprints import Fingerprints
from ctg_docs.building.inputs import Inputs
from ctg_docs.pipeline.keys import COMPOSING
from ctg_docs.pipeline.limits import Limits
from ctg_docs.pipeline.parcels import Parcel, unpack, write
from ctg_docs.pipeline.workers import Apart
from ctg_docs.writing.formats import libraries
from ctg_docs.writing.pdf.engine import system_versions

# No engine is made for several threads of one process.
_DRAWING = Lock()
_APART: dict[Limits, Apart] = {}
"""The process that draws here, started once."""


class Different(NamedTuple):
    """The versions of a worker that would not give the same bytes, with its address."""

    address: str
    versions: Mapping[str, str]


class Versions(NamedTuple):
    """The versions of all that decides of the bytes of a drawing.

    Those of the `system` decide where WeasyPrint lays pages out, and nowhere else.
    """

    installed: Mapping[str, str]
    system: Mapping[str, str]


class House(WorkerPlugin):
    """The files of the house style, written beside each worker, those that come late included."""

    def __init__(self, name: str, files: Mapping[str, bytes]) -> None:
        self.name = name
        self._files = files

    def setup(self, worker: Worker) -> None:
        """Write the files before any drawing comes."""
        for name, content in self._files.items():
            write(_beside(worker) / self.name / name, content)


def draw_there(
    draw: Callable[[Any], Any],
    parcel: Parcel,
    house: str,
    wanted: Versions,
    limits: Limits,
) -> Any:
    """Return the outcome of a drawing, or `Different` on a machine of other versions."""
    worker = get_worker()
    if versions() != wanted.installed:
        return Different(worker.address, versions())
    beside = _beside(worker)
    # Dask makes its workers daemons, which may start no process lest it outlive them: ours do not.
    current_process().daemon = False
    with _DRAWING:
        apart = _APART.setdefault(limits, Apart(limits))
        task = unpack(parcel, beside / house, beside / "fichiers")
        answer = apart.outcome(draw, task)
    engines = {*getattr(task, "engines", ()), *getattr(answer, "engines", ())}
    if "weasyprint" in engines and system_versions() != wanted.system:
        return Different(worker.address, system_versions())
    return answer


@cache
def versions() -> dict[str, str]:
    """Return the versions of what is installed, as far as it decides of the bytes of a drawing."""
    inputs = Inputs(Fingerprints({}), Path())
    named = {name: inputs.versions.get(name, "absent") for name in {*COMPOSING, *libraries()}}
    return named | dict(inputs.made_with([]))


def _beside(worker: Worker) -> Path:
    return Path(worker.local_directory) / "ctg-docs"
