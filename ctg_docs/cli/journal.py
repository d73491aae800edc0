"""What a build says: each problem once, each file that it wrote, what it left as it stood."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ctg_docs.building.ledger import Message, messages
from ctg_docs.cli.rapport import A_JOUR, CONSTRUIT, INTERROMPU, REFUSE, Rapport, Sort
from ctg_docs.cli.sorties import Sortie, count, stopped

if TYPE_CHECKING:
    from ctg_docs.building.ledger import Ouvrage
    from ctg_docs.pipeline import Built
    from ctg_docs.problems import Problem


class Journal:
    """What was said so far, and the exit code that it comes to."""

    def __init__(self, output: Path, rapport: Rapport) -> None:
        self.code = Sortie.TOUT_CONSTRUIT
        self._rapport = rapport
        self._output = output
        # Their hashes: thousands of territories have much to say.
        self._said: set[int] = set()

    def known(self, ouvrages: Iterable[Ouvrage]) -> None:
        """Say again what was said when these documents were built: silence hides no warning."""
        several = list(ouvrages)
        self._problems(message.text for message in messages(several))
        self.leftovers(several)

    def up_to_date(self, nom: str, ouvrages: Iterable[Ouvrage], kept: int) -> None:
        """Say that nothing had to be written, of these documents and their `kept` files."""
        print(f"{nom} : à jour")
        problems = map(_of_message, messages(ouvrages))
        self._rapport.add(Sort(nom, A_JOUR, gardes=kept, problemes=problems))

    def record(self, built: Built, kept: int = 0) -> None:
        """Put in the report what a territory, or a letter, has become.

        `kept` counts the files of its documents that had not to be composed again.
        """
        self._rapport.add(_sort(built, kept))

    def built(self, built: Built) -> None:
        """Say what a territory, or a letter, has become."""
        from ctg_docs.problems import abridged  # noqa: PLC0415 - loaded by what was built

        self._problems(str(problem) for problem in abridged(built.problems))
        for path in built.files:
            print(f"{path}")
        if built.refused:
            print(f"{built.nom} : rien n’est écrit, {count(built.problems)}")
            self.code = max(self.code, stopped(built.problems))
        elif not built.files:
            print(f"{built.nom} : à jour")
        sys.stdout.flush()

    def leftovers(self, ouvrages: Iterable[Ouvrage]) -> None:
        """Say which files nothing makes any more: they are their owner's to remove."""
        for name in sorted({name for ouvrage in ouvrages for name in ouvrage.restes}):
            path = self._output / name
            if path.is_file():
                self._problems([f"{path} n’est plus un document de ces sources : à supprimer."])

    def _problems(self, texts: Iterable[str]) -> None:
        for text in texts:
            if hash(text) not in self._said:
                self._said.add(hash(text))
                print(text, file=sys.stderr)


def _sort(built: Built, kept: int) -> Sort:
    if built.refused:
        etat = INTERROMPU if built.interrupted else REFUSE
    else:
        etat = CONSTRUIT if built.files else A_JOUR
    kept += built.count - len(built.files)
    from ctg_docs.problems import abridged  # noqa: PLC0415 - loaded by what was built

    problems = map(_of_problem, abridged(built.problems))
    return Sort(built.nom, etat, built.files, kept, problems, count(built.problems))


def _of_problem(problem: Problem) -> dict[str, Any]:
    place = problem.place
    message = Message(
        place.file, place.line, place.column, problem.code, str(problem), problem.number
    )
    return _of_message(message) | {"gravite": str(problem.gravite)}


def _of_message(message: Message) -> dict[str, Any]:
    """Return a problem as the report tells it; a build keeps nothing but warnings."""
    return {
        "fichier": message.file,
        "ligne": message.line,
        "colonne": message.column,
        "gravite": "avertissement",
        "code": message.code,
        "texte": message.text,
        "nombre": message.number,
    }
