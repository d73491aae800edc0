"""Files joined to a dossier, named by the sources: read once, refused in their places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ctg_docs.checks.territory import CheckedTerritory
from ctg_docs.composing.families.dossier.bordereau import LIMITE
from ctg_docs.composing.families.dossier.inventaire import Prevue
from ctg_docs.french.tailles import taille
from ctg_docs.problems import Problem
from ctg_docs.reading.annexe import Annexe, AnnexeError, FormatError, read_annexe


@dataclass(frozen=True)
class Jointe:
    """A file to join: its bytes and what they are."""

    contenu: bytes
    annexe: Annexe


def read_jointes(
    territory: CheckedTerritory, prevues: Sequence[Prevue]
) -> tuple[dict[Prevue, Jointe], list[Problem]]:
    """Read the files that the territory gives; none is read when together they are too heavy."""
    given = [prevue for prevue in prevues if prevue.fichier]
    sizes = [_path(territory, prevue).stat().st_size for prevue in given]
    if sum(sizes) > LIMITE:
        heaviest = given[sizes.index(max(sizes))]
        return {}, [too_heavy(territory, heaviest, sum(sizes))]
    read: dict[Prevue, Jointe] = {}
    problems: list[Problem] = []
    for prevue in given:
        content = _path(territory, prevue).read_bytes()
        try:
            read[prevue] = Jointe(content, read_annexe(content))
        except AnnexeError as error:
            problems.append(_refused(territory, prevue, error))
    return read, problems


def too_heavy(territory: CheckedTerritory, prevue: Prevue, octets: int) -> Problem:
    """Return the problem of a dossier that no platform takes, at its heaviest file."""
    message = f"le dossier pèserait {taille(octets)}, au-delà des {taille(LIMITE)} d’un envoi"
    hint = "Allégez d’abord ce fichier, le plus lourd : numérisez-le en 200 points par pouce."
    return territory.erreur(prevue.origine, "dossier-lourd", message, hint)


def _path(territory: CheckedTerritory, prevue: Prevue) -> Path:
    return territory.folder / prevue.fichier


def _refused(territory: CheckedTerritory, prevue: Prevue, error: AnnexeError) -> Problem:
    message = f"« {prevue.fichier} » {error}"
    if isinstance(error, FormatError):
        hint = "Enregistrez-le en PDF : une télétransmission n’admet que PDF, JPEG et PNG."
        return territory.erreur(prevue.origine, "piece-refusee", message, hint)
    hint = "Ouvrez-le, puis enregistrez-le de nouveau, sans mot de passe."
    return territory.erreur(prevue.origine, "piece-illisible", message, hint)
