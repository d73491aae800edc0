"""What tests of the atelier share: a copy of a territory, and a browser that has the cookie."""

from __future__ import annotations

import shutil
from pathlib import Path

from starlette.testclient import TestClient

from ctg_docs.atelier.app import application
from ctg_docs.atelier.gates import ENTRY, EntryKeys, Gates
from ctg_docs.atelier.workshop import Workshop

SOURCES = Path(__file__).parents[2] / "sources"
PORT = 8123
ORIGIN = f"http://127.0.0.1:{PORT}"


def workshop(folder: Path, *territories: str) -> Workshop:
    """Return the workshop of copies of territories."""
    for name in territories:
        shutil.copytree(SOURCES / name, folder / "sources" / name)
    return Workshop(folder / "sources", folder / "build")


def stranger(made: Workshop, keys: EntryKeys | None = None) -> TestClient:
    """Return a browser that nobody has let in."""
    gates = Gates(application(made), keys or EntryKeys(), PORT)
    return TestClient(gates, base_url=ORIGIN, follow_redirects=False)


def author(made: Workshop) -> TestClient:
    """Return the browser of the author, who opened the address of the terminal."""
    keys = EntryKeys()
    client = stranger(made, keys)
    assert client.get(f"{ENTRY}?jeton={keys.token}").status_code == 303
    client.headers["origin"] = ORIGIN
    return client
