"""Word files that are not read, and why."""

from __future__ import annotations

from ctg_docs.importing.redirection import DECKS, WORKBOOKS, hint_for
from ctg_docs.problems import Place, Problem, SourceError

_SAVE = (
    "Ouvrez-le dans Word ou LibreOffice, puis enregistrez-le au format « Document Word (.docx) »"
)


def unreadable(name: str) -> SourceError:
    """Return the error of a file that is no Word file."""
    message = "ce fichier n’est pas un document Word lisible"
    hint = hint_for(name, WORKBOOKS | DECKS, f"{_SAVE}.")
    return SourceError([Problem(Place(name), "word-illisible", message, hint)])


def locked(name: str) -> SourceError:
    """Return the error of a file under a password."""
    message = "ce document est protégé par un mot de passe"
    hint = "Ouvrez-le dans Word, ôtez le mot de passe (Fichier, Informations), puis enregistrez-le."
    return SourceError([Problem(Place(name), "word-verrouille", message, hint)])


def dangerous(name: str, reason: str) -> SourceError:
    """Return the error of a file that may do harm."""
    message = f"ce document est refusé : {reason}"
    return SourceError([Problem(Place(name), "word-refuse", message, f"{_SAVE}, sans macros.")])


def excessive(name: str, reason: str) -> SourceError:
    """Return the error of a file that is too large."""
    message = f"ce document est démesuré : {reason}"
    hint = "Compressez ses images dans Word (Format de l’image, Compresser), puis enregistrez-le."
    return SourceError([Problem(Place(name), "word-demesure", message, hint)])
