"""The council: its sitting, attendance, vote and délibération, and their transmission."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from ctg_docs.model.types import (
    Entier,
    Fiche,
    Heure,
    Identifiant,
    Jour,
    Markdown,
    OuiNon,
    Texte,
    Textes,
)

Voix = Annotated[Entier, Field(ge=0)]
"""A number of members or of votes."""


class Effectif(Fiche):
    """Members in office, present, and proxies given."""

    en_exercice: Voix | None = None
    presents: Voix | None = None
    pouvoirs: Voix | None = None
    absents: Voix | None = None
    votants: Voix | None = None


class Presence(Fiche):
    """One member at the sitting."""

    nom: Texte
    commune: Texte | None = None
    statut: Literal["present", "pouvoir", "absent", "excuse"] = "present"
    pouvoir_a: Texte | None = None
    heure: Heure | None = None


class Vote(Fiche):
    """Result of the vote; `exprimes` is always computed."""

    pour: Voix
    contre: Voix = 0
    abstentions: Voix = 0
    nppv: Voix = 0
    voix_preponderante: Literal["pour", "contre"] | None = None
    """Side the president took when the votes are equal."""
    scrutin: Literal["ordinaire", "public", "secret"] = "ordinaire"
    noms_contre: Textes = ()
    noms_abstention: Textes = ()


class Dispositif(Fiche):
    """One decision of the délibération: a verb and what follows it."""

    verbe: Literal["approuve", "autorise", "designe", "dit", "charge", "prend acte", "decide"]
    texte: Markdown


class NoteSynthese(Fiche):
    """The note sent with the convocation."""

    contexte: Markdown | None = None
    enjeux: Markdown | None = None
    impacts_financiers: Markdown | None = None
    calendrier: Markdown | None = None
    proposition: Markdown | None = None


class Teletransmission(Fiche):
    """Dates and number that make the act enforceable."""

    nature: Texte | None = None
    matiere: Texte | None = None
    identifiant: Texte | None = None
    date_reception_prefecture: Jour | None = None
    date_publication: Jour | None = None


class Deliberation(Fiche):
    """The decision of the council about the convention."""

    numero: Texte | None = None
    objet: Texte | None = None
    domaine: Texte | None = None
    rapporteur: Identifiant | None = None
    avis_commission: Texte | None = None
    visas: tuple[Markdown, ...] = ()
    considerants: tuple[Markdown, ...] = ()
    dispositif: tuple[Dispositif, ...] = ()
    scrutin_secret_ecarte: OuiNon = False
    """Whether the assembly waived, by all its votes, the secret ballot of its nominations."""
    vote: Vote | None = None
    teletransmission: Teletransmission | None = None


class AutreDeliberation(Fiche):
    """Another matter that the same sitting dealt with, for the list of its délibérations."""

    numero: Texte | None = None
    objet: Texte
    resultat: Literal["adoptee", "rejetee", "ajournee", "retiree"] = "adoptee"


class PieceJointe(Fiche):
    """A file of the territory to join to the convention: a signed copy, a map, a charter."""

    id: Identifiant
    titre: Texte
    fichier: Texte


class Seance(Fiche):
    """A sitting of the organ of a party."""

    id: Identifiant
    partie: Identifiant
    avenant: Annotated[Entier, Field(ge=1)] | None = None
    """The avenant that it deals with, when it is not the convention."""
    organe: Texte | None = None
    date: Jour | None = None
    jour: Texte | None = None
    heure: Heure | None = None
    lieu: Texte | None = None
    publique: OuiNon = True
    seconde_convocation: OuiNon = False
    """Whether it meets again for want of a quorum, which it then needs no more."""
    presidence: Identifiant | None = None
    secretaire: Texte | None = None
    date_convocation: Jour | None = None
    date_affichage: Jour | None = None
    effectif: Effectif | None = None
    presences: tuple[Presence, ...] = ()
    note: NoteSynthese | None = None
    deliberation: Deliberation | None = None
    autres_deliberations: tuple[AutreDeliberation, ...] = ()
