"""The archive of a Word model, opened with the care due to a file that came by mail."""

from __future__ import annotations

from collections.abc import Mapping
from zipfile import ZipFile

from ctg_docs.document.packages import BROKEN, LARGEST_FILE, declared_type, excess
from ctg_docs.document.theme import ModeleWord
from ctg_docs.problems import Problem, SourceError

_OLE = b"\xd0\xcf\x11\xe0"


def read_parts(model: ModeleWord) -> Mapping[str, bytes]:
    """Return the parts of the archive by their name, in its order.

    Raises `SourceError`, located where the theme names the file, for a file that is no archive,
    that is much larger than it says, or that declares a document type (ECMA-376, part 2, forbids
    it; entities come with it).
    """
    try:
        folded = model.fichier.stat().st_size
        if folded > LARGEST_FILE:
            raise refused(model, f"il dépasse {LARGEST_FILE // 1_000_000} Mo")
        with ZipFile(model.fichier) as archive:
            if reason := excess(archive, folded):
                raise refused(model, reason)
            parts = {entry: archive.read(entry) for entry in archive.namelist()}
    except BROKEN as error:
        raise unreadable(model, _why(model)) from error
    for name, content in parts.items():
        if reason := declared_type(name, content):
            raise refused(model, reason)
    return parts


def _why(model: ModeleWord) -> str:
    """Return the advice about a file that is no archive: an older format, or a locked one."""
    try:
        with model.fichier.open("rb") as file:
            old = file.read(4) == _OLE
    except OSError:
        old = False
    if old:
        return (
            "C’est un ancien format (.doc, .dot) ou un fichier protégé par un mot de passe : "
            "ouvrez-le dans Word, ôtez le mot de passe, puis enregistrez-le au format .docx."
        )
    return "Ouvrez-le dans Word, puis enregistrez-le au format « Document Word (.docx) »."


def unreadable(model: ModeleWord, hint: str) -> SourceError:
    """Return the error of a model that is not a Word file."""
    message = f"le modèle « {model.fichier.name} » n’est pas un fichier Word lisible"
    return SourceError([Problem(model.place, "modele-illisible", message, hint)])


def refused(model: ModeleWord, reason: str) -> SourceError:
    """Return the error of a model that may do harm."""
    message = f"le modèle Word « {model.fichier.name} » est refusé : {reason}"
    hint = (
        "Ouvrez-le dans Word et enregistrez-le au format « Document Word (.docx) », sans macros ; "
        "s’il ne vient pas de votre service communication, ne vous en servez pas."
    )
    return SourceError([Problem(model.place, "modele-refuse", message, hint)])
