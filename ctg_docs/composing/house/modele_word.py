"""The commune's own Word file, from the key of the theme that names it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ctg_docs.document.theme import ModeleWord
from ctg_docs.problems import Place, Problem, SourceError

KEY = "modele_word"


def word_model(named: object, place: Place, folders: Sequence[Path]) -> ModeleWord:
    """Return the file named, in the first of the folders that has it.

    `folders` holds that of the territory, if it is the one that speaks, then that of the house.
    Raises SourceError when the name is no text, leaves these folders or names nothing.
    """
    if not isinstance(named, str):
        raise SourceError([Problem(place, "texte-attendu", f"« {KEY} » attend un texte")])
    paths = [((folder / named).resolve(), folder.resolve()) for folder in folders]
    inside = [path for path, folder in paths if path.is_relative_to(folder)]
    for path in inside:
        if path.is_file():
            return ModeleWord(path, place)
    if len(inside) < len(paths):
        message = f"« {named} » sort du dossier de la charte"
        raise SourceError([Problem(place, "fichier-dehors", message)])
    message = f"le modèle Word « {named} » est introuvable dans le dossier de la charte"
    raise SourceError([Problem(place, "fichier-absent", message)])
