"""Facilities and services that the local authorities support."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from ctg_docs.model.types import Entier, Fiche, Identifiant, Nombre, Texte
from ctg_docs.model.written import DEGREES, TextAlone

_DEGREES = re.compile(r"[+-]?\d{1,3}([.,]\d+)?")
_PAIR = r"^\s*[+-]?\d{1,2}\.\d+\s*[,;\s]\s*[+-]?\d{1,3}\.\d+\s*$"


def read_degrees(value: Any) -> Decimal:
    """Read 48.6936 or 48,6936: a number of degrees never has thousands."""
    text = str(value).strip()
    if _DEGREES.fullmatch(text):
        return Decimal(text.replace(",", "."))
    message = "degrés attendus avec des décimales (48,6936), trouvé « {texte} »"
    raise PydanticCustomError("degres", message, {"texte": text})


def read_coordinates(value: Any) -> Any:
    """Read « 48.6936, 6.1846 », as maps copy it: latitude, then longitude."""
    if not isinstance(value, str):
        return value
    if not re.match(_PAIR, value):
        message = "coordonnées attendues sous la forme « 48.6936, 6.1846 », trouvé « {texte} »"
        raise PydanticCustomError("degres", message, {"texte": value})
    latitude, longitude = re.findall(r"[+-]?\d+\.\d+", value)
    return {"latitude": latitude, "longitude": longitude}


class Coordonnees(Fiche):
    """The place of a facility, in decimal degrees (WGS 84)."""

    latitude: Annotated[Decimal, BeforeValidator(read_degrees), DEGREES, Field(ge=-90, le=90)]
    longitude: Annotated[Decimal, BeforeValidator(read_degrees), DEGREES, Field(ge=-180, le=180)]


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
    coordonnees: (
        Annotated[Coordonnees, BeforeValidator(read_coordinates), TextAlone(_PAIR)] | None
    ) = None
    capacite: Capacite | None = None
    dispositif_caf: Texte | None = None
    etat: Literal["existant", "projet"] = "existant"
    annee: Entier | None = None
    siret: Texte | None = None
