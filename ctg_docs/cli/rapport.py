"""The report of a run: the outcome of each territory, kept as it comes, told at the end.

However many there are, the report holds counts and a few names; the rest goes to its file.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import TYPE_CHECKING, Any, NamedTuple

from ctg_docs.building.interruption import uninterrupted
from ctg_docs.cli.console import duration
from ctg_docs.french.counting import accorde
from ctg_docs.reading.walking import LETTRES

if TYPE_CHECKING:
    from ctg_docs.building.publishing import Draft

_SHOWN = 20
"""Territories named at the end; the file names all of them."""

CONSTRUIT, A_JOUR, SANS_SUJET = "construit", "a_jour", "sans_sujet"
REFUSE, INTERROMPU = "refuse", "interrompu"
_WORDS = {
    CONSTRUIT: ("construit", "construits"),
    A_JOUR: ("à jour", "à jour"),
    SANS_SUJET: ("sans rien à construire", "sans rien à construire"),
    REFUSE: ("refusé", "refusés"),
    INTERROMPU: ("interrompu", "interrompus"),
}


class TerritoryOutcome(NamedTuple):
    """The outcome of a territory, or of a letter.

    `fichiers` are those that were written; `gardes` counts those that were up to date. `problemes`
    are as JSON says them, read only for a file; `bilan` is their number in words.
    """

    nom: str
    etat: str
    fichiers: Sequence[Path] = ()
    gardes: int = 0
    problemes: Iterable[Mapping[str, Any]] = ()
    bilan: str = ""


class Rapport(AbstractContextManager["Rapport"]):
    """The report of a run; `path` is its file, when one is asked for.

    The file takes its name when it is complete: `code` is the exit code, and `acheve` tells whether
    every territory was reached; `avertissements` counts those that were told. Raises OSError when
    it cannot be written, before anything is built.
    """

    code = avertissements = 0

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._start = monotonic()
        self._counts: Counter[str] = Counter()
        self._files = self._letters = 0
        self._stopped: list[str] = []
        self._known: set[str] = set()
        self._draft: Draft | None = None

    def __enter__(self) -> Rapport:
        if self._path:
            from ctg_docs.building.publishing import Draft  # noqa: PLC0415 - few want a report

            self._draft = Draft(self._path)
            self._draft.write(b'{"territoires": [')
        return self

    def add(self, sort: TerritoryOutcome) -> None:
        """Keep the outcome of a territory, or of a letter.

        One that is met again tells nothing more: letters read again the territories that stop them.
        """
        if sort.nom in self._known:
            return
        self._known.add(sort.nom)
        if self._draft:
            # Written at once: an interruption must not cut it.
            before = ",\n" if self._counts else "\n"
            text = f"{before}{json.dumps(_as_json(sort), ensure_ascii=False)}"
            self._draft.write(text.encode())
        self._counts[sort.etat] += 1
        self._letters += sort.nom.split("/")[0] == LETTRES
        self._files += len(sort.fichiers)
        if sort.etat in (REFUSE, INTERROMPU) and len(self._stopped) < _SHOWN:
            self._stopped.append(f"{sort.nom} ({sort.bilan})")

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if not self._draft:
            return
        end = {
            "nombres": {etat: self._counts[etat] for etat in _WORDS},
            "fichiers": self._files,
            "secondes": round(monotonic() - self._start, 1),
            "acheve": kind is None,
            "code": self.code if kind is None else None,
        }
        text = f"\n],\n{json.dumps(end, ensure_ascii=False)[1:]}\n"
        with uninterrupted():
            try:
                self._draft.write(text.encode())
            except OSError:
                self._draft.drop()
                raise
            self._draft.keep()

    def lines(self) -> Iterable[str]:
        """Yield the last lines that the command prints: how many of what, and in what time.

        What is said of a single territory that nothing was written for has said it all.
        """
        if sum(self._counts.values()) < 2:
            yield from [f"{self._made()}."] if self._files else []
            return
        known = [
            f"{number} {accorde(number, *_WORDS[etat])}"
            for etat in _WORDS
            if (number := self._counts[etat])
        ]
        yield f"{self._about()} : {', '.join(known)} ; {self._made()}."
        if self._stopped:
            left = self._counts[REFUSE] + self._counts[INTERROMPU] - len(self._stopped)
            more = f" et {_counted(left, 'autre', 'autres')}" if left else ""
            yield f"À reprendre : {', '.join(self._stopped)}{more}."

    def _made(self) -> str:
        warnings = _counted(self.avertissements, "avertissement", "avertissements")
        parts = [
            _counted(self._files, "fichier écrit", "fichiers écrits"),
            warnings if self.avertissements else "",
            duration(monotonic() - self._start),
        ]
        return ", ".join(filter(None, parts))

    def _about(self) -> str:
        territories = sum(self._counts.values()) - self._letters
        named = [
            _counted(territories, "territoire", "territoires") if territories else "",
            _counted(self._letters, "lettre", "lettres") if self._letters else "",
        ]
        return " et ".join(filter(None, named))


def _counted(number: int, one: str, several: str) -> str:
    return f"{number or 'aucun'} {accorde(number, one, several)}"


def _as_json(sort: TerritoryOutcome) -> dict[str, Any]:
    return {
        "nom": sort.nom,
        "etat": sort.etat,
        "fichiers": [path.as_posix() for path in sort.fichiers],
        "gardes": sort.gardes,
        "problemes": list(sort.problemes),
    }
