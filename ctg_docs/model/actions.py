"""The action sheet, its budget forecast, its indicators and its state of progress."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from ctg_docs.model.types import (
    Annee,
    Entier,
    Fiche,
    Identifiant,
    Identifiants,
    Jour,
    Markdown,
    Moment,
    Montant,
    Nombre,
    OuiNon,
    Quand,
    Texte,
    Textes,
)


class Jalon(Fiche):
    """A milestone: a day, or the month or the year when no more is known."""

    date: Moment | None = None
    annee: Annee | None = None
    libelle: Texte


class Calendrier(Fiche):
    """The period of an action, in years, months, days or words, and its milestones."""

    debut: Quand | None = None
    fin: Quand | None = None
    jalons: tuple[Jalon, ...] = ()


class LigneBudget(Fiche):
    """A forecast of expense; it never binds a party."""

    annee: Annee | None = None
    nature: Literal["fonctionnement", "investissement"] = "fonctionnement"
    montant: Montant
    taxes: Literal["HT", "TTC"] | None = None
    realise: Montant | None = None
    objet: Texte | None = None


class Financement(Fiche):
    """A source of money that is hoped for or granted, outside the convention itself."""

    financeur: Texte
    dispositif: Texte | None = None
    montant: Montant | None = None
    etat: Literal["acquis", "demande", "envisage"] = "envisage"


class ValeurIndicateur(Fiche):
    """A value measured in a year."""

    annee: Annee
    valeur: Nombre
    commentaire: Texte | None = None


class Indicateur(Fiche):
    """An indicator: its measure, its baseline, its target, and who measures it."""

    id: Identifiant | None = None
    libelle: Texte
    type: Literal["moyens", "realisation", "resultat"] = "realisation"
    unite: Texte | None = None
    valeur_initiale: Nombre | None = None
    date_initiale: Quand | None = None
    cible: Nombre | None = None
    date_cible: Quand | None = None
    source: Texte | None = None
    frequence: Texte | None = None
    responsable: Texte | None = None
    valeurs: tuple[ValeurIndicateur, ...] = ()


class Moyens(Fiche):
    """Staff in full-time equivalents, and in words."""

    etp: Nombre | None = None
    texte: Markdown | None = None


class Avancement(Fiche):
    """The progress of an action, with a dated comment."""

    statut: Literal["non_demarree", "en_cours", "realisee", "reportee", "abandonnee"] = (
        "non_demarree"
    )
    taux: Annotated[Entier, Field(ge=0, le=100)] | None = None
    date: Jour | None = None
    commentaire: Markdown | None = None


class Action(Fiche):
    """An action sheet; `rattachee_a` names the objective or field it belongs to."""

    id: Identifiant
    titre: Texte
    rattachee_a: Identifiant
    etat: Literal["existante", "a_developper", "nouvelle"] | None = None
    repond_a: Identifiants = ()
    constat: Markdown | None = None
    description: Markdown | None = None
    resultats_attendus: Markdown | None = None
    public_cible: Textes = ()
    territoire: Textes = ()
    pilote: Textes = ()
    elu_referent: Texte | None = None
    partenaires: Textes = ()
    calendrier: Calendrier | None = None
    moyens_humains: Moyens | None = None
    moyens_materiels: Markdown | None = None
    budget: tuple[LigneBudget, ...] = ()
    financements: tuple[Financement, ...] = ()
    indicateurs: tuple[Indicateur, ...] = ()
    modalites_evaluation: Markdown | None = None
    priorite: Annotated[Entier, Field(ge=1, le=3)] | None = None
    avancement: Avancement | None = None
    transversalites: Textes = ()
    equipements: Identifiants = ()
    liens: Identifiants = ()
    confidentiel: OuiNon = False
    mots_presse: Texte | None = None
    mots_presse_nominal: Texte | None = None
