"""What a checker is: files in, faults by file out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

Fautes: TypeAlias = dict[Path, list[str]]
"""What is wrong with each file; a file with nothing wrong may be absent."""

Juge: TypeAlias = Callable[[Sequence[Path]], Fautes]
"""Judges all the files at once: what starts slowly starts once."""


@dataclass(frozen=True)
class Controle:
    """One column of the table: its name, the suffixes that it reads, and who judges."""

    nom: str
    suffixes: tuple[str, ...]
    juge: Juge
    interne: bool = False
    """Whether it needs no tool from outside: `make test` holds it to its corpus."""
    un_par_famille: bool = False
    """Whether one file of each document made in numbers is enough, for want of time."""


def un_par_un(lire: Callable[[Path], Iterable[str]]) -> Juge:
    """Make a judge of what reads one file."""

    def fautes(file: Path) -> list[str]:
        try:
            return list(lire(file))
        except Exception as error:
            # Whatever a broken file breaks, the table tells it and goes on.
            return [f"lecture impossible : {type(error).__name__} {error}"]

    return lambda files: {file: fautes(file) for file in files}
