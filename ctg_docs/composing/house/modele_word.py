"""The commune's own Word file, from the key of the theme that names it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ctg_docs.document.theme import ModeleWord
from ctg_docs.problems import Place, Problem, SourceError
from ctg_docs.reading.inside import InsideError, file_inside

KEY = "modele_word"


def word_model(named: object, place: Place, folders: Sequence[Path]) -> ModeleWord:
    """Return the file named, in the first of the folders that has it.

    `folders` holds that of the territory, if it is the one that speaks, then that of the house.
    Raises SourceError when the name is no text, leaves these folders or names nothing.
    """
    if not isinstance(named, str):
        raise SourceError([Problem(place, "texte-attendu", f"« {KEY} » attend un texte")])
    refused: list[InsideError] = []
    for folder in folders:
        try:
            return ModeleWord(file_inside(folder, named, "de la charte"), place)
        except InsideError as error:
            refused.append(error)
    why = next((one for one in refused if one.code != "fichier-absent"), refused[0])
    raise SourceError([_problem(named, place, why)])


def _problem(named: str, place: Place, error: InsideError) -> Problem:
    return Problem(place, error.code, f"le modèle Word « {named} » {error}")
