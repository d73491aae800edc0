"""Governance and evaluation of the convention."""

from __future__ import annotations

from typing import Literal

from ctg_docs.model.types import (
    Fiche,
    Heure,
    Identifiant,
    Jour,
    Markdown,
    Nombre,
    OuiNon,
    Quand,
    Texte,
    Textes,
)


class Membre(Fiche):
    """A seat of a body: a party or service, a function, perhaps a person."""

    partie: Texte
    fonction: Texte | None = None
    personne: Identifiant | None = None


class DecisionDeReunion(Fiche):
    """A decision of a meeting: who sees to it, by when, and whether it is done."""

    texte: Texte
    responsable: Texte | None = None
    echeance: Quand | None = None
    faite: OuiNon = False


class Reunion(Fiche):
    """A meeting of a body: when, where, what for, and what it decided."""

    id: Identifiant
    date: Jour | None = None
    heure: Heure | None = None
    lieu: Texte | None = None
    ordre_du_jour: Textes = ()
    excuses: Textes = ()
    decisions: tuple[DecisionDeReunion, ...] = ()


class Instance(Fiche):
    """A body of governance."""

    id: Identifiant
    nom: Texte
    niveau: Literal["strategique", "technique", "thematique"]
    presidence: Texte | None = None
    composition: tuple[Membre, ...] = ()
    frequence: Texte | None = None
    secretariat: Texte | None = None
    missions: Textes = ()
    reunions: tuple[Reunion, ...] = ()


class PosteCooperation(Fiche):
    """A coordination post of the convention."""

    poste: Texte
    employeur: Texte | None = None
    etp: Nombre | None = None
    perimetre: Texte | None = None
    cofinancement: Texte | None = None


class Pilotage(Fiche):
    """Governance: bodies, coordination posts and how the plan is followed."""

    introduction: Markdown | None = None
    instances: tuple[Instance, ...] = ()
    cooperation: tuple[PosteCooperation, ...] = ()
    suivi: Markdown | None = None


class EtapeEvaluation(Fiche):
    """A step of the evaluation, with its date in words or figures."""

    libelle: Texte
    echeance: Quand | None = None
    description: Markdown | None = None


class IndicateurTransverse(Fiche):
    """An indicator of the whole convention."""

    libelle: Texte
    valeur_initiale: Texte | None = None
    cible: Texte | None = None
    source: Texte | None = None


class Evaluation(Fiche):
    """Questions, method, calendar and cross-cutting indicators."""

    introduction: Markdown | None = None
    questions: Textes = ()
    methode: Markdown | None = None
    calendrier: tuple[EtapeEvaluation, ...] = ()
    indicateurs: tuple[IndicateurTransverse, ...] = ()
    mi_parcours: Jour | None = None
