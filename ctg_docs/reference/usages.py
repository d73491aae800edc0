"""Usages that differ from the official files: a table to edit by hand."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ctg_docs.reference.tables import DATA


@dataclass(frozen=True)
class Usage:
    """One line of `usages.tsv`; an empty field leaves the official value as it is."""

    genre: str
    article: str
    charniere: str
    nom: str


def usage(sorte: str, code: str) -> Usage:
    """Return the usage of a place: `sorte` is commune, epci or departement."""
    return _usages().get((sorte, code)) or Usage("", "", "", "")


def noms(sorte: str) -> list[tuple[str, str]]:
    """Return the (code, name) pairs of the places whose name itself is a matter of usage."""
    return [
        (code, said.nom) for (kind, code), said in _usages().items() if kind == sorte and said.nom
    ]


@cache
def _usages() -> dict[tuple[str, str], Usage]:
    lines = (DATA / "usages.tsv").read_text(encoding="utf-8").splitlines()[1:]
    cells = [line.split("\t") for line in lines if line]
    return {(sorte, code): Usage(*said) for sorte, code, *said, _why in cells}
