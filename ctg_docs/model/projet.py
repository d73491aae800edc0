"""The project: fields, problems, stakes and objectives, with levels named by the territory."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator

from ctg_docs.model.types import Fiche, Identifiant, Identifiants, Markdown, Texte, UnParagraphe
from ctg_docs.model.written import TitleAlone


class Niveau(Fiche):
    """The name that a territory gives to one level of its project."""

    cle: Literal[
        "champ",
        "problematique",
        "enjeu",
        "objectif_strategique",
        "objectif_operationnel",
        "action",
    ]
    singulier: Texte
    pluriel: Texte
    genre: Literal["m", "f"]


def _bare_title(value: Any) -> Any:
    """Let a line stand for a fiche with only a title."""
    return {"titre": value} if isinstance(value, str) else value


class Constat(Fiche):
    """A problem or a stake of a field; a bare line is enough when nothing refers to it."""

    id: Identifiant | None = None
    titre: Texte
    description: Markdown | None = None
    repond_a: Identifiants = ()


Constats = tuple[Annotated[Constat, BeforeValidator(_bare_title), TitleAlone()], ...]


class ObjectifOperationnel(Fiche):
    """A concrete objective; actions are attached to it by its id."""

    id: Identifiant
    titre: Texte
    description: Markdown | None = None
    repond_a: Identifiants = ()


class ObjectifStrategique(Fiche):
    """A general objective of a field, broken down into operational ones or actions."""

    id: Identifiant
    titre: Texte
    description: Markdown | None = None
    repond_a: Identifiants = ()
    objectifs_operationnels: tuple[ObjectifOperationnel, ...] = ()


class Champ(Fiche):
    """A field of intervention (or axis, theme, stake: the territory names it)."""

    id: Identifiant
    titre: Texte
    genre: Literal["m", "f"] | None = None
    synthese: UnParagraphe | None = None
    constat: Markdown | None = None
    problematiques: Constats = ()
    enjeux: Constats = ()
    objectifs_strategiques: tuple[ObjectifStrategique, ...] = ()
