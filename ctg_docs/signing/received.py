"""Received files: their bytes, or the reason why they cannot be opened."""

from __future__ import annotations

from pathlib import Path

from ctg_docs.problems import SourceError
from ctg_docs.signing.tool import refusal

_LARGEST = 300_000_000


def content_of(fichier: Path, most: int = 0) -> bytes:
    """Return the bytes of a received file; raises SourceError when it is none.

    At `most` so many bytes are read, those of a long document when no number is given. Raises
    OSError when the machine refuses to read it.
    """
    name, most = str(fichier), most or _LARGEST
    try:
        if fichier.exists() and not fichier.is_file():
            raise refusal(name, "fichier-illisible", "ce n’est pas un fichier ordinaire")
        with fichier.open("rb") as file:
            content = file.read(most + 1)
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:
        raise refusal(name, "fichier-illisible", "le fichier ne peut pas être lu") from error
    if len(content) > most:
        weight = f"{most / 1_000_000:g}".replace(".", ",")
        raise refusal(name, "fichier-illisible", f"le fichier dépasse {weight} Mo")
    return content


def broken(fichier: Path) -> SourceError:
    """Return the error for a file that cannot be read as what it should be."""
    message = "ce fichier n’est pas un PDF, ou il est abîmé"
    return refusal(str(fichier), "signature-fichier", message)


def protected(fichier: Path) -> SourceError:
    """Return the error for a file that a password closes."""
    message = "le fichier est protégé par un mot de passe"
    hint = "Ouvrez-le avec ce mot de passe, et enregistrez-le sans."
    return refusal(str(fichier), "signature-fichier", message, hint)
