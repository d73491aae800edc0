"""The convention itself: its title, period, state, earlier contracts and legal choices."""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from ctg_docs.model.echeances import echeance
from ctg_docs.model.types import (
    Charniere,
    CodeDepartement,
    CodeInsee,
    Duree,
    Entier,
    Fiche,
    Identifiant,
    Identifiants,
    Jour,
    Markdown,
    Moment,
    OuiNon,
    Siren,
    Texte,
    Textes,
    UnParagraphe,
)
from ctg_docs.model.written import TextAlone


class Statut(StrEnum):
    """State of the convention in its life; everything before `a_signer` is a draft."""

    PROJET = "projet"
    VOTE = "vote"
    A_SIGNER = "a_signer"
    SIGNE = "signe"
    EXECUTOIRE = "executoire"

    @property
    def brouillon(self) -> bool:
        """Whether blanks are still allowed."""
        return self in (Statut.PROJET, Statut.VOTE)

    @property
    def signee(self) -> bool:
        """Whether the parties have signed."""
        return self in (Statut.SIGNE, Statut.EXECUTOIRE)


class Periode(Fiche):
    """Bounds of the convention, both included, as far as they are known.

    A bound may be a month or a year: no day is then invented. A length is written when a bound is
    not known, or when years alone do not tell it.
    """

    debut: Moment | None = None
    fin: Moment | None = None
    duree: Duree | None = None


_YEARS = r"^\s*(\d{4})\s*[-–—/]\s*(\d{4})\s*$"


def read_period(value: Any) -> Any:
    """Read « 2026-2030 » as two years; a group of keys stays as it is."""
    if not isinstance(value, str):
        return value
    found = re.match(_YEARS, value)
    if not found:
        message = (
            "période attendue sous la forme 2026-2030, ou « debut » et « fin » ; trouvé « {texte} »"
        )
        raise PydanticCustomError("periode", message, {"texte": value})
    return {"debut": found[1], "fin": found[2]}


class Precedent(Fiche):
    """An earlier contract that this convention succeeds."""

    type: Literal["cej", "ctg", "autre"]
    titre: Texte | None = None
    partie: Identifiant | None = None
    debut: Moment | None = None
    fin: Moment | None = None
    apport: Texte | None = None
    """Its benefit, as a noun phrase, for the texts to the press."""

    @property
    def terme(self) -> date | None:
        """The last day that it may have lasted."""
        return echeance(self.fin, fin=True)


class Identite(Fiche):
    """Title, rank, state and period of the convention."""

    id: Identifiant
    titre: Texte = "Convention territoriale globale"
    rang: Annotated[Entier, Field(ge=1)] | None = None
    statut: Statut = Statut.PROJET
    version: Texte | None = None
    date_version: Jour | None = None
    auteur: Texte | None = None
    slogan: Texte | None = None
    periode: Annotated[Periode, BeforeValidator(read_period), TextAlone(_YEARS)] = Periode()
    precedents: tuple[Precedent, ...] = ()
    preambule: Markdown | None = None
    plan_action: OuiNon = True
    partielle: OuiNon = False
    """Whether the sources tell only a part of a convention that stands in full elsewhere."""

    @property
    def complete(self) -> bool:
        """Whether blanks are refused: the convention is ready, and the sources hold all of it."""
        return not self.statut.brouillon and not self.partielle


class Territoire(Fiche):
    """The place the convention is about, and its perimeter of communes.

    A commune or an EPCI is named by its code when it has one; the name, the article code
    (`tncc`, INSEE) and the hinge are written only for what the reference data does not hold.
    """

    nom: Texte
    nom_usuel: Texte | None = None
    type: Literal["commune", "epci", "autre"] = "commune"
    code_insee: CodeInsee | None = None
    siren: Siren | None = None
    charniere: Charniere | None = None
    departement: CodeDepartement | None = None
    nom_departement: Texte | None = None
    gentile: Texte | None = None
    population: Annotated[Entier, Field(ge=0)] | None = None
    date_population: Annotated[Entier, Field(ge=0)] | None = None
    communes: tuple[CommunePerimetre, ...] = ()
    quartiers_prioritaires: Textes = ()


class CommunePerimetre(Fiche):
    """One commune of the perimeter."""

    nom: Texte
    entree: Moment | None = None
    """When it joins, if that is after the convention begins."""
    code_insee: CodeInsee | None = None
    charniere: Charniere | None = None
    population: Annotated[Entier, Field(ge=0)] | None = None


class Visas(Fiche):
    """Choices over the legal references that apply by date, place and field."""

    ajouter: Identifiants = ()
    retirer: Identifiants = ()
    autres: tuple[UnParagraphe, ...] = ()


class Juridique(Fiche):
    """Court, notice periods and contacts that the legal clauses print."""

    tribunal_administratif: Texte | None = None
    adresse_tribunal: Texte | None = None
    preavis_mois: Annotated[Entier, Field(ge=1)] = 3
    mise_en_demeure_jours: Annotated[Entier, Field(ge=1)] = 30
    contact_donnees: Texte | None = None
    contact_communication: Texte | None = None
    visas: Visas = Visas()


class BlocTexte(Fiche):
    """A block of the convention written by the territory."""

    id: Identifiant
    titre: Texte | None = None
    apres: Identifiant | None = None
    texte: Markdown


class Articles(Fiche):
    """The changes of a territory in the ordered blocks of the convention."""

    retirer: Identifiants = ()
    completer: tuple[BlocTexte, ...] = ()
    remplacer: tuple[BlocTexte, ...] = ()
    ajouter: tuple[BlocTexte, ...] = ()


Territoire.model_rebuild()
