"""Desk of a territory: gestures, each whole or refused, and what undoes them."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from threading import RLock
from typing import Any

from ctg_docs.atelier.absent import AbsentError
from ctg_docs.atelier.addresses import address_of, path_of, value_at
from ctg_docs.atelier.fields import FormField, field_at
from ctg_docs.atelier.ids import with_id
from ctg_docs.atelier.known_files import KnownFiles
from ctg_docs.atelier.open_sources import OpenSources
from ctg_docs.atelier.rewriting import Rewriting
from ctg_docs.atelier.values import OF_TEXTS, shown, written
from ctg_docs.building.publishing import publish
from ctg_docs.hashing import sha256
from ctg_docs.reading.positions import Chemin

_MOST = 200
"""Gestures that can be undone."""
_TYPING = 2.0
"""Seconds between two changes of a field that are undone at once."""


class StaleError(Exception):
    """A change to a value that is no longer what the page showed; `current` is what it is now."""

    def __init__(self, address: str, current: str) -> None:
        super().__init__(address)
        self.address = address
        self.current = current


class OutdatedError(Exception):
    """An answer that nobody waits for any more: the sources have changed since it was asked for."""


@dataclass(frozen=True)
class Edit:
    """Another value for a field: its address, the text of its control, and the one it had."""

    address: str
    text: str
    before: str | None = None


@dataclass(frozen=True)
class _Done:
    """A gesture on the disk: the bytes of each file before it and after it.

    `typed` is the address of the one field that it changed, `at` the seconds of a clock.
    """

    before: Mapping[Path, bytes | None]
    after: Mapping[Path, bytes | None]
    typed: str = ""
    at: float = 0

    def goes_on(self, last: _Done) -> bool:
        """Tell whether it is the same field, a moment later."""
        same = bool(self.typed) and self.typed == last.typed and self.before == last.after
        return same and self.at - last.at < _TYPING


class Desk:
    """The sources of a territory, which several pages may change."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._files = KnownFiles()
        self._lock = RLock()
        self._done: list[_Done] = []
        self._undone: list[_Done] = []

    def read(self) -> OpenSources:
        """Return the sources as they stand on the disk."""
        with self._lock:
            return self._files.read(self.folder)

    def hold_to(self, sources: OpenSources) -> None:
        """Raise OutdatedError when the files say something else than these sources."""
        if self.read().fingerprint != sources.fingerprint:
            raise OutdatedError

    @property
    def can_undo(self) -> bool:
        """Whether a gesture of this session may be undone."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether a gesture that was undone may be done again."""
        return bool(self._undone)

    def edit(self, edits: list[Edit]) -> None:
        """Give other values to fields, all at once or none. Raises StaleError, SpliceError."""

        def gesture(files: Rewriting) -> None:
            for one in edits:
                _put(files, path_of(one.address, files.data), one)

        self._do(gesture, edits[0].address if len(edits) == 1 else "")

    def add(self, address: str, texts: Mapping[str, str]) -> str:
        """Add an item at the end of a list, and return its address."""
        made: list[str] = []

        def gesture(files: Rewriting) -> None:
            path = path_of(address, files.data)
            listed = value_at(files.data, path)
            rank = len(listed) if isinstance(listed, list) else int(bool(listed))
            field = field_at(path)
            item = field.item if field else None
            if item is None:
                raise AbsentError(address)
            files.insert(path, rank, _item(item, texts, files.data))
            made.append(address_of((*path, rank), files.data))

        self._do(gesture)
        return made[0]

    def remove(self, address: str, stamp: str) -> None:
        """Take an item out of a list. Raises StaleError when it is not what the page showed."""

        def gesture(files: Rewriting) -> None:
            files.remove(_stamped(files, address, stamp))

        self._do(gesture)

    def move(self, address: str, stamp: str, *, down: bool) -> None:
        """Put an item of a list after the next one, or before the previous one."""

        def gesture(files: Rewriting) -> None:
            path = _stamped(files, address, stamp)
            rank = int(path[-1])
            files.swap(path[:-1], rank if down else rank - 1)

        self._do(gesture)

    def take(self, texts: Mapping[str, str | None]) -> None:
        """Give files other texts in one gesture, by their names in the folder; None removes one."""
        with self._lock:
            paths = {self.folder / name: text for name, text in texts.items()}
            before = {path: path.read_bytes() if path.exists() else None for path in paths}
            after = {path: None if text is None else text.encode() for path, text in paths.items()}
            self._keep(_Done(before, after))

    def undo(self) -> bool:
        """Give the files the text that they had before the last gesture, unless they changed."""
        return self._turn(self._done, self._undone, back=True)

    def redo(self) -> bool:
        """Do again the gesture that was undone last, unless the files changed."""
        return self._turn(self._undone, self._done, back=False)

    def _do(self, gesture: Callable[[Rewriting], None], typed: str = "") -> None:
        with self._lock:
            files = Rewriting(self._files.read(self.folder))
            gesture(files)
            after = {path: text.encode("utf-8") for path, text in files.texts.items()}
            before = {path: files.before[path] for path in after}
            self._keep(_Done(before, after, typed, time.monotonic()))

    def _keep(self, done: _Done) -> None:
        """Put a gesture on the disk; what is typed on and on in one field is one gesture."""
        if all(done.before[path] == done.after[path] for path in done.after):
            return
        _exchange(done.before, done.after)
        last = self._done[-1] if self._done else None
        if last and done.goes_on(last):
            done = replace(done, before=last.before)
            self._done.pop()
        self._done = [*self._done, done][-_MOST:]
        self._undone.clear()

    def _turn(self, source: list[_Done], target: list[_Done], *, back: bool) -> bool:
        with self._lock:
            if not source:
                return False
            done = source[-1]
            _exchange(*((done.after, done.before) if back else (done.before, done.after)))
            target.append(source.pop())
            return True


def stamp_of(value: Any) -> str:
    """Return a stamp that tells whether an item is still as a page showed it."""
    return sha256(repr(value).encode("utf-8", "surrogatepass"))[:12]


def _stamped(files: Rewriting, address: str, stamp: str) -> Chemin:
    path = path_of(address, files.data)
    value = value_at(files.data, path)
    if not isinstance(path[-1], int) or stamp_of(value) != stamp:
        raise StaleError(address, "")
    return path


def _put(files: Rewriting, path: Chemin, edit: Edit) -> None:
    field = field_at(path)
    if field is None or field.kind in ("groupe", "liste"):
        raise AbsentError(edit.address)
    known = value_at(files.data, path)
    current, value = shown(field, known), written(field, edit.text, known)
    if current == edit.text or known == value:
        return
    # A control keeps the space that was just typed, which no file keeps.
    before = edit.before if edit.before is None else written(field, edit.before, known)
    if edit.before is not None and current != edit.before and before != written(field, current):
        raise StaleError(edit.address, current)
    if field.kind in OF_TEXTS:
        files.put_texts(path, [str(one) for one in value] if isinstance(value, list) else [])
    else:
        files.put(path, value)


def _item(item: FormField, texts: Mapping[str, str], data: Any) -> Any:
    """Return a new item of a list, from the texts of its controls."""
    if item.kind != "groupe":
        return written(item, texts.get("", ""))
    said = {one.key: written(one, texts[one.key]) for one in item.fields if one.key in texts}
    return with_id(item, {key: value for key, value in said.items() if value}, data)


def _exchange(expected: Mapping[Path, bytes | None], wanted: Mapping[Path, bytes | None]) -> None:
    """Give files other bytes, once each is known to have those that are expected."""
    for path, content in expected.items():
        if (path.read_bytes() if path.exists() else None) != content:
            raise StaleError("", path.name)
    for path, content in wanted.items():
        if content is None:
            path.unlink()
        else:
            publish(path, content)
