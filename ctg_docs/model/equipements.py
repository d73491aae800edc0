"""Facilities and services that the local authorities support."""

from __future__ import annotations

from typing import Literal

from ctg_docs.model.types import Entier, Fiche, Identifiant, Nombre, Texte


class Capacite(Fiche):
    """Places, hours a year or full-time equivalents."""

    valeur: Nombre
    unite: Literal["places", "heures", "etp", "m2"]


class Gestionnaire(Fiche):
    """The body that runs a service, and its status."""

    nom: Texte
    statut: Literal["public", "association", "entreprise", "mutualiste"] | None = None


class Equipement(Fiche):
    """A facility or service that a local authority supports."""

    id: Identifiant
    nom: Texte
    type: Texte
    gestionnaire: Gestionnaire | None = None
    collectivite_soutien: Texte | None = None
    adresse: Texte | None = None
    commune: Texte | None = None
    capacite: Capacite | None = None
    dispositif_caf: Texte | None = None
    etat: Literal["existant", "projet"] = "existant"
    annee: Entier | None = None
    siret: Texte | None = None
