"""The project: fields, problems, stakes and objectives, with levels named by the territory."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from ctg_docs.model.types import (
    Entier,
    Fiche,
    Identifiant,
    Identifiants,
    Markdown,
    Texte,
    UnParagraphe,
)
from ctg_docs.model.written import TitleAlone

NIVEAUX: dict[str, tuple[str, str, Literal["m", "f"]]] = {
    "champ": ("champ d’intervention", "champs d’intervention", "m"),
    "problematique": ("problématique", "problématiques", "f"),
    "enjeu": ("enjeu", "enjeux", "m"),
    "objectif_strategique": ("objectif stratégique", "objectifs stratégiques", "m"),
    "objectif_operationnel": ("objectif opérationnel", "objectifs opérationnels", "m"),
    "action": ("action", "actions", "f"),
}
"""The usual names of the levels, in the singular and the plural, with their gender."""
_NAMES = ("singulier", "pluriel", "genre")


class Niveau(Fiche):
    """A level of the project: the name that a territory gives it, how many nodes it announces.

    Its usual name holds when none is given.
    """

    cle: Literal[
        "champ",
        "problematique",
        "enjeu",
        "objectif_strategique",
        "objectif_operationnel",
        "action",
    ]
    singulier: Texte = Field(default_factory=str)
    pluriel: Texte = Field(default_factory=str)
    genre: Literal["m", "f"] = Field(default_factory=lambda: "m")
    nombre_annonce: Annotated[Entier, Field(ge=1)] | None = None
    """How many there are, known before their titles or beyond those that are written."""

    @model_validator(mode="after")
    def _named(self) -> Niveau:
        """Give a level without a name its usual one; a name in part is refused."""
        given = self.model_fields_set.intersection(_NAMES)
        if not given:
            self.__dict__.update(zip(_NAMES, NIVEAUX[self.cle], strict=True))
        elif missing := [name for name in _NAMES if name not in given]:
            raise PydanticCustomError(
                "niveau",
                "le nom d’un niveau est incomplet : il manque {manque}",
                {"manque": ", ".join(f"« {name} »" for name in missing)},
            )
        return self


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
