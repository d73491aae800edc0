"""Documents that are not read, and why."""

from __future__ import annotations

from ctg_docs.importing.redirection import DECKS, PDF, WORKBOOKS, hint_for
from ctg_docs.problems import Place, Problem, SourceError

_SAVE = (
    "Ouvrez-le dans Word, PowerPoint ou LibreOffice, puis enregistrez-le au format « Document Word "
    "(.docx) », « Présentation PowerPoint (.pptx) » ou « Texte OpenDocument (.odt) »"
)
_OTHERS = WORKBOOKS | PDF | {".odp": DECKS[".odp"]}


def unreadable(name: str, /) -> SourceError:
    """Return the error of a file that is no document."""
    message = "ce fichier n’est pas un document lisible"
    hint = hint_for(name, _OTHERS, f"{_SAVE}.")
    return SourceError([Problem(Place(name), "document-illisible", message, hint)])


def locked(name: str, /) -> SourceError:
    """Return the error of a document under a password."""
    message = "ce document est protégé par un mot de passe"
    hint = "Ouvrez-le, ôtez le mot de passe (Fichier, Informations ou Propriétés), enregistrez-le."
    return SourceError([Problem(Place(name), "document-verrouille", message, hint)])


def dangerous(name: str, reason: str, /) -> SourceError:
    """Return the error of a document that may do harm."""
    message = f"ce document est refusé : {reason}"
    return SourceError([Problem(Place(name), "document-refuse", message, f"{_SAVE}, sans macros.")])


def excessive(name: str, reason: str, /) -> SourceError:
    """Return the error of a document that is too large."""
    message = f"ce document est démesuré : {reason}"
    hint = "Ôtez-en les images, qui ne sont pas importées, puis enregistrez-le."
    return SourceError([Problem(Place(name), "document-demesure", message, hint)])


def wordless(name: str, pictures: int) -> SourceError:
    """Return the error of a document without a word: empty, or a scan."""
    if pictures:
        message = "ce document n’a pas de texte, seulement des images : il a sans doute été scanné"
        hint = (
            "Demandez le fichier d’origine ; à défaut, faites-en reconnaître le texte par un "
            "logiciel, relisez-le, et enregistrez-le en .docx."
        )
    else:
        message = "ce document est vide"
        hint = "Vérifiez que c’est le bon fichier, et qu’il a été enregistré."
    return SourceError([Problem(Place(name), "document-sans-texte", message, hint)])


def projectless(name: str) -> Problem:
    """Return the problem of a document in which nothing of a project is recognised."""
    message = "ni champ, ni enjeu, ni objectif, ni action, ni diagnostic n’y est reconnu"
    hint = (
        "Les titres attendus sont ceux d’une CTG (« Enjeux », « Objectif stratégique », « Fiche "
        "action n° 1 »…), le nom d’un champ, ou un tableau d’actions."
    )
    return Problem(Place(name), "document-sans-projet", message, hint)
