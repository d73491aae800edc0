"""Title, state, period and place of a synthetic convention, and what it changes in the text."""

from __future__ import annotations

from typing import Any

from ctg_docs.reference import caisses, textes
from ctg_docs.reference.communes import Commune
from ctg_docs.starting.samples.banque import banque
from ctg_docs.starting.samples.esquisse import Esquisse, a_la_commune
from ctg_docs.starting.yaml_blocks import Paragraphes
from ctg_docs.starting.yaml_text import Verbatim, nombre


def convention(esquisse: Esquisse, name: str, *, actions: bool) -> dict[str, Any]:
    """Return the identity of the convention; `name` is the folder, `actions` whether it has any."""
    draws, times = esquisse.tirage, esquisse.temps
    rank = draws.entier(1, 3)
    return {
        "id": f"{name[:60].strip('-')}-{times.debut.year}-{times.fin.year}",
        "rang": rank if rank > 1 else None,
        "statut": esquisse.statut,
        "version": "1.0" if esquisse.finale else f"0.{draws.entier(1, 9)}",
        "slogan": draws.un(banque("dossier")["slogans"]) if draws.chance(40) else None,
        "periode": {"debut": times.debut, "fin": times.fin},
        "precedents": _precedents(esquisse),
        "preambule": _preambule(esquisse) if draws.chance(80) else None,
        "plan_action": None if actions else Verbatim("non"),
    }


def _precedents(esquisse: Esquisse) -> list[dict[str, Any]]:
    draws = esquisse.tirage
    before = esquisse.temps.debut.year - 1
    kinds = draws.suite(("cej", "ctg", "autre"), 0, 2)
    titles = {
        "cej": f"Contrat enfance jeunesse {before - 3}-{before}",
        "ctg": f"Convention territoriale globale {before - 3}-{before}",
        "autre": f"Projet éducatif territorial {before - 2}-{before}",
    }
    return [
        {
            "type": kind,
            "titre": titles[kind],
            "partie": "commune" if esquisse.type == "commune" else "communaute",
            "fin": f"{before}-12-31",
            "apport": draws.un(banque("dossier")["apports"]) if draws.chance(50) else None,
        }
        for kind in kinds
    ]


def _preambule(esquisse: Esquisse) -> Paragraphes:
    drawn = esquisse.tirage.suite(banque("dossier")["preambules"], 1, 3)
    return Paragraphes("\n\n".join(esquisse.tirage.remplie(text, {}) for text in drawn))


def territoire(esquisse: Esquisse) -> dict[str, Any]:
    """Return the place and the communes of its perimeter."""
    lieu = esquisse.lieu
    town = isinstance(lieu, Commune)
    code = {"code_insee": lieu.code} if isinstance(lieu, Commune) else {"siren": lieu.siren}
    return {
        "nom": lieu.nom,
        "type": "commune" if town else "epci",
        **code,
        "departement": esquisse.departement.code,
        "population": nombre(lieu.population),
        "communes": [
            {"nom": c.nom, "code_insee": c.code, "population": nombre(c.population)}
            for c in sorted(esquisse.communes, key=lambda c: c.code)
        ],
    }


def juridique(esquisse: Esquisse, name: str) -> dict[str, Any]:
    """Return the court, the delays, the contacts and the local texts."""
    draws = esquisse.tirage
    since = esquisse.temps.debut.year
    local = [
        f"le schéma départemental des services aux familles {since - 2}-{since + 3}",
        f"l’analyse des besoins sociaux de {since - 1}",
    ]
    place = a_la_commune(esquisse.siege)
    domain = f"{name[:40].strip('-')}.example"
    return {
        "tribunal_administratif": f"tribunal administratif siégeant {place}",
        "preavis_mois": draws.un((None, 6)),
        "contact_donnees": f"dpo@{domain}",
        "contact_communication": f"ctg@{domain}" if esquisse.finale or draws.chance(50) else None,
        "visas": {
            "ajouter": ["charte-laicite"] if draws.chance(20) else None,
            "retirer": _hors_caf(esquisse),
            "autres": draws.suite(local, 0, 2),
        },
    }


def _hors_caf(esquisse: Esquisse) -> list[str]:
    """Return the texts of the Caf alone that another caisse, once it signs, has left out."""
    home = caisses.par_departement(esquisse.departement.code)
    kinds = {home.type} if home and esquisse.finale else set()
    return [texte.id for texte in textes.tous() if texte.a_confirmer(kinds)]


def articles(esquisse: Esquisse) -> dict[str, Any]:
    """Return the changes of the territory in the articles, most of the time none."""
    draws = esquisse.tirage
    if draws.chance(65):
        return {}
    name, title, text = draws.un(banque("dossier")["articles"])
    added = {"id": name, "titre": title, "apres": "communication", "texte": Paragraphes(text)}
    more = Paragraphes("Les parties se réunissent au moins une fois par an, sur ce seul sujet.")
    return {
        "completer": [{"id": "collaboration", "texte": more}] if draws.chance(50) else None,
        "ajouter": [added],
    }
