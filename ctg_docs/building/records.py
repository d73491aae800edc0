"""The records behind the ledger: rows of a private database, copied whole from and to its file.

The file is never changed where it stands: each save publishes another in its place. A disk without
locks will do, a build that is killed leaves the former one, and no other build waits.
"""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

_FORMAT = 3
_SCHEMA = f"""
PRAGMA user_version = {_FORMAT};
CREATE TABLE reglages (nom TEXT PRIMARY KEY, valeur TEXT) WITHOUT ROWID;
CREATE TABLE ouvrages (nom TEXT PRIMARY KEY, valeur TEXT, neuf INTEGER) WITHOUT ROWID;
CREATE TABLE sorties (
    nom TEXT PRIMARY KEY, sha256 TEXT, cle TEXT, lot TEXT, gabarits TEXT, neuf INTEGER
) WITHOUT ROWID;
CREATE INDEX sorties_du_lot ON sorties (lot);
CREATE TABLE lots (cle TEXT PRIMARY KEY, origine TEXT) WITHOUT ROWID;
CREATE TABLE fichiers (
    chemin TEXT PRIMARY KEY,
    taille INTEGER, contenu INTEGER, changement INTEGER, sha256 TEXT, neuf INTEGER
) WITHOUT ROWID;
"""
_WIDTHS = {"reglages": 2, "ouvrages": 3, "sorties": 6, "lots": 2, "fichiers": 6}
_SOUND = {
    "PRAGMA user_version": _FORMAT,
    "PRAGMA quick_check": "ok",
    "SELECT count(*) FROM sqlite_master WHERE type = 'table'": len(_WIDTHS),
}
"""What is asked of a file that this program wrote, and its answers."""
_QUICK = "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
_REFUSALS = {
    sqlite3.SQLITE_FULL: errno.ENOSPC,
    sqlite3.SQLITE_IOERR: errno.EIO,
    sqlite3.SQLITE_READONLY: errno.EROFS,
    sqlite3.SQLITE_CANTOPEN: errno.EACCES,
}


class Records:
    """The rows of a ledger, in a file of this process that the system takes back with it.

    A row is new (`neuf`) until it is published.
    """

    def __init__(self, path: Path) -> None:
        self._rows = _copied(path) or _empty()

    def one(self, query: str, *values: Any) -> tuple[Any, ...] | None:
        """Return the first row that a query finds."""
        with _refused():
            found: tuple[Any, ...] | None = self._rows.execute(query, values).fetchone()
        return found

    def all(self, query: str, *values: Any) -> Iterator[tuple[Any, ...]]:
        """Yield the rows that a query finds; nothing may be changed meanwhile."""
        with _refused(), closing(self._rows.cursor()) as cursor:
            yield from cursor.execute(query, values)

    def change(self, statement: str, *values: Any) -> None:
        """Change rows."""
        with _refused():
            self._rows.execute(statement, values)

    def put(self, table: str, rows: Iterable[Sequence[Any]]) -> None:
        """Write rows, in the place of those that have the same name."""
        marks = ", ".join("?" * _WIDTHS[table])
        with _refused():
            self._rows.executemany(f"INSERT OR REPLACE INTO {table} VALUES ({marks})", rows)

    def write(self, path: Path) -> None:
        """Write the rows to a file of their own."""
        with _refused(), closing(sqlite3.connect(path)) as file:
            file.executescript(_QUICK)
            self._rows.backup(file)

    def close(self) -> None:
        """Let go of the rows."""
        self._rows.close()


class Marks(Mapping[str, list[Any]]):
    """The sizes, dates and SHA-256 of files that former runs saw, by path."""

    def __init__(self, records: Records) -> None:
        self.records = records

    def __getitem__(self, path: str) -> list[Any]:
        query = "SELECT taille, contenu, changement, sha256 FROM fichiers WHERE chemin = ?"
        row = self.records.one(query, path)
        if row is None:
            raise KeyError(path)
        return [*row]

    def __iter__(self) -> Iterator[str]:
        return (path for (path,) in self.records.all("SELECT chemin FROM fichiers"))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def update(self, seen: Mapping[str, list[Any]]) -> None:
        """Keep what this run saw; a file that is not there has nothing to keep."""
        rows = ((path, *mark, True) for path, mark in seen.items() if len(mark) > 1)
        self.records.put("fichiers", rows)


def _copied(path: Path) -> sqlite3.Connection | None:
    """Return a copy of the rows of a file; None when it is absent, damaged or of another format."""
    if not path.is_file():
        return None
    copy = _connected()
    try:
        address = f"{Path(os.path.abspath(path)).as_uri()}?mode=ro&immutable=1"  # noqa: PTH100
        with closing(sqlite3.connect(address, uri=True)) as file:
            file.backup(copy)
        if all(copy.execute(asked).fetchone() == (due,) for asked, due in _SOUND.items()):
            return copy
    except sqlite3.DatabaseError:
        pass  # losing it costs a longer build and nothing else
    copy.close()
    return None


def _empty() -> sqlite3.Connection:
    rows = _connected()
    rows.executescript(_SCHEMA)
    return rows


def _connected() -> sqlite3.Connection:
    """Return a database without a name: it holds little memory, and goes with this process."""
    # A server asks from several threads, one at a time.
    rows = sqlite3.connect("", isolation_level=None, check_same_thread=False)
    rows.executescript(_QUICK)
    return rows


@contextmanager
def _refused() -> Iterator[None]:
    """Raise what the system refuses as the system does."""
    try:
        yield
    except sqlite3.OperationalError as error:
        number = _REFUSALS.get((error.sqlite_errorcode or 0) & 0xFF)
        if number is None:
            raise
        raise OSError(number, os.strerror(number)) from error
