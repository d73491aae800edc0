"""Messages of a build: each problem once, the files written, the files up to date."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from ctg_docs.building.ledger import messages
from ctg_docs.cli.console import ExitCode, complain, count, say, stopped
from ctg_docs.cli.problem_records import of_message, of_problems
from ctg_docs.cli.rapport import (
    A_JOUR,
    CONSTRUIT,
    INTERROMPU,
    REFUSE,
    SANS_SUJET,
    Rapport,
    TerritoryOutcome,
)

if TYPE_CHECKING:
    from ctg_docs.building.ledger import ComposedDocument
    from ctg_docs.pipeline import Built


class Journal:
    """The messages of one build, and the exit code that they come to."""

    def __init__(self, output: Path, rapport: Rapport) -> None:
        self.code = ExitCode.TOUT_CONSTRUIT
        self._rapport = rapport
        self._output = output
        # Their hashes: thousands of territories have much to say.
        self._said: set[int] = set()

    def known(self, ouvrages: Iterable[ComposedDocument]) -> None:
        """Print again the warnings of documents that are up to date: silence hides none."""
        several = list(ouvrages)
        said = messages(several)
        self._problems((message.text, message.number) for message in said)
        self.leftovers(several)

    def up_to_date(self, nom: str, ouvrages: Iterable[ComposedDocument], kept: int) -> None:
        """Report documents that are up to date, and the number of their `kept` files."""
        say(_up_to_date(nom, kept))
        problems = map(of_message, messages(ouvrages))
        self._rapport.add(TerritoryOutcome(nom, _kept(kept), gardes=kept, problemes=problems))

    def record(self, built: Built, kept: int = 0) -> None:
        """Put in the report the outcome of a territory, or of a letter.

        `kept` counts the files of its documents that had not to be composed again.
        """
        self._rapport.add(_sort(built, kept))

    def built(self, built: Built, kept: int = 0) -> None:
        """Print the outcome of a territory, or of a letter; see `record`."""
        from ctg_docs.problems import Gravite, abridged  # noqa: PLC0415 - loaded by what was built

        # Only what stops is no warning, and what stops is counted where it is told.
        self._problems(
            (str(problem), problem.number * (problem.gravite == Gravite.AVERTISSEMENT))
            for problem in abridged(built.problems)
        )
        say(*map(str, built.files))
        if built.refused:
            self._once(say, f"{built.nom} : rien n’est écrit, {count(built.problems)}")
            self.code = max(self.code, stopped(built.problems))
        elif not built.files:
            say(_up_to_date(built.nom, kept + built.count))
        sys.stdout.flush()

    def leftovers(self, ouvrages: Iterable[ComposedDocument]) -> None:
        """Print the files that nothing makes any more: they are their owner's to remove."""
        for name in sorted({name for document in ouvrages for name in document.restes}):
            path = self._output / name
            if path.is_file():
                text = f"{path} n’est plus un document de ces sources : à supprimer."
                self._once(complain, text)

    def _problems(self, several: Iterable[tuple[str, int]]) -> None:
        """Tell problems, each with the number of warnings that it stands for."""
        for text, warnings in several:
            if self._once(complain, text):
                self._rapport.avertissements += warnings

    def _once(self, tell: Callable[[str], None], text: str) -> bool:
        """Tell what has not been told: letters read again the territories that stop them."""
        if hash(text) in self._said:
            return False
        self._said.add(hash(text))
        tell(text)
        return True


def _up_to_date(nom: str, kept: int) -> str:
    """Return the line of a territory for which nothing was to be written."""
    if kept:
        return f"{nom} : à jour"
    return f"{nom} : rien à construire, ces sources n’ont de sujet pour aucun de ces documents"


def _sort(built: Built, kept: int) -> TerritoryOutcome:
    kept += built.count - len(built.files)
    if built.refused:
        etat = INTERROMPU if built.interrupted else REFUSE
    else:
        etat = CONSTRUIT if built.files else _kept(kept)
    problems = of_problems(built.problems)
    return TerritoryOutcome(built.nom, etat, built.files, kept, problems, count(built.problems))


def _kept(files: int) -> str:
    """Return the state of a territory of which so many files were left as they were."""
    return A_JOUR if files else SANS_SUJET
