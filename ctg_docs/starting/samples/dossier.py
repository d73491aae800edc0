"""The services, the governance and the evaluation of a synthetic convention."""

from __future__ import annotations

from typing import Any

from ctg_docs.reference import sigles
from ctg_docs.starting.samples.banque import banque
from ctg_docs.starting.samples.esquisse import Esquisse
from ctg_docs.starting.samples.projet import ChampTire
from ctg_docs.starting.yaml_blocks import Paragraphes
from ctg_docs.starting.yaml_text import nombre

_CAPACITES = {"places": (8, 90), "heures": (200, 9_000), "etp": (1, 6)}
_STATUTS = ("public", "association", "entreprise", "mutualiste")


def equipements(esquisse: Esquisse, champs: list[ChampTire]) -> list[dict[str, Any]]:
    """Return the services of each field, in the communes of the perimeter."""
    draws = esquisse.tirage
    if not esquisse.finale and draws.chance(20):
        return []
    kinds = [kind for champ in champs for kind in champ.mots["services"]]
    copies = draws.entier(1, 4)
    if esquisse.size.single:
        return [_equipement(esquisse, 0, kinds[0])]
    return [_equipement(esquisse, rank, kind) for rank, kind in enumerate(kinds * copies)]


def _equipement(esquisse: Esquisse, rank: int, drawn: list[str]) -> dict[str, Any]:
    name, kind, unit, scheme = drawn
    draws = esquisse.tirage
    commune = draws.un(esquisse.communes[:12])
    status = draws.un(_STATUTS)
    sign = draws.un(banque("dossier")["enseignes"])
    manager = commune.nom if status == "public" else f"Gestionnaire {sign}"
    planned = draws.chance(10)
    return {
        "id": f"service-{rank + 1}",
        "nom": f"{name} {sign}",
        "type": kind,
        "gestionnaire": {"nom": manager, "statut": status},
        "collectivite_soutien": commune.nom,
        "adresse": f"{draws.entier(1, 90)}, {draws.un(banque('dossier')['voies'])}",
        "commune": commune.nom,
        "capacite": {"valeur": nombre(draws.entier(*_CAPACITES[unit])), "unite": unit},
        "dispositif_caf": scheme,
        "etat": "projet" if planned else "existant",
        "annee": esquisse.temps.debut.year + 1 if planned else draws.entier(1985, 2020),
    }


def pilotage(esquisse: Esquisse, parties: list[dict[str, Any]]) -> dict[str, Any] | None:
    """Return the bodies that follow the convention, and the posts that coordinate it."""
    draws, words = esquisse.tirage, banque("dossier")
    if not esquisse.finale and draws.chance(15):
        return None
    named = sigles.ctg(esquisse.departement.code)
    signing = [p for p in parties if p.get("representants")][:6]
    return {
        "introduction": Paragraphes(words["pilotage"]),
        "instances": [
            {
                "id": name,
                "nom": title,
                "reunions": [{"id": "premiere", "ordre_du_jour": list(missions)}],
                "niveau": level,
                "composition": [
                    {
                        "partie": _partie(party),
                        "fonction": "représentant",
                        "personne": party["representants"][0]["personne"],
                    }
                    for party in signing
                ],
                "frequence": often,
                "secretariat": "Coordination de la convention",
                "missions": missions,
            }
            for name, title, level, often, missions in draws.suite(words["instances"], 1, 4)
        ],
        "cooperation": [
            {
                "poste": post.format(convention=named),
                "employeur": "Collectivité",
                "etp": draws.un(("0,5", "0,8", "1")),
                "perimetre": scope,
            }
            for post, scope in draws.suite(words["cooperation"], 0, 3)
        ],
        "suivi": Paragraphes(words["suivi"]),
    }


def evaluation(esquisse: Esquisse) -> dict[str, Any] | None:
    """Return the questions, the steps and the date of the evaluation."""
    draws, words = esquisse.tirage, banque("dossier")["evaluation"]
    if not esquisse.finale and draws.chance(15):
        return None
    middle = esquisse.temps.annees[len(esquisse.temps.annees) // 2]
    return {
        "introduction": Paragraphes(words["introduction"]),
        "questions": draws.suite(words["questions"], 1, 3),
        "methode": Paragraphes(words["methode"]),
        "calendrier": [
            {"libelle": "Bilan annuel", "echeance": "décembre de chaque année"},
            {"libelle": "Évaluation à mi-parcours", "echeance": f"juin {middle}"},
        ],
        "indicateurs": [
            {"libelle": "Actions engagées", "valeur_initiale": "0", "cible": "toutes"},
        ],
        "mi_parcours": esquisse.temps.debut.replace(year=middle, month=6, day=30),
    }


def _partie(party: dict[str, Any]) -> str:
    usual = {"caf": "Caf", "cssm": "Caisse", "ccss": "Caisse", "commune": "Commune"}
    short: str = party.get("nom_court") or usual.get(party["type"], party["type"].upper())
    return short[:1].upper() + short[1:]
