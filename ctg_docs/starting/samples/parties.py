"""The parties of a synthetic convention: from two to sixty, with persons and decisions."""

from __future__ import annotations

from datetime import date
from itertools import count
from typing import Any

from ctg_docs.reference.sortes import SORTES
from ctg_docs.starting.samples.banque import banque
from ctg_docs.starting.samples.esquisse import Esquisse
from ctg_docs.starting.samples.sortes import (
    FONCTIONS,
    ORGANES,
    caisse,
    collectivite,
    commune_membre,
    institutions,
    organisme,
    sorte,
)
from ctg_docs.starting.yaml_blocks import Paragraphes


def parties(esquisse: Esquisse) -> dict[str, Any]:
    """Return the groups and the parties of the sources; the persons go to the draws."""
    draws = esquisse.tirage
    wanted = draws.entier(*esquisse.size.signataires)
    found = [caisse(esquisse), collectivite(esquisse)]
    others = institutions(esquisse)
    if esquisse.type == "commune" and draws.chance(60):
        others.sort(key=lambda party: party["type"] != "ccas_cias")
    members = [] if esquisse.type == "commune" else esquisse.communes
    kept = others[: draws.entier(0, min(8, wanted - 2)) if members else wanted - 2]
    towns = [commune_membre(c) for c in members[: max(0, wanted - 2 - len(kept))]]
    grouped = len(towns) > 2 and draws.chance(50)
    found += [{**town, "groupe": "communes"} for town in towns] if grouped else towns
    found += kept
    found += others[len(kept) : len(kept) + wanted - len(found)]
    for rank in count(1):
        if len(found) >= wanted:
            break
        found.append(organisme(esquisse, rank))
    left = [party for party in others if party not in found]
    found += [{**party, "role": "associe"} for party in left[:2] if draws.chance(25)]
    _people(esquisse, found)
    if not esquisse.finale:
        _forget(esquisse)
    return {
        "groupes": [{"id": "communes", "nom_court": "les Communes"}] if grouped else [],
        "parties": found,
    }


def _forget(esquisse: Esquisse) -> None:
    """Leave out of a draft what nobody has told yet: the civility of some persons."""
    for person in esquisse.tirage.personnes.values():
        if esquisse.tirage.chance(20):
            person.pop("civilite", None)
            person.pop("usage_titre", None)


def _people(esquisse: Esquisse, found: list[dict[str, Any]]) -> None:
    """Give each party its representatives, its decision, its fields and its commitments."""
    draws = esquisse.tirage
    mayor = ""
    for rank, party in enumerate(found):
        if party.get("role") == "associe":
            continue
        known = esquisse.finale or rank < 2 or draws.chance(85)
        if known:
            again = mayor if party["type"] == "ccas_cias" else ""
            own = _mayor(esquisse) if rank == 1 and party["type"] == "commune" else []
            party["representants"] = own or _representants(esquisse, party["type"], again)
            mayor = mayor or (party["representants"][0]["personne"] if rank == 1 else "")
        decided = esquisse.temps.decisions
        if decided and (esquisse.finale or draws.chance(70)):
            party["decision"] = _decision(esquisse, party["type"], rank)
        short = party.get("nom_court")
        if rank < 2 or (draws.chance(20) and not party.get("groupe")):
            party["competences"] = [] if rank == 0 else _competences(esquisse)
            party["engagements"] = _engagements(esquisse, party["type"], short)


def _mayor(esquisse: Esquisse) -> list[dict[str, Any]]:
    """Return a woman who is mayor, often « Madame le Maire », in two territories out of three."""
    draws = esquisse.tirage
    if not draws.chance(66):
        return []
    person = draws.personne(femme=True)
    if draws.chance(70):
        person["usage_titre"] = draws.un(("Madame le Maire", "Madame la Maire"))
    return [{"personne": person["id"], "fonction": "maire"}]


def _representants(esquisse: Esquisse, kind: str, again: str) -> list[dict[str, Any]]:
    """Return the signatories; `again` is somebody who signs here in a second capacity."""
    draws = esquisse.tirage
    offices = FONCTIONS[sorte(kind)]
    kept = draws.suite(offices, 1, len(offices))
    if again:
        return [{"personne": again, "fonction": kept[0]}]
    if kind == "commune" and draws.chance(12):
        signing, absent = draws.personne()["id"], draws.personne()["id"]
        deputy = {"personne": signing, "fonction": "premier adjoint au maire"}
        return [{**deputy, **_remplace(esquisse, absent, "maire")}]
    if sorte(kind) == "groupe" and draws.chance(15):
        signing, absent = draws.personne()["id"], draws.personne()["id"]
        deputy = {"personne": signing, "fonction": "vice-président chargé des familles"}
        return [{**deputy, **_remplace(esquisse, absent, "président")}]
    signing_all = [{"personne": draws.personne()["id"], "fonction": office} for office in kept]
    if sorte(kind) == "caisse" and draws.chance(10):
        signing_all[-1]["fonction"] = "directeur par intérim"
    return signing_all


def _remplace(esquisse: Esquisse, absent: str, office: str) -> dict[str, Any]:
    """Return the keys of a person replaced, and of the order of the year before that allows it."""
    year = esquisse.temps.debut.year - 1
    order = {"numero": f"{year}-117", "date": date(year, 7, 6)}
    return {"represente": absent, "fonction_represente": office, "arrete": order}


def _decision(esquisse: Esquisse, kind: str, rank: int) -> dict[str, Any]:
    draws = esquisse.tirage
    assert esquisse.temps.decisions
    day = draws.jour(*esquisse.temps.decisions)
    number = draws.un((f"{day.year}-{rank + 11:03}", f"DEL_{day.year}_{draws.entier(1, 240)}"))
    usual = {"organe": ORGANES[kind]} if kind in ORGANES else {}
    titled = draws.chance(50)
    objet = f"Convention territoriale globale {esquisse.du_lieu}" if titled else None
    return {**usual, "numero": number, "date": day, "objet": objet}


def _competences(esquisse: Esquisse) -> list[dict[str, Any]]:
    drawn = esquisse.tirage.suite(banque("dossier")["competences"], 1, 5)
    return [{"champ": field, "mode": mode, "description": said} for field, mode, said in drawn]


def _engagements(esquisse: Esquisse, kind: str, short: str | None) -> list[Paragraphes]:
    who = (
        short or SORTES[kind].court or ("la caisse" if sorte(kind) == "caisse" else "l’institution")
    )
    words = {"Qui": who[:1].upper() + who[1:]}
    drawn = esquisse.tirage.suite(banque("dossier")["engagements"], 1, 4)
    return [Paragraphes(said.format_map(words)) for said in drawn]
