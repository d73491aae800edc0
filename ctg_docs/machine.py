"""Refusals of the machine: a full disk, a name that is taken, a file in use.

Such a fault is neither the author's nor ours. Whatever raised it, it is told in French, with its
place.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from ctg_docs.problems import Problem

CODE = "refus-machine"

_NO_TEMPORARY_FOLDER = "No usable temporary directory"
_RIGHTS = "Fermez le programme qui l’a peut-être ouvert, et vérifiez vos droits."
_ROOM = "Libérez de la place."
_MEMORY = "Fermez d’autres programmes, ou recommencez avec --jobs 1."
_FOLDER_DUE = "Renommez ou déplacez ce fichier."
_FILE_DUE = "Renommez ou déplacez ce dossier."
_REASONS = {
    errno.ENOSPC: ("le disque est plein", _ROOM),
    errno.EDQUOT: ("votre part du disque est pleine", _ROOM),
    errno.EROFS: ("ce disque est en lecture seule", "Choisissez un autre dossier."),
    errno.EACCES: ("l’accès est refusé", _RIGHTS),
    errno.EPERM: ("l’accès est refusé", _RIGHTS),
    errno.EBUSY: ("un autre programme l’occupe", _RIGHTS),
    errno.ETXTBSY: ("un autre programme l’occupe", _RIGHTS),
    errno.ENOENT: ("ce fichier ou ce dossier n’existe pas", "Vérifiez le chemin."),
    errno.EEXIST: ("ce nom est déjà pris", "Renommez ou déplacez ce qui le porte."),
    errno.ENOTDIR: ("un fichier se trouve où un dossier est attendu", _FOLDER_DUE),
    errno.EISDIR: ("un dossier se trouve où un fichier est attendu", _FILE_DUE),
    errno.ENOTEMPTY: ("un dossier se trouve où un fichier est attendu", _FILE_DUE),
    errno.ENAMETOOLONG: ("ce nom est trop long pour ce disque", "Raccourcissez-le."),
    errno.EFBIG: ("ce fichier dépasse la taille permise", _ROOM),
    errno.ELOOP: ("ce lien mène à lui-même", "Supprimez-le."),
    errno.EIO: ("le disque ne répond pas", "Vérifiez qu’il est branché et en état."),
    errno.EMFILE: ("trop de fichiers sont ouverts à la fois", _MEMORY),
    errno.ENFILE: ("trop de fichiers sont ouverts à la fois", _MEMORY),
    errno.EAGAIN: ("le système n’accorde pas un processus de plus", _MEMORY),
    errno.ENOMEM: ("la mémoire manque", _MEMORY),
}
"""The meaning of each error number of the system, and the remedy."""
_EVERYWHERE = frozenset(
    (
        *(errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO),
        *(errno.EMFILE, errno.ENFILE, errno.EAGAIN, errno.ENOMEM),
    )
)

_PROGRAMS = {
    ".docx": "Word",
    ".xlsx": "Excel",
    ".pptx": "PowerPoint",
    ".pdf": "un lecteur de PDF",
}
"""The program that holds a file open, on a system where that keeps everybody else away."""
_LONGEST = 260
"""Characters of a path that Windows takes, unless its owner asked for more."""
_WRITING = frozenset((errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO))


class Refusal(NamedTuple):
    """A refusal of the system: the file or folder when it is known, the reason, the remedy.

    `everywhere` tells a refusal that whatever comes next would meet too.
    """

    where: str
    why: str
    hint: str
    everywhere: bool = False

    def __str__(self) -> str:
        lead = f"{self.where} : " if self.where else ""
        return f"{lead}{self.why}. {self.hint}"

    def problem(self, nom: str) -> Problem:
        """Return the problem of the territory, or of the document, that the refusal stops."""
        from ctg_docs.problems import Place, Problem  # noqa: PLC0415 - nothing refused, not needed

        return Problem(Place(self.where or nom), CODE, self.why, self.hint)


class MachineError(Exception):
    """A refusal of the machine that stops all the work to come; carries it."""

    def __init__(self, refusal: Refusal) -> None:
        self.refusal = refusal
        super().__init__(str(refusal))


def refusal(error: BaseException | None) -> Refusal | None:
    """Return the refusal of the system that an error is, or was raised from; None for any other.

    Libraries raise an OSError without a number for reasons of their own: it is no refusal.
    """
    while error is not None:
        match error:
            case MachineError():
                return error.refusal
            case MemoryError():
                return Refusal("", *_REASONS[errno.ENOMEM])
            case OSError(errno=int()):
                return _from_system(error)
        error = error.__cause__
    return None


def stops_everything(error: BaseException) -> bool:
    """Say whether an error is a refusal that whatever comes next would meet too.

    Whoever blames a foreign file for any error asks it first.
    """
    found = refusal(error)
    return found is not None and found.everywhere


def _from_system(error: OSError) -> Refusal:
    said = error.strerror or ""
    if said.startswith(_NO_TEMPORARY_FOLDER):
        why = "aucun dossier temporaire ne peut être écrit"
        return Refusal("", why, "Donnez-en un par la variable TMPDIR.", everywhere=True)
    where = "" if error.filename is None else os.fsdecode(error.filename)
    if not where and error.errno in _WRITING:
        where = "la sortie de la commande"  # all else that is written has a name
    if not where and error.errno == errno.ENOENT:
        return Refusal("", "le dossier où vous êtes n’existe plus", "Ouvrez-en un autre.", True)
    if os.name == "nt" and where and (found := _on_windows(error.errno or 0, where)):
        return Refusal(where, *found)
    unknown = (f"le système répond « {said} »", "Vérifiez ce fichier et ce disque.")
    return Refusal(where, *_REASONS.get(error.errno or 0, unknown), error.errno in _EVERYWHERE)


def _on_windows(number: int, where: str) -> tuple[str, str] | None:
    """Return the meaning of a refusal on Windows, and the remedy; None for that of everywhere."""
    if number in (errno.EACCES, errno.EPERM) and os.path.isfile(where):  # noqa: PTH113
        program = _PROGRAMS.get(os.path.splitext(where)[1].lower(), "un autre programme")  # noqa: PTH122
        return f"ce fichier est sans doute ouvert dans {program}", "Fermez-le, puis relancez."
    if number in (errno.ENOENT, errno.EINVAL) and len(os.path.abspath(where)) >= _LONGEST:  # noqa: PTH100
        hint = "Rapprochez le dossier de la racine du disque, ou donnez des noms plus courts."
        return "ce chemin est trop long pour Windows", hint
    return None


@contextmanager
def naming(path: str | os.PathLike[str]) -> Iterator[None]:
    """Give a refusal of the system the name that the user knows, not that of a draft."""
    try:
        yield
    except OSError as error:
        if error.errno:
            error.filename = os.fspath(path)
        raise


def unreadable(error: OSError, name: str) -> Problem:
    """Return the problem of a file or a folder of the sources that cannot be read."""
    found = refusal(error) or Refusal("", "lecture impossible", "Vérifiez ce fichier et ce disque.")
    return found._replace(where=name).problem(name)
