"""Drawings spread over the machines of a Dask cluster: the same bytes as on this one.

Nothing is shared with the workers but the network: the house style goes to each of them once, a
drawing takes its pictures along and a territory its sources; the bytes come back to the command,
which publishes them.
"""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any

import dask
from distributed import Client, Future, KilledWorker, LocalCluster, as_completed
from distributed.comm.core import FatalCommClosedError, connect
from distributed.security import Security

from ctg_docs.building.fingerprints import fingerprint
from ctg_docs.hashing import sha256
from ctg_docs.pipeline.limits import USUAL, Limits
from ctg_docs.pipeline.outcomes import Failed, Lost, Refused, outcome, received
from ctg_docs.pipeline.parcels import Parcel, pack
from ctg_docs.pipeline.remote import Different, House, Versions, draw_there, versions
from ctg_docs.pipeline.whole_territories import TerritoryTask
from ctg_docs.problems import MissingToolError
from ctg_docs.reading.house import templates_folder
from ctg_docs.reading.walking import contents
from ctg_docs.writing.pdf.engine import system_versions

LOCAL = "local"
"""The address of a cluster that the command starts on this machine, for itself."""
NEVER_FORGOTTEN = {"distributed.deploy.lost-worker-timeout": "1 day"}
"""A worker that died is started again; Dask gives up one that takes 15 s, as on a busy machine."""
_ANY_PORT = "127.0.0.1:0"
_PATIENCE = 30
"""Seconds that a scheduler, then a first worker, may take to answer."""
_FAREWELL = 2
"""Seconds left to workers to end by themselves."""
_AHEAD = 2
"""Drawings sent ahead for each thread of the workers: enough that none of them waits."""


class Cluster:
    """A scheduler and its workers, as long as a build lasts."""

    def __init__(self, client: Client, address: str) -> None:
        self._client = client
        self._address = address
        self._folder = templates_folder()
        files = _contents(self._folder)
        # The same house is written once, however many builds come; it goes with the worker.
        seals = {name: sha256(content) for name, content in files.items()}
        self._house = f"maison-{fingerprint(seals)[:16]}"
        client.register_plugin(House(self._house, files), name=self._house)

    def spread(
        self, draw: Callable[[Any], Any], tasks: Iterable[Any], /, *, limits: Limits = USUAL
    ) -> Iterator[tuple[Any, Any | Refused | Lost | Failed]]:
        """Yield each task with what `draw` makes of it, as they come, drawn by the workers.

        A worker that dies gives its drawings to others. Raises MissingToolError when the scheduler
        is lost, or when a worker would give other bytes than this machine.
        """
        coming = iter(tasks)
        send = partial(self._send, draw, limits)
        while suspects := (yield from self._flow(send, coming)):
            # Dask blames all that a dead worker held: alone in the cluster, the innocent succeed.
            for task in suspects:
                yield task, self._outcome(send(self._packed(task)))

    def _flow(
        self, send: Callable[[Parcel], Future[Any]], coming: Iterator[Any]
    ) -> Generator[tuple[Any, Any], None, list[Any]]:
        """Yield outcomes until no task is left, or some are lost: those are returned."""
        away: dict[Future[Any], Any] = {}
        done = as_completed(loop=self._client.loop)
        lost: list[Any] = []
        while True:
            while not lost and len(away) < self._room() and (task := next(coming, None)):
                parcel = received(outcome(self._packed, task))
                if not isinstance(parcel, Parcel):
                    yield task, parcel
                    continue
                future = send(parcel)
                away[future] = task
                done.add(future)
            if not away:
                return lost
            future = next(done)
            task, answer = away.pop(future), self._outcome(future)
            if isinstance(answer, Lost):
                lost.append(task)
            else:
                yield task, answer

    def _room(self) -> int:
        threads: dict[str, int] = self._client.nthreads()
        return max(1, _AHEAD * sum(threads.values()))

    def _packed(self, task: Any) -> Parcel:
        folders = task.folders if isinstance(task, TerritoryTask) else ()
        return pack(task, self._folder, folders)

    def _send(self, draw: Callable[[Any], Any], limits: Limits, parcel: Parcel) -> Future[Any]:
        wanted = Versions(versions(), system_versions())
        asked = (draw, parcel, self._house, wanted, limits)
        return self._client.submit(draw_there, *asked, pure=False)

    def _outcome(self, future: Future[Any]) -> Any | Refused | Lost | Failed:
        try:
            answer = future.result()
        except KilledWorker:
            return Lost("aucun des ouvriers à qui il fut confié n’y a survécu")
        except CancelledError as error:
            raise MissingToolError(_unreachable(self._address)) from error
        except ModuleNotFoundError as error:
            message = (
                f"Un ouvrier du cluster n’a pas le module {error.name} : installez-y "
                "« .[cluster] »."
            )
            raise MissingToolError(message) from error
        if isinstance(answer, Different):
            raise MissingToolError(_differences(answer))
        return received(answer)


@contextmanager
def cluster(address: str, jobs: int) -> Iterator[Cluster]:
    """Open a cluster: an existing scheduler, or one with `jobs` workers on this machine.

    Raises MissingToolError when it does not answer, or has no worker.
    """
    # The outcome of drawings tells the fate of the workers.
    dask.config.set({"logging.distributed": "critical", **NEVER_FORGOTTEN})
    with _scheduler(address, jobs) as reached, _connected(reached, address) as client:
        yield Cluster(client, address)


@contextmanager
def _scheduler(address: str, jobs: int) -> Iterator[Any]:
    if address != LOCAL:
        yield address
        return
    with _deaf():
        local = LocalCluster(
            n_workers=jobs,
            threads_per_worker=1,
            dashboard_address=_ANY_PORT,
            silence_logs="CRITICAL",
        )
    try:
        yield local
    except BaseException:
        _kill(local)
        raise
    finally:
        with suppress(TimeoutError):
            local.close(timeout=_FAREWELL)


def _kill(local: LocalCluster) -> None:
    """Stop the workers in the middle of their drawings, which Dask would wait for."""
    for nanny in local.workers.values():
        nanny.auto_restart = False
        with suppress(TypeError, ProcessLookupError):  # it has no process at this moment
            os.kill(nanny.pid, getattr(signal, "SIGKILL", signal.SIGTERM))


@contextmanager
def _deaf() -> Iterator[None]:
    """Start processes that an interruption does not reach: it is for the command, which ends them.

    One that comes meanwhile is lost: two seconds, once.
    """
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def _connected(reached: Any, address: str) -> Iterator[Client]:
    try:
        if address != LOCAL:
            asyncio.run(_greet(address))
        client = Client(reached, timeout=_PATIENCE, set_as_default=False)
    except (TypeError, RuntimeError, FatalCommClosedError) as error:
        # What Dask raises for a certificate that is not there, or that nobody accepts.
        raise MissingToolError(_uncertified(address)) from error
    except (OSError, ValueError) as error:
        raise MissingToolError(_unreachable(address)) from error
    try:
        try:
            client.wait_for_workers(1, timeout=_PATIENCE)
        except TimeoutError as error:
            message = f"Le planificateur {address} n’a aucun ouvrier : lancez « dask worker »."
            raise MissingToolError(message) from error
        yield client
    finally:
        client.close(timeout=_FAREWELL)


async def _greet(address: str) -> None:
    """Connect to a scheduler, and leave; a client that is refused would end a minute later."""
    settings = Security().get_connection_args("client")
    comm = await connect(address, timeout=_PATIENCE, **settings)
    await comm.close()


def _contents(folder: Path) -> dict[str, bytes]:
    """Return the files of the house style, by name under its folder."""
    names = (name for name in contents(str(folder)) if not name.endswith("/"))
    return {name: (folder / name).read_bytes() for name in names}


def _unreachable(address: str) -> str:
    return (
        f"Le planificateur du cluster, {address}, ne répond pas ou ne répond plus. Ce qui est "
        "publié est entier ; la même commande reprendra où celle-ci s’arrête."
    )


def _uncertified(address: str) -> str:
    return (
        f"Le planificateur du cluster, {address}, refuse cette connexion. S’il demande TLS, son "
        "adresse commence par tls:// et cette machine a un certificat de la même autorité, dans "
        "les réglages de Dask."
    )


def _differences(worker: Different) -> str:
    here = {**versions(), **system_versions()}
    several = [
        f"{name} ({here.get(name, 'absent')} ici, {there} là-bas)"
        for name, there in sorted(worker.versions.items())
        if here.get(name) != there
    ]
    return (
        f"L’ouvrier {worker.address} ne donnerait pas les mêmes fichiers que cette machine : "
        f"{', '.join(several)}. Installez-y les mêmes versions."
    )
