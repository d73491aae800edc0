"""`ctg construire`: documents of territories, and letters that span them."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from ctg_docs.building.build import Build, OutdatedDocuments, outputs
from ctg_docs.building.ledger import CatalogueEntry, ComposedDocument
from ctg_docs.cli import choix
from ctg_docs.cli.catalogue import entries
from ctg_docs.cli.console import (
    ExitCode,
    asked,
    chosen,
    cores,
    say,
    territories,
    warn,
    whole_number,
)
from ctg_docs.cli.journal import Journal
from ctg_docs.cli.options import add_documents
from ctg_docs.cli.rapport import Rapport
from ctg_docs.reading.walking import LETTRES

if TYPE_CHECKING:
    from ctg_docs.composing.families.lettre.selection import Selection
    from ctg_docs.pipeline import BuildRun, Built

# A build that has nothing to do must end at once: what builds is loaded when something is stale.
# ruff: noqa: PLC0415


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of this command alone."""
    what = "documents ou familles du catalogue (convention, presse…), noms de territoires"
    add_documents(parser, what)
    parser.add_argument(
        "--jobs", metavar="N", help="documents dessinés à la fois ; sinon, un par cœur"
    )
    parser.add_argument("--rapport", type=Path, metavar="FICHIER", help="bilan de tout, en JSON")
    parser.add_argument(
        "--cluster",
        metavar="ADRESSE",
        help="planificateur Dask : tcp://machine:8786, ou « local » pour en lancer un",
    )
    letters = parser.add_argument_group("lettre de la caisse")
    letters.add_argument("--departement", help="la seule caisse de ce département : 92, 2A, 974…")
    letters.add_argument("--du", help="premier jour de la période : 2024-03-01")
    letters.add_argument("--au", help="dernier jour de la période : 2024-03-31")


def construire(options: argparse.Namespace) -> int:
    """Build the files asked for that are out of date, and return the exit code."""
    jobs = _jobs(options.jobs)
    build = Build(options.sortie, options.sources, options.moteur)
    folders = territories(options)
    words, named = choix.split(options.documents, entries(build), folders)
    options.territoires = named
    wanted = choix.documents(words, entries(build), every=options.tout)
    formats = choix.formats(options.format, wanted)
    letters = [entry for entry in wanted if entry.par == "periode"]
    own = [entry for entry in wanted if entry.par != "periode"]
    choice = choix.letters_name(options, asked(options), spanning=bool(letters))
    with Rapport(options.rapport) as rapport:
        works = _SortedDocuments(options, build, formats, Journal(options.sortie, rapport))
        for folder in chosen(asked(options), folders):
            works.sort_out(folder.name, [folder], own)
        works.sort_out_letters(choice, folders, letters)
        try:
            works.build_late(jobs)
        except BaseException:
            # The error that stops the build must be told, even if noting fails for the same reason.
            with suppress(OSError):
                build.save()
            raise
        build.save()
        rapport.code = works.journal.code
    say(*rapport.lines())
    return works.journal.code


class _SortedDocuments:
    """The files asked for, sorted: those up to date and those out of date."""

    def __init__(
        self, options: argparse.Namespace, build: Build, formats: Sequence[str], journal: Journal
    ) -> None:
        self.journal = journal
        self._options = options
        self._build = build
        self._formats = formats
        self._late: list[OutdatedDocuments] = []
        self._kept: dict[str, int] = {}
        """How many files of each late territory are up to date."""
        self._letters: OutdatedDocuments | None = None

    def sort_out(
        self, name: str, folders: Sequence[Path], entries: Sequence[CatalogueEntry]
    ) -> None:
        """Report the up-to-date documents of a territory, and put the others aside."""
        late, fresh = self._sorted(name, folders, entries)
        if late:
            self._late.append(OutdatedDocuments(name, folders, late))
            self._kept[name] = self._files(fresh)
        elif entries:
            self.journal.up_to_date(name, fresh.values(), self._files(fresh))

    def sort_out_letters(
        self, name: str, folders: Sequence[Path], entries: Sequence[CatalogueEntry]
    ) -> None:
        """Report letters that are up to date, else put them aside."""
        late, fresh = self._sorted(name, folders, entries)
        several = [self._build.ledger.document(f"{name}/{entry.id}") for entry in entries]
        written = any(document and document.pieces for document in several)
        if late or (entries and not written and not self._may_lack_letters):
            self._letters = OutdatedDocuments(name, folders, entries)
        elif written:
            self.journal.up_to_date(LETTRES, fresh.values(), self._files(fresh))

    def build_late(self, jobs: int) -> None:
        """Build the documents put aside."""
        if not self._late and not self._letters:
            return
        from ctg_docs.cli.avancement import Progress
        from ctg_docs.cli.spreading import spreading
        from ctg_docs.pipeline import BuildRun, update

        wanted = choix.selection(self._options, asked(self._options)) if self._letters else None
        progress = Progress(len(self._late))
        with spreading(self._options.cluster, jobs) as spread:
            run = BuildRun(self._build, self._formats, spread, progress, self._record)
            for built in update(self._late, run):
                progress.clear()
                self.journal.built(built, self._kept.get(built.nom, 0))
            if self._letters and wanted:
                self._build_letters(self._letters, wanted, run)

    def _record(self, built: Built) -> None:
        self.journal.record(built, self._kept.get(built.nom, 0))

    def _build_letters(self, late: OutdatedDocuments, wanted: Selection, run: BuildRun) -> None:
        from ctg_docs.pipeline import update_letters

        several = update_letters(late, wanted, run)
        for built in several:
            self.journal.built(built)
        if self._may_lack_letters or any(built.refused or built.count for built in several):
            return
        warn(f"ctg : {choix.nothing(wanted)}")
        self.journal.code = self.journal.code or ExitCode.USAGE

    @property
    def _may_lack_letters(self) -> bool:
        """Whether nobody asked for a letter in particular."""
        return self._options.tout and self._options.departement is self._options.du is None

    def _sorted(
        self, name: str, folders: Sequence[Path], entries: Sequence[CatalogueEntry]
    ) -> tuple[list[CatalogueEntry], dict[CatalogueEntry, ComposedDocument]]:
        """Return the documents out of date, and the others, whose warnings are printed again."""
        names = [folder.name for folder in folders]
        known = {
            entry: self._build.fresh(f"{name}/{entry.id}", names, entry, self._formats)
            for entry in entries
        }
        fresh = {entry: document for entry, document in known.items() if document}
        self.journal.known(fresh.values())
        return [entry for entry in entries if entry not in fresh], fresh

    def _files(self, fresh: Mapping[CatalogueEntry, ComposedDocument]) -> int:
        several = (outputs(made.pieces, entry, self._formats) for entry, made in fresh.items())
        return sum(map(len, several))


def _jobs(asked: str | None) -> int:
    if asked is None:
        return cores()
    return whole_number(asked, "--jobs", 1)
