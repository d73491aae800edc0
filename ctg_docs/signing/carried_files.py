"""Files that a received document carries: foreign, so named plainly, and refused when they are not.

No library of any format is loaded here: Word files carry such files as PDF do.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

MOST = 50
"""Files that are looked at: a built document carries one, a letter one for each territory."""
SOURCE = (".yaml", ".yml")
_LONGEST = 255
"""Bytes of the name of a file, on any system."""
_PATH = set('/\\:*?"<>|')
_UNREAD = "illisible, ou plus long que 1 Mo une fois déplié"
_OTHER = "d’une autre sorte que des sources"
_TWICE = "un autre porte déjà ce nom"
_STRANGE = "un nom de fichier ne s’écrit pas ainsi"


@dataclass(frozen=True)
class FichierJoint:
    """A carried file: its name, its content unless `refus` says why it was not read."""

    nom: str
    octets: int
    contenu: bytes = b""
    refus: str = ""


def once_each(pieces: Iterable[FichierJoint]) -> list[FichierJoint]:
    """Return the files, those that bear the name of an earlier one refused: which is which?"""
    found: dict[str, FichierJoint] = {}
    twice = []
    for one in pieces:
        if one.nom in found:
            twice.append(replace(one, contenu=b"", refus=one.refus or _TWICE))
        found.setdefault(one.nom, one)
    return [*found.values(), *twice]


def carried_file(nom: str, contenu: bytes | None, octets: int) -> FichierJoint:
    """Return the record of a file whose content was read, or refused when it is None."""
    if not plain_name(nom):
        return FichierJoint(nom, octets, refus=_STRANGE)
    if not nom.lower().endswith(SOURCE):
        return FichierJoint(nom, octets, refus=_OTHER)
    if contenu is None:
        return FichierJoint(nom, octets, refus=_UNREAD)
    return FichierJoint(nom, octets, contenu)


def plain_name(nom: str) -> bool:
    """Tell whether a name is that of a file, and leads nowhere else."""
    plain = nom.isprintable() and not set(nom) & _PATH and nom.strip(". ") != ""
    return plain and len(nom.encode()) <= _LONGEST
