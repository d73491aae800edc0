"""The kinds of parties: their official names, who signs for them, which body decides."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ctg_docs.french.toponyms import Toponym, de, de_charniere, group_name
from ctg_docs.french.words import le_nom
from ctg_docs.model.toponymes import de_commune
from ctg_docs.reference import caisses, epci, regions
from ctg_docs.reference.communes import Commune
from ctg_docs.reference.sortes import SORTES
from ctg_docs.starting.samples.banque import banque
from ctg_docs.starting.samples.esquisse import Esquisse

FONCTIONS: dict[str, Sequence[str]] = {
    "caisse": ("président du conseil d’administration", "directeur"),
    "commune": ("maire",),
    "groupe": ("président",),
    "syndicat": ("président",),
    "ccas_cias": ("président du conseil d’administration",),
    "departement": ("président du conseil départemental",),
    "collectivite_unique": ("président",),
    "msa": ("président du conseil d’administration", "directeur général"),
    "cpam": ("directeur",),
    "cgss": ("directeur général",),
    "carsat": ("directeur",),
    "etat": ("préfet",),
    "france_travail": ("directeur territorial",),
    "autre": ("président",),
}
"""Offices by kind, in the masculine; where there are two, both may sign."""
ORGANES = {
    "etat": "comité de l’administration régionale",
    "france_travail": "comité de direction",
    "autre": "conseil d’administration",
    "collectivite_unique": "assemblée",
}
"""The body of the kinds that have no usual one."""
_UNIQUES = {
    "2A": "Collectivité de Corse",
    "2B": "Collectivité de Corse",
    "972": "Collectivité territoriale de Martinique",
    "973": "Collectivité territoriale de Guyane",
}
_GENERALES = ("971", "972", "973", "974")
"""Where a caisse générale de sécurité sociale stands for the CPAM."""
_ELSEWHERE = ("", " Nord", " Sud", " Est", " Ouest")
"""What tells bodies of one name apart."""
# The city or the métropole has the powers of the département there.
_SANS_DEPARTEMENT = ("75", "69")


def sorte(kind: str) -> str:
    """Return the key of FONCTIONS for a kind of party."""
    order = SORTES[kind].ordre
    return {"caisse": "caisse", "groupement": "groupe"}.get(order, kind)


def caisse(esquisse: Esquisse) -> dict[str, Any]:
    """Return the party that the caisse is."""
    home = esquisse.departement.code
    found = caisses.par_departement(home)
    assert found is not None
    return {"id": found.type, "type": found.type, "departement": home}


def collectivite(esquisse: Esquisse) -> dict[str, Any]:
    """Return the party that the territory itself is."""
    lieu = esquisse.lieu
    if isinstance(lieu, Commune):
        named = {"nom_court": "la Ville"} if esquisse.tirage.chance(30) else {}
        return {"id": "commune", "type": "commune", "code_insee": lieu.code, **named}
    return {"id": "communaute", "type": lieu.type, "siren": lieu.siren}


def commune_membre(commune: Commune) -> dict[str, Any]:
    """Return the party that a commune of a group is."""
    kind = {"id": f"commune-{commune.code.lower()}", "type": "commune"}
    return {**kind, "code_insee": commune.code}


def institutions(esquisse: Esquisse) -> list[dict[str, Any]]:
    """Return the other institutions that may sign here, the collectivité unique first."""
    home = esquisse.departement
    of_home = de_charniere(home.nom, home.charniere)
    overseas = home.code.startswith("97")
    found = [_departement(home.code, of_home), _action_sociale(esquisse), _groupement(esquisse)]
    found += [
        _securite_sociale(home.code, of_home),
        {"id": "etat", "type": "etat", "nom_officiel": "État"},
        {"id": "france-travail", "type": "france_travail", "nom_officiel": "France Travail"},
        _syndicat(esquisse),
        organisme(esquisse, 0),
    ]
    if not overseas:
        region = regions.par_code(home.region)
        assert region is not None
        of_region = de(Toponym(region.nom, region.tncc, "region"))
        carsat = f"Caisse d’assurance retraite et de la santé au travail {of_region}"
        msa = f"Mutualité sociale agricole {of_home}"
        found.append({"id": "carsat", "type": "carsat", "nom_officiel": carsat})
        found.append({"id": "msa", "type": "msa", "nom_officiel": msa})
    known = [party for party in found if party]
    drawn = esquisse.tirage.des(known, len(known), len(known))
    return sorted(drawn, key=lambda party: party["type"] != "collectivite_unique")


def organisme(esquisse: Esquisse, rank: int) -> dict[str, Any]:
    """Return a body of no usual kind; its name needs no article."""
    names = banque("dossier")["organismes"]
    # Nobody else in the territory bears its name, however many bodies sign.
    name = names[(esquisse.rang + rank) % len(names)] + _ELSEWHERE[rank // len(names)]
    kind = {"id": f"organisme-{rank + 1}", "type": "autre", "nom_officiel": name}
    return {**kind, "nom_court": name, "genre": "m", "nombre": "s"}


def _departement(code: str, of_home: str) -> dict[str, Any] | None:
    if code in _UNIQUES:
        kind = {"id": "collectivite", "type": "collectivite_unique"}
        return {**kind, "nom_officiel": _UNIQUES[code]}
    if code in _SANS_DEPARTEMENT:
        return None
    return {"id": "departement", "type": "departement", "nom_officiel": f"Département {of_home}"}


def _securite_sociale(code: str, of_home: str) -> dict[str, Any] | None:
    """Return the caisse of the sick: a general one overseas, none where the Caf is that one."""
    if code in _GENERALES:
        name = f"Caisse générale de sécurité sociale {of_home}"
        return {"id": "cgss", "type": "cgss", "nom_officiel": name}
    known = caisses.par_departement(code)
    if known is None or known.type == "cssm":
        return None
    name = f"Caisse primaire d’assurance maladie {of_home}"
    return {"id": "cpam", "type": "cpam", "nom_officiel": name}


def _action_sociale(esquisse: Esquisse) -> dict[str, Any]:
    scope, short = ("communal", "CCAS") if esquisse.type == "commune" else ("intercommunal", "CIAS")
    name = f"Centre {scope} d’action sociale {esquisse.du_lieu}"
    kind = {"id": short.lower(), "type": "ccas_cias", "nom_officiel": name}
    return {**kind, "nom_court": le_nom(short, "m")}


def _groupement(esquisse: Esquisse) -> dict[str, Any] | None:
    """Return the group that a commune belongs to, or that its group belongs to none."""
    lieu = esquisse.lieu
    if not isinstance(lieu, Commune):
        return None
    group = epci.par_siren(lieu.ept or lieu.epci)
    if group is None:
        return None
    short = {"nom_court": group_name(group.nom)} if not group.article else {}
    return {"id": "communaute", "type": group.type, "siren": group.siren, **short}


def _syndicat(esquisse: Esquisse) -> dict[str, Any]:
    where = de(de_commune(esquisse.siege))
    name = f"Syndicat intercommunal pour l’enfance et la jeunesse {where}"
    return {"id": "syndicat", "type": "syndicat", "nom_officiel": name}
