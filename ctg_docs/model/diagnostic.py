"""The shared diagnostic: figures, tables, pictures, strengths and weaknesses."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from ctg_docs.model.types import (
    Cellule,
    Fiche,
    Identifiant,
    Markdown,
    Nombre,
    Quand,
    Texte,
    Textes,
)


class Chiffre(Fiche):
    """A figure with its label, unit, date and source."""

    libelle: Texte
    valeur: Nombre
    precision: Literal["pres_de", "environ", "plus_de", "moins_de"] | None = None
    unite: Texte | None = None
    date: Quand | None = None
    source: Texte | None = None


class Tableau(Fiche):
    """A table of the diagnostic; cells are texts or numbers, the first column labels the row."""

    titre: Texte
    colonnes: Annotated[tuple[Texte, ...], Field(min_length=1)]
    lignes: Annotated[tuple[tuple[Cellule, ...], ...], Field(min_length=1)]
    source: Texte | None = None


class Illustration(Fiche):
    """A picture of the territory's folder, with its text alternative."""

    fichier: Texte
    alternative: Texte
    legende: Texte | None = None
    credit: Texte | None = None


class Thematique(Fiche):
    """One chapter of the diagnostic."""

    id: Identifiant | None = None
    titre: Texte
    texte: Markdown | None = None
    chiffres: tuple[Chiffre, ...] = ()
    tableaux: tuple[Tableau, ...] = ()
    illustrations: tuple[Illustration, ...] = ()
    forces: Textes = ()
    faiblesses: Textes = ()


class EtapeDemarche(Fiche):
    """A step of the approach that led to the diagnostic or to the project, with its moment."""

    quand: Quand
    libelle: Texte


class Diagnostic(Fiche):
    """The shared diagnostic: sources, key figures and chapters."""

    introduction: Markdown | None = None
    demarche: tuple[EtapeDemarche, ...] = ()
    sources: Textes = ()
    date: Quand | None = None
    chiffres: tuple[Chiffre, ...] = ()
    thematiques: tuple[Thematique, ...] = ()
