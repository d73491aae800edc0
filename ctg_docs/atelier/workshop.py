"""The workshop: the territories of a folder of sources, a desk for each, and what they make."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from threading import RLock

from ctg_docs.atelier.absent import AbsentError
from ctg_docs.atelier.desk import Desk
from ctg_docs.atelier.founding import found, schema_beside
from ctg_docs.atelier.open_sources import OpenSources
from ctg_docs.atelier.recent import RecentOutcomes
from ctg_docs.atelier.renewal import ShownPage
from ctg_docs.atelier.sheets import DrawnSheets
from ctg_docs.atelier.shown_file import ShownFile
from ctg_docs.building.publishing import publish_folder
from ctg_docs.composing.house.catalogue import Entree
from ctg_docs.pipeline import catalogue
from ctg_docs.pipeline.checking import Typed
from ctg_docs.pipeline.lecture import Lecture, lecture_of
from ctg_docs.pipeline.pieces import Piece, Prepared
from ctg_docs.pipeline.territory import pieces, with_pieces
from ctg_docs.problems import Place
from ctg_docs.reading.folder import list_territories, name_problem
from ctg_docs.reading.inside import is_within
from ctg_docs.starting.facts import folder_name
from ctg_docs.starting.place import find
from ctg_docs.starting.samples.ensemble import ensemble
from ctg_docs.writing.typst.sheets import PageSheets

SHOWN = ("territoire", "seance", "action", "reunion", "avenant")
"""What a document that the atelier shows is about."""
COMPARED = "comparaison"
"""The folder of the documents whose changes are marked, among those that were built."""
_CLOSED = 400
"""Seconds after which a command that does not end is stopped."""
_TERRITORIES, _DOCUMENTS = 4, 12
"""Territories that are kept checked, and documents that are kept composed."""
_WINDOWS = 2
"""Documents whose drawn pages are kept: those of two windows, some twenty megabytes each."""
_SEED = 1
"""What the territory that is shown as an example is drawn from."""


class Workshop:
    """The territories of a folder of sources, open in a browser."""

    def __init__(self, sources: Path, output: Path) -> None:
        self.sources = sources
        self.output = output
        self._desks: dict[str, Desk] = {}
        # One page at a time: what waited is made of what the sources say once its turn comes.
        self._turn = RLock()
        self._typed: RecentOutcomes[Lecture] = RecentOutcomes(_TERRITORIES)
        self._checked: RecentOutcomes[Lecture] = RecentOutcomes(_TERRITORIES)
        self._made: RecentOutcomes[tuple[Piece, ...]] = RecentOutcomes(_DOCUMENTS)
        self._shown: RecentOutcomes[ShownPage] = RecentOutcomes(_WINDOWS)
        self._drawn: RecentOutcomes[DrawnSheets] = RecentOutcomes(_WINDOWS)
        self._engine: PageSheets | None = None

    @property
    def territories(self) -> list[str]:
        """The names of the territories, in order."""
        if not self.sources.is_dir():
            return []
        return sorted(path.name for path in list_territories(self.sources))

    def desk(self, name: str) -> Desk:
        """Return the desk of a territory. Raises AbsentError for a name that is none of them."""
        if name not in self.territories:
            raise AbsentError(name)
        return self._desks.setdefault(name, Desk(self.sources / name))

    def create(self, code: str) -> str:
        """Write the first sources of the place of a code, and return its name.

        Raises PlaceError, FileExistsError.
        """
        lieu = find(code, insee=True)
        name = folder_name(lieu)
        self._founding(name)
        found(lieu, self.sources / name)
        return name

    def checked(self, sources: OpenSources) -> Lecture:
        """Return the sources checked, with every problem that no document needs to tell."""

        def check() -> Lecture:
            sound, source = self.typed(sources).sound, sources.source
            typed: Typed | None = (sound[0].convention, []) if sound else None
            return lecture_of(source, [*sources.problems], source.folder, typed)

        with self._turn:
            return self._checked.of(sources.source.nom, sources.fingerprint, check)

    def typed(self, sources: OpenSources) -> Lecture:
        """Return the sources with what their types alone tell: what is shown waits for no rule."""

        def read() -> Lecture:
            source = sources.source
            return lecture_of(source, [*sources.problems], source.folder, rules=False)

        with self._turn:
            return self._typed.of(sources.source.nom, sources.fingerprint, read)

    def composed(self, sources: OpenSources, document: str) -> tuple[Piece, ...]:
        """Return the files of a document, composed, kept as long as the sources do not change."""

        def make() -> tuple[Piece, ...]:
            try:
                return pieces(self.typed(sources), [document])
            except Exception:
                # What a rule would have stopped may lead anywhere.
                if self.checked(sources).lu is None:
                    return ()
                raise

        with self._turn:
            return self._made.of((sources.source.nom, document), sources.fingerprint, make)

    def prepared(self, sources: OpenSources, document: str) -> Prepared:
        """Return a document composed from sources, with all that is to be told of it."""
        with self._turn:
            made = self.composed(sources, document)
            return with_pieces(self.checked(sources), made)

    def shown(self, desk: Desk, document: str, rank: int) -> ShownPage | None:
        """Return the page of a file of a document, None when an error stops it."""
        with self._turn:
            file = self._file(desk, document, rank)
            if file is None:
                return None
            return self._shown.of(
                file.key, file.sources.fingerprint, lambda: ShownPage(file.shown().decode())
            )

    def sheets(self, desk: Desk, document: str, rank: int) -> DrawnSheets | None:
        """Return the pages of a file of a document, None when an error stops it."""
        with self._turn:
            file = self._file(desk, document, rank)
            if file is None:
                return None
            engine = self._engine = self._engine or PageSheets()
            return self._drawn.of(file.key, file.sources.fingerprint, lambda: file.drawn_by(engine))

    def picture(self, desk: Desk, document: str, rank: int, number: int) -> bytes | None:
        """Return the picture of a page as it was drawn last, None for one that is not there."""
        drawn = self._drawn.last((desk.folder.name, document, rank))
        if drawn is None:
            drawn = self.sheets(desk, document, rank)
        shown = drawn is not None and 0 < number <= len(drawn.sheets)
        return drawn.sheets[number - 1].picture if drawn and shown else None

    def pdf(self, desk: Desk, document: str, rank: int) -> bytes | None:
        """Return the PDF of a file of a document, None when an error or a rule stops it."""
        with self._turn:
            file = self._file(desk, document, rank)
            return file.pdf() if file and self.checked(file.sources).lu else None

    def _file(self, desk: Desk, document: str, rank: int) -> ShownFile | None:
        sources = desk.read()
        made, sound = self.composed(sources, document), self.typed(sources).sound
        if sound is None or rank >= len(made):
            return None
        key = (sources.source.nom, document, rank)
        return ShownFile(key, sources, made[rank].document, sound[1])

    def build(self, name: str, document: str) -> tuple[bool, str]:
        """Build a document as the command does; return whether it went well, and what it says."""
        folders = ("--sources", str(self.sources), "--sortie", str(self.output))
        return _run("construire", document, "--territoire", name, "--jobs", "1", *folders)

    def compare(self, name: str, sent: Path) -> tuple[bool, str]:
        """Compare a document that was sent with the sources of today, as the command does."""
        output = self.output / name / COMPARED
        return _run("comparer", str(sent), str(self.sources / name), "--sortie", str(output))

    def example(self) -> str:
        """Write an invented territory, and return its name. Raises FileExistsError."""
        ((name, files),) = ensemble(1, _SEED)
        self._founding(name)
        publish_folder(self.sources / name, files)
        schema_beside(self.sources / name)
        return name

    def _founding(self, name: str) -> None:
        """Make room for a new territory. Raises FileExistsError when its name is taken."""
        if refused := name_problem(name, Place(name)):
            raise FileExistsError(refused.message)
        if (self.sources / name).exists():
            raise FileExistsError(f"Le dossier « {name} » existe déjà.")
        self.sources.mkdir(parents=True, exist_ok=True)

    def files(self, name: str) -> Sequence[str]:
        """Return the files that were built for a territory, by their names under its folder."""
        folder = self.output / name
        found = (path for path in folder.rglob("*") if path.is_file()) if folder.is_dir() else ()
        names = (path.relative_to(folder).as_posix() for path in found)
        return sorted(one for one in names if not one.startswith("."))

    def file(self, name: str, wanted: str) -> Path:
        """Return a file that was built. Raises AbsentError for any other."""
        folder = self.output / name
        if wanted not in self.files(name) or not is_within(folder / wanted, folder):
            raise AbsentError(wanted)
        return folder / wanted


def _run(*words: str) -> tuple[bool, str]:
    """Run a command of ours; return whether it went well, and what it says."""
    command = [sys.executable, "-m", "ctg_docs", *words]
    run = subprocess.run(command, capture_output=True, timeout=_CLOSED, check=False)
    return run.returncode == 0, (run.stderr + run.stdout).decode("utf-8", "replace")


def shown_documents() -> list[Entree]:
    """Return the documents of the catalogue that one territory has of its own."""
    return [entree for entree in catalogue() if entree.par in SHOWN]
