"""The ledger of an output folder: the state of former builds, from which the next one saves work.

The manifest says where files come from, the same for everyone; the ledger beside it adds what is
true on this machine only: dates of files, and what decided that each output was up to date. Both
are completed and published under a lock, for several builds may share a folder. Losing either, or
finding it damaged, costs a longer build and nothing else. Whatever the number of territories, the
memory that they take is the same: their rows are on the disk.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from ctg_docs.building import manifest
from ctg_docs.building.fingerprints import Fingerprints
from ctg_docs.building.manifest import OriginFiles, Provenance
from ctg_docs.building.records import Marks, Records
from ctg_docs.hashing import sha256

if TYPE_CHECKING:
    from ctg_docs.building.staging import Content

NAME = ".empreintes.db"
_FORMER = ".empreintes.json"
"""The name that it bore: what is left of it says nothing any more."""

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


class Ledger:
    """The ledger of an output folder, and what this run adds to it."""

    def __init__(self, output: Path) -> None:
        self._output = output
        self._place = os.path.abspath(output)  # noqa: PTH100
        self._records = _known(output)
        self._marks = Marks(self._records)
        self.fingerprints = Fingerprints(self._marks)
        self.catalogue = _catalogue(_setting(self._records, "catalogue"))

    def document(self, name: str) -> ComposedDocument | None:
        """Return a document as it was last composed."""
        row = self._records.one("SELECT valeur FROM ouvrages WHERE nom = ?", name)
        return _document(row[0]) if row else None

    def published(self, name: str) -> Published | None:
        """Return the record of a published file, by its POSIX name under the output folder."""
        row = self._records.one("SELECT sha256, cle FROM sorties WHERE nom = ?", name)
        return Published(*row) if row else None

    def is_whole(self, name: str, cle: str = "") -> bool:
        """Tell whether a file is there as it was published, drawn from `cle` when it is given."""
        drawn = self.published(name)
        if drawn is None or cle not in ("", drawn.cle):
            return False
        return self.fingerprints.at(f"{self._place}/{name}") == drawn.sha256

    def add_document(self, name: str, document: ComposedDocument) -> None:
        """Note a document that was composed."""
        self._records.put("ouvrages", [(name, _json(document), True)])

    def add_published(self, name: str, drawn: Published, origin: Provenance) -> None:
        """Note a file that was published, or was found as it would be."""
        made = _json({"sources": {**origin.sources}, "versions": {**origin.versions}})
        lot = sha256(made.encode())
        self._records.put("lots", [(lot, made)])
        self._records.put("sorties", [(name, *drawn, lot, origin.gabarits, True)])

    def save(self) -> None:
        """Publish the ledger and the manifest, with what other builds wrote meanwhile."""
        from ctg_docs.building.locking import locked  # noqa: PLC0415 - nothing to save,
        from ctg_docs.building.staging import publish_all  # noqa: PLC0415 - nothing to load

        drawn = self._has_new("sorties")
        news = drawn or self._has_new("ouvrages") or self.fingerprints.hashed
        if not (drawn or (news and self._is_there(NAME))):
            return  # a build without a single file leaves no folder behind it
        self._output.mkdir(parents=True, exist_ok=True)
        with locked(self._output):
            whole = self._completed()
            seal = manifest.fingerprint(_lots(whole))
            settings = {"manifeste": seal, "catalogue": _json(self.catalogue)}
            whole.put("reglages", settings.items())
            files: dict[str, Content] = {NAME: whole.write}
            if seal != _seal(self._output / manifest.NAME):
                files[manifest.NAME] = lambda path: manifest.write(path, _lots(whole))
            publish_all(self._output, files)
            (self._output / _FORMER).unlink(missing_ok=True)
        self._records.close()
        self._records = self._marks.records = whole
        self.fingerprints.hashed = False

    def _completed(self) -> Records:
        """Return the records that others published, completed by those of this run."""
        whole, mine = _known(self._output), self._records
        self._marks.update(self.fingerprints.seen)
        new = mine.all("SELECT valeur FROM ouvrages WHERE neuf")
        left = {path for (value,) in new for path in _document(value).restes}
        listed = (name for (name,) in whole.all("SELECT nom FROM sorties"))
        for name in [name for name in listed if name in left or not self._is_there(name)]:
            whole.change("DELETE FROM sorties WHERE nom = ?", name)
        whole.put("lots", mine.all("SELECT * FROM lots"))
        for table in ("ouvrages", "sorties", "fichiers"):
            whole.put(table, mine.all(f"SELECT * FROM {table} WHERE neuf"))
            whole.change(f"UPDATE {table} SET neuf = 0 WHERE neuf")
        for path in [path for path in Marks(whole) if not os.path.exists(path)]:  # noqa: PTH110
            whole.change("DELETE FROM fichiers WHERE chemin = ?", path)
        whole.change("DELETE FROM lots WHERE cle NOT IN (SELECT lot FROM sorties)")
        return whole

    def _has_new(self, table: str) -> bool:
        return self._records.one(f"SELECT 1 FROM {table} WHERE neuf") is not None

    def _is_there(self, name: str) -> bool:
        return os.path.isfile(f"{self._place}/{name}")  # noqa: PTH113


def _known(output: Path) -> Records:
    """Return the records of the ledger of a folder.

    A manifest that is not the one last published is worth nothing: documents are then composed
    again, but what was drawn is still known to be.
    """
    records = Records(output / NAME)
    if _setting(records, "manifeste") != _seal(output / manifest.NAME):
        records.change("DELETE FROM ouvrages")
        records.change("UPDATE sorties SET lot = ''")
    return records


def _lots(records: Records) -> Iterator[OriginFiles]:
    """Yield the files of each origin, in the order of their names."""
    query = (
        "SELECT origine, lots.cle, min(nom) FROM lots JOIN sorties ON lots.cle = sorties.lot "
        "GROUP BY lots.cle ORDER BY min(nom)"
    )
    own = "SELECT nom, sha256, gabarits FROM sorties WHERE lot = ? ORDER BY nom"
    for origin, lot, _ in records.all(query):
        yield OriginFiles(json.loads(origin), list(records.all(own, lot)))


def _setting(records: Records, name: str) -> str:
    row = records.one("SELECT valeur FROM reglages WHERE nom = ?", name)
    return str(row[0]) if row else ""


def _seal(path: Path) -> str:
    """Return the SHA-256 of a file, that of nothing when it is not there."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _catalogue(text: str) -> tuple[str, tuple[CatalogueEntry, ...]]:
    if not text:
        return "", ()
    known, entries = json.loads(text)
    return known, tuple(map(_entry, entries))


def _entry(values: Any) -> CatalogueEntry:
    name, famille, par, plan, formats = values
    return CatalogueEntry(name, famille, par, plan, tuple(formats))


def _document(text: str) -> ComposedDocument:
    empreinte, gabarits, messages, *names = json.loads(text)
    said = tuple(Message(*message) for message in messages)
    return ComposedDocument(empreinte, tuple(gabarits), said, *map(tuple, names))
