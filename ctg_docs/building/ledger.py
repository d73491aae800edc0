"""The ledger of an output folder: the state of former builds, from which the next one saves work.

The manifest says where files come from, the same for everyone; the ledger beside it adds what is
true on this machine only: dates of files, and what decided that each output was up to date. Both
are read again, completed and published under a lock, for several builds may share a folder. Losing
either, or finding it damaged, costs a longer build and nothing else.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from ctg_docs.building import manifest
from ctg_docs.building.fingerprints import Fingerprints
from ctg_docs.building.manifest import Provenance
from ctg_docs.hashing import sha256

T = TypeVar("T")
NAME = ".empreintes.json"
_FORMAT = 2


ELSEWHERE = ("action", "periode", "dossier")
"""What documents are about that say nothing more: a book repeats its sheets, a letter others."""


class CatalogueEntry(NamedTuple):
    """A line of the catalogue, as far as choosing documents takes."""

    id: str
    famille: str
    par: str
    plan: str
    formats: tuple[str, ...]


class Message(NamedTuple):
    """A warning to say again: where it stands, its code, and the whole of its words.

    `number` is how many warnings it stands for: those that a long list does not tell one by one.
    """

    file: str
    line: int
    column: int
    code: str
    text: str
    number: int = 1


class ComposedDocument(NamedTuple):
    """A document of a territory as it was last composed.

    `empreinte` is the fingerprint of all it was made from, `gabarits` names its templates, `pieces`
    its files without suffix, `formats` those that were drawn from it since; `restes` are files that
    it made once and makes no more.
    """

    empreinte: str
    gabarits: tuple[str, ...] = ()
    messages: tuple[Message, ...] = ()
    pieces: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    restes: tuple[str, ...] = ()


def messages(ouvrages: Iterable[ComposedDocument]) -> list[Message]:
    """Return the warnings of documents, each once, in the order of the places."""
    return sorted({message for document in ouvrages for message in document.messages})


class Published(NamedTuple):
    """A published file: its SHA-256, and the fingerprint of all it was drawn from."""

    sha256: str
    cle: str


class State(NamedTuple):
    """The content of the ledger; `fichiers` is that of `Fingerprints`."""

    manifeste: str = ""
    catalogue: tuple[str, tuple[CatalogueEntry, ...]] = ("", ())
    ouvrages: Mapping[str, ComposedDocument] = {}
    sorties: Mapping[str, Published] = {}
    fichiers: Mapping[str, list[Any]] = {}


class Ledger:
    """The ledger of an output folder, and what this run adds to it."""

    def __init__(self, output: Path) -> None:
        self._output = output
        self._place = os.path.abspath(output)  # noqa: PTH100
        state = _state(_content(output / NAME))
        self.fingerprints = Fingerprints(state.fichiers)
        known = sha256(_content(output / manifest.NAME)) == state.manifeste
        self.state = state if known else state._replace(ouvrages={})
        self.catalogue = state.catalogue
        self._documents: dict[str, ComposedDocument] = {}
        self._sorties: dict[str, Published] = {}
        self._origins: dict[str, Provenance] = {}

    def document(self, name: str) -> ComposedDocument | None:
        """Return a document as it was last composed."""
        return self._documents.get(name) or self.state.ouvrages.get(name)

    def published(self, name: str) -> Published | None:
        """Return the record of a published file, by its POSIX name under the output folder."""
        return self._sorties.get(name) or self.state.sorties.get(name)

    def is_whole(self, name: str, cle: str = "") -> bool:
        """Tell whether a file is there as it was published, drawn from `cle` when it is given."""
        drawn = self.published(name)
        if drawn is None or cle not in ("", drawn.cle):
            return False
        return self.fingerprints.at(f"{self._place}/{name}") == drawn.sha256

    def add_document(self, name: str, document: ComposedDocument) -> None:
        """Note a document that was composed."""
        self._documents[name] = document

    def add_published(self, name: str, drawn: Published, origin: Provenance) -> None:
        """Note a file that was published, or was found as it would be."""
        self._sorties[name] = drawn
        self._origins[name] = origin

    def save(self) -> None:
        """Publish the ledger and the manifest, with what other builds wrote meanwhile."""
        from ctg_docs.building.locking import locked  # noqa: PLC0415 - nothing to save,
        from ctg_docs.building.staging import publish_all  # noqa: PLC0415 - nothing to load

        news = self._documents or self.fingerprints.hashed
        if not (self._sorties or (news and self._is_there(NAME))):
            return  # a build without a single file leaves no folder behind it
        self._output.mkdir(parents=True, exist_ok=True)
        with locked(self._output):
            others, listed = _read(self._output)
            content = manifest.render(self._left(listed) | self._origins)
            state = State(
                sha256(content),
                self.catalogue,
                {**others.ouvrages, **self._documents},
                self._left(others.sorties) | self._sorties,
                _there({**others.fichiers, **self.fingerprints.seen}),
            )
            same = content == _content(self._output / manifest.NAME)
            manifeste = {} if same else {manifest.NAME: content}
            publish_all(self._output, {**manifeste, NAME: _written(state)})
        self.fingerprints.hashed = False

    def _left(self, files: Mapping[str, T]) -> dict[str, T]:
        """Return the files of former builds that are still there and still made."""
        gone = {name for document in self._documents.values() for name in document.restes}
        return {n: known for n, known in files.items() if n not in gone and self._is_there(n)}

    def _is_there(self, name: str) -> bool:
        return (self._output / name).is_file()


def _there(files: Mapping[str, list[Any]]) -> dict[str, list[Any]]:
    return {path: mark for path, mark in files.items() if len(mark) > 1 and os.path.exists(path)}  # noqa: PTH110


def _read(output: Path) -> tuple[State, dict[str, Provenance]]:
    """Return the ledger and the manifest of a folder.

    A manifest that is not the one last published is worth nothing: documents are then composed
    again, but what was drawn is still known to be.
    """
    state = _state(_content(output / NAME))
    content = _content(output / manifest.NAME)
    if sha256(content) != state.manifeste:
        return state._replace(ouvrages={}), {}
    return state, manifest.parse(content)


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _written(state: State) -> bytes:
    data = {"format": _FORMAT, **state._asdict()}
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def _state(content: bytes) -> State:
    try:
        data = json.loads(content)
        if data.pop("format") != _FORMAT:
            return State()
        sha256, entries = data["catalogue"]
        return State(
            str(data["manifeste"]),
            (str(sha256), tuple(map(_entry, entries))),
            {name: _document(*values) for name, values in data["ouvrages"].items()},
            {name: Published(*values) for name, values in data["sorties"].items()},
            dict(data["fichiers"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        return State()


def _entry(values: Any) -> CatalogueEntry:
    name, famille, par, plan, formats = values
    return CatalogueEntry(name, famille, par, plan, tuple(formats))


def _document(empreinte: str, gabarits: Any, messages: Any, *names: Any) -> ComposedDocument:
    said = tuple(Message(*message) for message in messages)
    return ComposedDocument(empreinte, tuple(gabarits), said, *map(tuple, names))
