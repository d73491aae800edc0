"""The signature of a synthetic convention, and its public texts."""

from __future__ import annotations

from typing import Any

from ctg_docs.starting.samples.banque import banque
from ctg_docs.starting.samples.esquisse import Esquisse
from ctg_docs.starting.yaml_blocks import Paragraphes
from ctg_docs.starting.yaml_text import Verbatim, nombre

_SALLES = ("hôtel de ville", "salle des mariages", "salle des fêtes", "médiathèque")


def signature(esquisse: Esquisse, parties: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the place and the day of the signature, and who speaks after it."""
    draws = esquisse.tirage
    signing = [p for p in parties if p.get("representants")]
    place = {"nom": esquisse.siege.nom, "code_insee": esquisse.siege.code}
    return {
        "date": esquisse.temps.signature,
        "lieu": place if esquisse.finale or draws.chance(50) else None,
        "salle": draws.un(_SALLES) if draws.chance(60) else None,
        "exemplaires": len(signing) if draws.chance(50) else None,
        "presents": _presents(signing[:5]) if esquisse.signee else None,
        "citations": _citations(esquisse, signing[:2]) if esquisse.signee else None,
        "balises": Verbatim("oui") if draws.chance(15) else None,
    }


def communication(esquisse: Esquisse, actions: list[dict[str, Any]]) -> dict[str, Any] | None:
    """Return the projects told to the press, the key figures and the contacts."""
    draws = esquisse.tirage
    if draws.chance(40):
        return None
    chosen = draws.suite(actions, 0, 6)
    return {
        "finalite": Paragraphes("rendre les services aux familles plus simples et plus proches"),
        "projets_phares": [
            {"texte": action["mots_presse_nominal"], "action": action["id"]} for action in chosen
        ],
        "chiffres_cles": [
            {
                "libelle": "Habitants du territoire",
                "valeur": nombre(esquisse.lieu.population),
                "unite": "habitants",
                "source": "Insee",
            }
        ],
        "contact_presse": "service de la communication, presse@territoire.example",
    }


def _presents(signing: list[dict[str, Any]]) -> list[dict[str, Any]]:
    people = {party["representants"][0]["personne"] for party in signing}
    return [{"personne": person} for person in sorted(people)]


def _citations(esquisse: Esquisse, signing: list[dict[str, Any]]) -> list[dict[str, Any]]:
    draws = esquisse.tirage
    words = draws.des(banque("dossier")["citations"], 0, 2)
    return [
        {
            "personne": party["representants"][0]["personne"],
            "texte": Paragraphes(text),
            "validee": Verbatim("oui" if draws.chance(70) else "non"),
        }
        for party, text in zip(signing, words, strict=False)
    ]
