"""One edition of the tables: the new archive and what the last edition remembers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import astuple
from pathlib import Path

from ctg_docs.reference.refresh import communes, epci
from ctg_docs.reference.refresh.archive import LICENCE, PAQUET, Archive, ArchiveError, Entry
from ctg_docs.reference.tables import TextTable


def update(archive: Archive, folder: Path) -> list[str]:
    """Write the tables of this edition over those of the last one; return a French summary.

    What the last edition had and this one has not is kept among the former communes and EPCI.
    The same tables and the same archive always give the same bytes. An older archive than the
    tables is refused with ArchiveError.
    """
    last = int(dict(_rows(folder, "source")).get("millesime", "0"))
    if archive.millesime < last:
        message = f"L’archive est celle du Cog {archive.millesime}, les tables celles de {last}."
        raise ArchiveError(message)
    leads_to = communes.successors(archive)
    tables = {
        "anciennes-communes": _anciennes(archive, folder, last),
        "anciens-epci": _anciens_epci(archive, folder, leads_to),
        "noms": _noms(archive),
        "communes": _communes(archive),
        "epci": [epci.COLUMNS, *map(astuple, epci.groupements(archive))],
        "departements": _divisions(archive.departements, ["code", "nom", "tncc", "region"]),
        "regions": _divisions(archive.regions, ["code", "nom", "tncc"]),
        "source": _source(archive),
    }
    for name, rows in tables.items():
        _write(folder / f"{name}.tsv", rows)
    return [f"{name}, lignes écrites : {len(rows) - 1}" for name, rows in sorted(tables.items())]


Rows = list[Sequence[str]]


def _anciennes(archive: Archive, folder: Path, last: int) -> Rows:
    known = [communes.Ancienne(*row) for row in _rows(folder, "anciennes-communes")]
    before = {row[0]: row[1] for row in _rows(folder, "noms")}
    ended = communes.anciennes(archive, known, before, last)
    return [["code", "nom", "nature", "annee", "actuelle"], *map(astuple, ended)]


def _anciens_epci(archive: Archive, folder: Path, leads_to: dict[str, str]) -> Rows:
    known = [epci.Ancien(*row) for row in _rows(folder, "anciens-epci")]
    before = [epci.Groupement(*row) for row in _rows(folder, "epci")]
    membership = {row[0]: row[1] for row in _rows(folder, "communes")}
    ended = epci.anciens(archive, known, before, membership, leads_to)
    return [["siren", "nom", "annee", "successeurs"], *map(astuple, ended)]


def _noms(archive: Archive) -> Rows:
    found = sorted(communes.current(archive).items())
    return [
        ["code", "nom", "tncc"],
        *([code, entry["nom"], str(communes.tncc(entry))] for code, entry in found),
    ]


def _communes(archive: Archive) -> Rows:
    of_epci, of_ept = epci.members(archive)
    rows: Rows = [["code", "epci", "population", "siren", "code_postal", "ept"]]
    for code, entry in sorted(communes.current(archive).items()):
        postal = min(entry.get("codesPostaux", [""]))
        population = str(entry.get("population", 0))
        siren = entry.get("siren", "")
        rows.append([code, of_epci.get(code, ""), population, siren, postal, of_ept.get(code, "")])
    return rows


def _divisions(entries: list[Entry], columns: list[str]) -> Rows:
    names = {"tncc": "typeLiaison"}
    rows = ([str(entry[names.get(c, c)]) for c in columns] for entry in entries)
    return [columns, *sorted(rows)]


def _source(archive: Archive) -> Rows:
    return [
        ["cle", "valeur"],
        ["date", archive.date],
        ["licence", LICENCE],
        ["millesime", str(archive.millesime)],
        ["paquet", PAQUET],
        ["version", archive.version],
    ]


def _rows(folder: Path, name: str) -> Iterable[list[str]]:
    path = folder / f"{name}.tsv"
    return TextTable(path.read_bytes()) if path.exists() else ()


def _write(path: Path, rows: Rows) -> None:
    lines = ("\t".join(row).rstrip("\t") + "\n" for row in rows)
    part = path.with_suffix(".part")
    part.write_text("".join(lines), encoding="utf-8", newline="\n")
    part.replace(path)
