"""The kinds of institutions that sign a convention: one line for each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Ordre = Literal["caisse", "commune", "groupement", "local", "autre"]


@dataclass(frozen=True)
class Sorte:
    """A kind of institution: how it agrees, what it is called, which body decides in it.

    `court` is its usual short name with its article, empty where only its own name tells it;
    `organe` its deliberating body, empty where none is usual. `assemblee` tells whether it decides
    by an assembly. `ordre` is its place among the others: the family branch (`caisse`), a
    `commune`, a group of communes with taxes of its own or an EPT (`groupement`), another body
    that may be the whole of a territory (`local`), or any other.
    """

    article: Literal["la", "le", "l’", ""]
    genre: Literal["m", "f"]
    court: str
    organe: str
    ordre: Ordre = "autre"
    assemblee: bool = True


_ADMINISTRATION = "conseil d’administration"
SORTES = {
    "caf": Sorte("la", "f", "", _ADMINISTRATION, "caisse"),
    "cssm": Sorte("la", "f", "", _ADMINISTRATION, "caisse"),
    "ccss": Sorte("la", "f", "", _ADMINISTRATION, "caisse"),
    "commune": Sorte("la", "f", "la Commune", "conseil municipal", "commune"),
    "cc": Sorte("la", "f", "la Communauté", "conseil communautaire", "groupement"),
    "ca": Sorte("la", "f", "la Communauté", "conseil communautaire", "groupement"),
    "cu": Sorte("la", "f", "la Communauté", "conseil communautaire", "groupement"),
    "metropole": Sorte("la", "f", "la Métropole", "conseil métropolitain", "groupement"),
    "ept": Sorte("l’", "m", "l’Établissement", "conseil de territoire", "groupement"),
    "syndicat": Sorte("le", "m", "le Syndicat", "comité syndical", "local"),
    "ccas_cias": Sorte("le", "m", "", _ADMINISTRATION),
    "departement": Sorte("le", "m", "le Département", "conseil départemental"),
    # Its assembly has no name in common with the others: « assemblée de Corse », « de Guyane ».
    "collectivite_unique": Sorte("la", "f", "la Collectivité", "", "local"),
    "msa": Sorte("la", "f", "la MSA", _ADMINISTRATION),
    "cpam": Sorte("la", "f", "la CPAM", "conseil"),
    "carsat": Sorte("la", "f", "la Carsat", _ADMINISTRATION),
    "cgss": Sorte("la", "f", "la CGSS", _ADMINISTRATION),
    "etat": Sorte("l’", "m", "l’État", "", assemblee=False),
    "france_travail": Sorte("", "m", "France Travail", "", assemblee=False),
    "autre": Sorte("", "m", "", "", assemblee=False),
}
"""Every kind of party, by its name in the sources."""
