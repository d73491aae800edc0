"""Public data about a territory, ready for the templates of its first sources."""

from __future__ import annotations

from typing import Any

from ctg_docs.french.agreement import genre_organe
from ctg_docs.french.toponyms import Toponym, a, charniere, de, group_name
from ctg_docs.french.words import le_nom
from ctg_docs.model import toponymes
from ctg_docs.model.identifiers import identifier
from ctg_docs.reference import caisses, departements, sigles, tribunal
from ctg_docs.reference.communes import Commune
from ctg_docs.reference.departements import Departement
from ctg_docs.reference.epci import EPCI
from ctg_docs.reference.source import source
from ctg_docs.starting.council import council
from ctg_docs.starting.place import Lieu, membres
from ctg_docs.starting.yaml_text import Verbatim, nombre
from ctg_docs.suggestions import fold

_SHORT_KINDS = {
    "communaute-de-communes": "cc",
    "communaute-d-agglomeration": "ca",
    "communaute-urbaine": "cu",
    "etablissement-public-territorial": "ept",
}
_PARTY_IDS = {"metropole": "metropole", "ept": "etablissement", "commune": "commune"}
# The census of Mayotte is of another kind, and has its own year.
_OWN_CENSUS = frozenset(("976",))


def folder_name(lieu: Lieu) -> str:
    """Return the name of the folder: « le-port », « cc-des-vallees-du-clain »."""
    name = "-".join(fold(lieu.nom).split())
    for full, short in _SHORT_KINDS.items():
        if name.startswith(f"{full}-"):
            name = short + name.removeprefix(full)
    return identifier(name)


def designation(lieu: Lieu) -> str:
    """Return the territory as a sentence names it: « la commune du Port », « Dijon Métropole »."""
    if isinstance(lieu, Commune):
        return f"la commune {de(_toponym(lieu))}"
    name = group_name(lieu.nom)
    return le_nom(name, lieu.genre) if lieu.article else name


def avertissement(lieu: Lieu) -> str:
    """Return the warning due to an author of this territory, or an empty text."""
    return sigles.avertissement_ctg(_departements(lieu)[0].code)


def facts(lieu: Lieu) -> dict[str, Any]:
    """Return the names that the templates of the first sources may use."""
    home = _departements(lieu)
    place = _toponym(lieu)
    kind = "commune" if isinstance(lieu, Commune) else lieu.type
    conseil, siege = council(lieu, kind), membres(lieu)[0]
    counted = None if home[0].code in _OWN_CENSUS else source().annee_population
    return {
        "dossier": folder_name(lieu),
        "nom": lieu.nom,
        "groupe": isinstance(lieu, EPCI),
        "code": lieu.code if isinstance(lieu, Commune) else lieu.siren,
        "charniere": charniere(place),
        "de_lieu": Verbatim(de(place)),
        "a_lieu": Verbatim(a(place)),
        "departements": home,
        "communes": sorted(membres(lieu), key=lambda c: fold(c.nom)),
        "population": nombre(lieu.population),
        "annee": counted,
        "millesime": source().millesime,
        "caisses": [caisse for d in home if (caisse := caisses.par_departement(d.code))],
        "partie": _PARTY_IDS.get(kind, "communaute"),
        "type": kind,
        "designation": designation(lieu),
        "conseil": conseil,
        "siege": siege if siege.code_postal else None,
        "a_siege": Verbatim(a(_toponym(siege))),
        "tribunal": tribunal.par_departement(home[0].code),
        "organe": Verbatim(le_nom(conseil.organe, genre_organe(conseil.organe))),
        "avertissement": Verbatim(avertissement(lieu)),
    }


def _toponym(lieu: Lieu) -> Toponym:
    if isinstance(lieu, Commune):
        return toponymes.de_commune(lieu)
    return toponymes.de_groupement(lieu.nom, lieu.siren)


def _departements(lieu: Lieu) -> list[Departement]:
    """Return the départements of a territory, the most inhabited part first."""
    inhabitants: dict[str, int] = {}
    for commune in membres(lieu):
        home = commune.departement
        inhabitants[home] = inhabitants.get(home, 0) + commune.population
    ranked = sorted(inhabitants, key=lambda code: (-inhabitants[code], code))
    return [found for code in ranked if (found := departements.par_code(code))]
