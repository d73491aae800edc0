"""Check of a Word model, before anything is drawn: faults, and parts left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ctg_docs.document.theme import ModeleWord, Theme
from ctg_docs.problems import Gravite, Problem, SourceError
from ctg_docs.writing.docx.charter.fields import KEPT
from ctg_docs.writing.docx.charter.left_out import LeftOut, left_out
from ctg_docs.writing.docx.charter.model import open_model
from ctg_docs.writing.docx.charter.names import FRENCH
from ctg_docs.writing.docx.charter.paper import merged_styles

_READ = ("styles", "numbering", "settings", "theme", "fontTable", "header", "footer")
_MOST = 10
"""Things told in one message."""
_LANGUAGE, _A4 = "fr-FR", 9638
"""Those of a document, and the width of its text in twips: here, none is set."""


def check_model(source: ModeleWord, theme: Theme) -> list[Problem]:
    """Return the problems of a Word model, where the theme names it."""
    try:
        model = open_model(source)
        for relation in model.relations(model.document):
            if relation.kind in _READ and relation.target in model.parts:
                model.xml(relation.target)
        merged = merged_styles(model, theme, _LANGUAGE, _A4)
        left = left_out(model)
    except SourceError as error:
        return error.problems
    return [*_outside(left, source), *_unlinked(left, source), *_created(merged.created, source)]


def _several(said: Sequence[str]) -> str:
    """Return the messages, each once, the first ones if they are many."""
    once = list(dict.fromkeys(said))
    shown = ", ".join(once[:_MOST])
    return f"{shown} et {len(once) - _MOST} de plus" if len(once) > _MOST else shown


def _outside(left: LeftOut, source: ModeleWord) -> Iterator[Problem]:
    if left.addresses:
        message = (
            f"le modèle Word « {source.fichier.name} » va chercher hors du fichier : "
            f"{_several(left.addresses)} ; les documents s’en passent"
        )
        hint = (
            "Dans Word, incorporez les images liées (Fichier, Informations, « Modifier les liens "
            "d’accès aux fichiers ») et détachez le modèle distant (Développeur, « Modèle de "
            "document »)."
        )
        yield Problem(source.place, "modele-lien", message, hint, Gravite.AVERTISSEMENT)


def _unlinked(left: LeftOut, source: ModeleWord) -> Iterator[Problem]:
    name = source.fichier.name
    if left.fields:
        message = (
            f"le modèle Word « {name} » emploie des champs que les documents ne gardent pas : "
            f"{_several(left.fields)} ; les mots qu’ils affichaient restent, figés"
        )
        hint = f"Champs gardés : {', '.join(sorted(KEPT))}, et HYPERLINK vers https ou mailto."
        yield Problem(source.place, "modele-champ", message, hint, Gravite.AVERTISSEMENT)
    if left.objects:
        message = (
            f"le modèle Word « {name} » contient des objets que les documents laissent de côté : "
            f"{_several(left.objects)}"
        )
        hint = "Dans Word, remplacez chacun par une image (Collage spécial, « Image PNG »)."
        yield Problem(source.place, "modele-objet", message, hint, Gravite.AVERTISSEMENT)


def _created(names: Sequence[str], source: ModeleWord) -> Iterator[Problem]:
    known = [name for name in names if name in FRENCH.values()]
    ours = [name for name in names if name not in known]
    parts = (("", known), ("propres à ces documents : ", ours))
    listed = " ; ".join(f"{kind}{', '.join(group)}" for kind, group in parts if group)
    if listed:
        message = (
            f"le modèle Word « {source.fichier.name} » n’a pas tous les styles des documents ; "
            f"sont créés d’après la charte de la maison : {listed}"
        )
        hint = "Pour qu’un style ait votre présentation, créez-le sous ce nom dans le modèle."
        yield Problem(source.place, "modele-styles", message, hint, Gravite.AVERTISSEMENT)
