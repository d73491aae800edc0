"""The archive of a Word model, opened with the care due to a file that came by mail."""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from ctg_docs.document.theme import ModeleWord
from ctg_docs.problems import Problem, SourceError

LARGEST = 50_000_000
"""Bytes of all the entries together."""
LARGEST_FILE = 25_000_000
"""Bytes of the file: the list of its entries, which nothing shortens, is read whole."""
MOST_ENTRIES = 2000
MOST_SWOLLEN = 100
"""Most times that the entries together may be larger than the file."""
_FOLDINGS = (ZIP_STORED, ZIP_DEFLATED)
"""Namespaces of ECMA-376, part 2."""
_XML = (".xml", ".rels", ".vml")
_OLE = b"\xd0\xcf\x11\xe0"
_DOCTYPE = re.compile(rb"<\0?!\0?D\0?O\0?C\0?T\0?Y\0?P\0?E")
_BROKEN = (BadZipFile, EOFError, NotImplementedError, OSError, RuntimeError, ValueError, zlib.error)


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
            _weigh(archive, folded, model)
            parts = {entry: archive.read(entry) for entry in archive.namelist()}
    except _BROKEN as error:
        raise unreadable(model, _why(model)) from error
    for name, content in parts.items():
        if name.lower().endswith(_XML) and _DOCTYPE.search(content):
            raise refused(model, f"sa partie « {name} » déclare un type de document (DOCTYPE)")
    return parts


def _weigh(archive: ZipFile, folded: int, model: ModeleWord) -> None:
    """Refuse an archive by what it announces, before anything is unfolded."""
    entries = archive.infolist()
    if any(entry.compress_type not in _FOLDINGS for entry in entries):
        raise BadZipFile("folded in a way that office files never are")
    total = sum(entry.file_size for entry in entries)
    if len(entries) > MOST_ENTRIES or total > LARGEST or total > MOST_SWOLLEN * folded:
        reason = (
            f"une fois ouvert, il compterait {len(entries)} parties et {total // 1_000_000} Mo"
            f" (au plus {MOST_ENTRIES} parties, {LARGEST // 1_000_000} Mo,"
            f" et {MOST_SWOLLEN} fois la taille du fichier)"
        )
        raise refused(model, reason)


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
