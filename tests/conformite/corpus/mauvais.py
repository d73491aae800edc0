"""What a bad file is: a good one, one change, and who must see it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Mauvais:
    """A bad file: its name, the good one it comes from, its change, and what is said of it."""

    nom: str
    suffixe: str
    changer: Callable[[bytes], bytes]
    attendus: dict[str, str]
    """For each checker that must see it, words of the fault that it must tell."""

    def __str__(self) -> str:
        return f"{self.nom}{self.suffixe}"

    def ecrire(self, bon: Path, fichier: Path) -> Path:
        """Write the bad file, made of a good one, and return it."""
        fichier.write_bytes(self.changer(bon.read_bytes()))
        return fichier


def tronquer(contenu: bytes) -> bytes:
    """Cut the end of a file, as a transfer that failed does."""
    return contenu[: len(contenu) // 2]
