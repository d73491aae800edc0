"""Serving of the atelier: one local port, until the terminal stops it or its page is closed."""

from __future__ import annotations

import asyncio
import socket
import time
from collections.abc import Callable
from contextlib import suppress
from types import FrameType

import uvicorn
from starlette.types import ASGIApp, Receive, Scope, Send

from ctg_docs.atelier.app import application
from ctg_docs.atelier.gates import ENTRY, EntryKeys, Gates
from ctg_docs.atelier.workshop import Workshop

_IDLE = 10 * 60
"""Seconds without a word of any page after which the server stops: an open page asks every few."""


def serve(workshop: Workshop, port: int, first: str, opened: Callable[[str], None]) -> None:
    """Serve a workshop on 127.0.0.1 until it is stopped, from a `first` page on.

    `opened` is given the address to open. Port 0 takes any that is free. Raises
    OSError for one that is taken.
    """
    listening = socket.create_server(("127.0.0.1", port))
    own, keys = int(listening.getsockname()[1]), EntryKeys()
    clock = _Clock(Gates(application(workshop), keys, own, first))
    config = uvicorn.Config(
        clock,
        log_level="error",
        access_log=False,
        lifespan="off",
        server_header=False,
        ws="none",
        loop="asyncio",
        http="h11",
        timeout_graceful_shutdown=3,
    )
    opened(f"http://127.0.0.1:{own}{ENTRY}?jeton={keys.token}")
    # Ctrl-C is how a terminal stops it, also before it listens.
    with suppress(KeyboardInterrupt):
        asyncio.run(_until_idle(_Server(config), clock, listening))


class _Server(uvicorn.Server):
    """A server that Ctrl-C closes in order, and at once the second time, without an error."""

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Close the server."""
        self.force_exit = self.should_exit
        self.should_exit = True


async def _until_idle(server: uvicorn.Server, clock: _Clock, listening: socket.socket) -> None:
    watching = asyncio.create_task(_watch(server, clock))
    await server.serve(sockets=[listening])
    watching.cancel()


async def _watch(server: uvicorn.Server, clock: _Clock) -> None:
    while not server.should_exit:
        await asyncio.sleep(1)
        server.should_exit = server.should_exit or clock.idle > _IDLE


class _Clock:
    """Notes when a page last asked for something."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._last = time.monotonic()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self._last = time.monotonic()
        await self._app(scope, receive, send)

    @property
    def idle(self) -> float:
        """Seconds since the last request."""
        return time.monotonic() - self._last
