"""Signatories: persons, parties, their representatives and their decisions."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from ctg_docs.french.gaps import gap
from ctg_docs.french.signs import curly
from ctg_docs.model.types import (
    Charniere,
    CodeDepartement,
    CodeInsee,
    Entier,
    Fiche,
    Heure,
    Identifiant,
    Identifiants,
    Jour,
    Markdown,
    OuiNon,
    Siren,
    Texte,
    Textes,
)
from ctg_docs.reading.origins import computed
from ctg_docs.reference.sortes import SORTES, Sorte


class TypePartie(StrEnum):
    """Kind of institution; it gives the gender, the number and the usual organ."""

    CAF = "caf"
    CSSM = "cssm"
    CCSS = "ccss"
    COMMUNE = "commune"
    CC = "cc"
    CA = "ca"
    CU = "cu"
    METROPOLE = "metropole"
    EPT = "ept"
    SYNDICAT = "syndicat"
    CCAS_CIAS = "ccas_cias"
    DEPARTEMENT = "departement"
    COLLECTIVITE_UNIQUE = "collectivite_unique"
    MSA = "msa"
    CPAM = "cpam"
    CARSAT = "carsat"
    CGSS = "cgss"
    ETAT = "etat"
    FRANCE_TRAVAIL = "france_travail"
    AUTRE = "autre"

    @property
    def sorte(self) -> Sorte:
        """The facts common to all the institutions of this kind."""
        return SORTES[self.value]

    @property
    def caisse(self) -> bool:
        """Whether it is the family branch: Caf or common fund."""
        return self.sorte.ordre == "caisse"


class Personne(Fiche):
    """A natural person; the civility carries the sex, which is never guessed."""

    id: Identifiant
    civilite: Literal["M.", "Mme"] | None = None
    prenom: Texte | None = None
    nom: Texte
    autres_mandats: Textes = ()
    usage_titre: Literal["Madame la Maire", "Madame le Maire"] | None = None

    @property
    def nom_entier(self) -> str:
        """« Anne Dupont »."""
        name: str = computed(curly(f"{self.prenom_dit} {self.nom}"), self.prenom, self.nom)
        return name

    @property
    def prenom_dit(self) -> str:
        """The first name, a gap when nobody stated it."""
        return self.prenom or gap("prénom")

    @property
    def sexe(self) -> Literal["m", "f"] | None:
        """Grammatical gender of the person's functions, None when unknown."""
        return {"M.": "m", "Mme": "f"}.get(self.civilite or "")  # type: ignore[return-value]


class Arrete(Fiche):
    """The order that lets a person sign in place of another."""

    numero: Texte | None = None
    date: Jour | None = None


class Representant(Fiche):
    """One signature of a party: a person, in one capacity, perhaps in place of another."""

    personne: Identifiant
    fonction: Texte
    fonction_feminin: Texte | None = None
    represente: Identifiant | None = None
    fonction_represente: Texte | None = None
    signe_le: Jour | None = None
    arrete: Arrete | None = None


class Decision(Fiche):
    """The decision by which the organ of a party allows the signature."""

    organe: Texte | None = None
    numero: Texte | None = None
    date: Jour | None = None
    communiquee_le: Jour | None = None
    """When the State, which controls that of a caisse, received it."""
    objet: Texte | None = None
    fichier: Texte | None = None


class Competence(Fiche):
    """A field the party answers for, and how it is run."""

    champ: Texte
    description: Markdown | None = None
    mode: Texte | None = None


class Partie(Fiche):
    """An institution of the convention, as it prints and as it signs.

    A caisse is named by its `departement`; a commune by its `code_insee`; the official name
    is written only where reference data does not hold it, or to override it.
    """

    id: Identifiant
    type: TypePartie
    role: Literal["signataire", "associe"] = "signataire"
    nom_officiel: Texte | None = None
    nom_court: Texte | None = None
    departement: CodeDepartement | None = None
    code_insee: CodeInsee | None = None
    siren: Siren | None = None
    genre: Literal["m", "f"] | None = None
    nombre: Literal["s", "p"] | None = None
    charniere: Charniere | None = None
    adresse: Texte | None = None
    organe: Texte | None = None
    groupe: Identifiant | None = None
    representants: Annotated[tuple[Representant, ...], Field(max_length=3)] = ()
    decision: Decision | None = None
    accord: Literal["signataires", "institution"] = "signataires"
    distinction: Texte | None = None
    """What makes it stand out, for the press: « la première commune du département à… »."""
    presentation: Markdown | None = None
    """What it is, for « À propos de… » in a release."""
    contact_donnees: Texte | None = None
    competences: tuple[Competence, ...] = ()
    engagements: tuple[Markdown, ...] = ()
    logo: Texte | None = None
    logo_alt: Texte | None = None


class Groupe(Fiche):
    """Several parties drawn up in one clause, with one collective short name."""

    id: Identifiant
    nom_court: Texte


class LieuSignature(Fiche):
    """The commune where the convention is signed, with its hinge when no table holds it."""

    nom: Texte
    code_insee: CodeInsee | None = None
    charniere: Charniere | None = None
    adresse: Texte | None = None


class Present(Fiche):
    """A person who attended the signature, in one function."""

    personne: Identifiant
    fonction: Texte | None = None


class Citation(Fiche):
    """Words of a person; printed only once validated by that person.

    Without words, they are still to be asked for: a release shows a gap.
    """

    personne: Identifiant
    texte: Markdown | None = None
    validee: OuiNon = False


class Photo(Fiche):
    """A picture of the signature; the file may stay with the press office.

    `de_gauche_a_droite` names the persons in the order in which they stand.
    """

    fichier: Texte | None = None
    alternative: Texte
    legende: Texte | None = None
    credit: Texte | None = None
    de_gauche_a_droite: Identifiants = ()


class Evenement(Fiche):
    """The ceremony, when it is not the signature itself: the parties may have signed before."""

    date: Jour | None = None
    jour: Texte | None = None
    heure: Heure | None = None
    lieu: LieuSignature | None = None
    salle: Texte | None = None


class Signature(Fiche):
    """The day, the place and the manner of the signature.

    `date` is the day on which the last party signs; `ceremonie` tells the event where it is
    another one, and each representative may have a day of its own (`signe_le`).
    """

    date: Jour | None = None
    jour: Texte | None = None
    heure: Heure | None = None
    lieu: LieuSignature | None = None
    salle: Texte | None = None
    ceremonie: Evenement | None = None
    exemplaires: Annotated[Entier, Field(ge=1)] | None = None
    presents: tuple[Present, ...] = ()
    citations: tuple[Citation, ...] = ()
    photos: tuple[Photo, ...] = ()
    mode: Literal["papier", "electronique"] | None = None
    balises: OuiNon = False
    """Whether invisible words mark the places of signature, for the platforms that ask for it."""
