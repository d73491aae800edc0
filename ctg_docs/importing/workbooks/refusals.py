"""Workbooks that are not read, and why."""

from __future__ import annotations

from ctg_docs.importing.redirection import DECKS, PDF, TEXTS, hint_for
from ctg_docs.problems import Place, Problem, SourceError

_SAVE = (
    "Ouvrez-le dans Excel ou LibreOffice, puis enregistrez-le au format « Classeur Excel (.xlsx) »."
)


def unreadable(name: str, hint: str = _SAVE) -> SourceError:
    """Return the error of a file that is no workbook."""
    message = "ce fichier n’est pas un classeur lisible"
    hint = hint_for(name, TEXTS | DECKS | PDF, hint)
    return SourceError([Problem(Place(name), "classeur-illisible", message, hint)])


def locked(name: str) -> SourceError:
    """Return the error of a workbook under a password."""
    message = "ce classeur est protégé par un mot de passe"
    hint = (
        "Ouvrez-le dans Excel, ôtez le mot de passe (Fichier, Informations), puis enregistrez-le."
    )
    return SourceError([Problem(Place(name), "classeur-verrouille", message, hint)])


def dangerous(name: str, reason: str) -> SourceError:
    """Return the error of a workbook that may do harm."""
    message = f"ce classeur est refusé : {reason}"
    hint = "Enregistrez-le au format « Classeur Excel (.xlsx) », sans macros."
    return SourceError([Problem(Place(name), "classeur-refuse", message, hint)])


def excessive(name: str, reason: str) -> SourceError:
    """Return the error of a workbook too large for a plan of actions."""
    message = f"ce classeur est démesuré : {reason}"
    hint = (
        "Copiez le tableau, et lui seul, dans un classeur neuf : des lignes vides mises en forme "
        "jusqu’au bas de la feuille suffisent à le gonfler."
    )
    return SourceError([Problem(Place(name), "classeur-demesure", message, hint)])


def uncomputed(name: str, places: list[str]) -> SourceError:
    """Return the error of formulas that were saved without their values."""
    shown = ", ".join(places[:5]) + (f" et {len(places) - 5} autres" if len(places) > 5 else "")
    message = f"des formules sont enregistrées sans leur résultat : {shown}"
    hint = "Ouvrez ce classeur dans Excel ou LibreOffice, enregistrez-le, puis recommencez."
    return SourceError([Problem(Place(name), "classeur-formules", message, hint)])
