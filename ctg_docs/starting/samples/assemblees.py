"""The sittings of a synthetic convention: attendance, notice, votes of every kind."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from ctg_docs.french.dates import JOURS, quorum
from ctg_docs.reference import communes, conseils
from ctg_docs.reference.actes import regime
from ctg_docs.reference.sortes import SORTES
from ctg_docs.starting.samples.banque import banque
from ctg_docs.starting.samples.esquisse import Esquisse
from ctg_docs.starting.samples.tirage import nom_complet
from ctg_docs.starting.yaml_blocks import Paragraphes
from ctg_docs.starting.yaml_text import Verbatim

_MATIERE = "8.2 Aide sociale"


def seances(esquisse: Esquisse, parties: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the sittings of some of the parties that decided, that of the territory first."""
    draws = esquisse.tirage
    if esquisse.temps.decisions is None:
        return [_prevue(esquisse, parties[1])] if draws.chance(40) else []
    decided = [p for p in parties if p.get("decision") and SORTES[p["type"]].assemblee]
    main = [p for p in decided if p["id"] == parties[1]["id"]]
    others = draws.suite([p for p in decided if p["id"] != parties[1]["id"]], 0, 4)
    return [_seance(esquisse, party) for party in main + others]


def _prevue(esquisse: Esquisse, party: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": f"seance-{party['id']}",
        "partie": party["id"],
        "lieu": esquisse.tirage.un(banque("dossier")["seances"]["salles"]),
        "deliberation": {"objet": "Convention territoriale globale"},
    }


def _seance(esquisse: Esquisse, party: dict[str, Any]) -> dict[str, Any]:
    draws, words = esquisse.tirage, banque("dossier")["seances"]
    day = party["decision"]["date"]
    signing = party.get("representants", [])
    sent = day - timedelta(draws.entier(8, 15))
    count = _effectif(esquisse, party)
    secretary = draws.nom()
    listed = _presences(esquisse, signing, secretary, count)
    private = not regime(party["type"]).public
    return {
        "id": f"seance-{party['id']}",
        "partie": party["id"],
        "organe": party["decision"].get("organe"),
        "date": day,
        "jour": JOURS[day.weekday()],
        "heure": draws.un(("9 h 30", "14 h", "18 h", "18 h 30", "20 h")),
        "lieu": draws.un(words["salles"]),
        "publique": Verbatim("non") if private else None,
        "presidence": signing[0]["personne"] if signing else None,
        "secretaire": secretary,
        "date_convocation": sent,
        "date_affichage": None if private else sent,
        "effectif": count,
        "presences": listed,
        "note": _note(esquisse) if draws.chance(30) else None,
        "deliberation": _deliberation(esquisse, party, count, [p["nom"] for p in listed]),
        "autres_deliberations": _autres(esquisse, day),
    }


def _effectif(esquisse: Esquisse, party: dict[str, Any]) -> dict[str, int]:
    draws = esquisse.tirage
    town = communes.par_code(party["code_insee"]) if "code_insee" in party else None
    usual = conseils.effectif_legal(town.population) if town else draws.entier(13, 60)
    present = draws.entier(max(quorum(usual), usual * 6 // 10), usual)
    proxies = draws.entier(0, min(usual - present, present - 2))
    return {
        "en_exercice": usual,
        "presents": present,
        "pouvoirs": proxies,
        "absents": usual - present - proxies,
        "votants": present + proxies,
    }


def _presences(
    esquisse: Esquisse, signing: list[dict[str, Any]], secretary: str, count: dict[str, int]
) -> list[dict[str, Any]]:
    """Return every member of a small assembly, some of the time; each proxy has its own holder."""
    draws = esquisse.tirage
    if not signing or count["en_exercice"] > 39 or draws.chance(50):
        return []
    chair = nom_complet(draws.personnes[signing[0]["personne"]])
    present = [chair, secretary, *(draws.nom() for _ in range(count["presents"] - 2))]
    holders = draws.des(present, count["pouvoirs"], count["pouvoirs"])
    absent = range(count["absents"])
    return [
        *({"nom": name} for name in present),
        *({"nom": draws.nom(), "statut": "pouvoir", "pouvoir_a": holder} for holder in holders),
        *({"nom": draws.nom(), "statut": draws.un(("absent", "excuse"))} for _ in absent),
    ]


def _note(esquisse: Esquisse) -> dict[str, Any]:
    words = banque("dossier")["seances"]
    return {
        "contexte": Paragraphes(esquisse.tirage.un(words["contextes"])),
        "impacts_financiers": Paragraphes(esquisse.tirage.un(words["impacts"])),
    }


def _deliberation(
    esquisse: Esquisse, party: dict[str, Any], count: dict[str, int], members: list[str]
) -> dict[str, Any]:
    draws, words = esquisse.tirage, banque("dossier")["seances"]
    signing = party.get("representants", [])
    sent = None
    if regime(party["type"]).public and draws.chance(80):
        sent = _transmission(esquisse, party["decision"])
    return {
        "numero": party["decision"]["numero"],
        "objet": f"Convention territoriale globale {esquisse.du_lieu}",
        "domaine": draws.un(words["domaines"]),
        "rapporteur": signing[0]["personne"] if signing else None,
        "considerants": draws.suite(words["considerants"], 1, 3),
        "dispositif": [
            {"verbe": "approuve", "texte": "la convention territoriale globale et ses annexes"},
            {"verbe": "autorise", "texte": "la signature de la convention"},
        ],
        "vote": _vote(esquisse, count["votants"], members),
        "teletransmission": sent,
    }


def _vote(esquisse: Esquisse, voters: int, members: list[str]) -> dict[str, Any]:
    """Draw a vote: unanimous, of the expressed votes only, contested, equal, or secret."""
    draws = esquisse.tirage
    kind = draws.entier(1, 10)
    against = draws.entier(1, max(1, voters // 4)) if kind > 7 else 0
    neutral = draws.entier(1, max(1, voters // 5)) if kind in (5, 6, 7, 9) else 0
    aside = draws.entier(1, 2) if kind == 7 else 0
    if kind == 10 and voters % 2 == 0 and draws.chance(40):
        half = voters // 2
        return {"pour": half, "contre": half, "voix_preponderante": "pour"}
    vote: dict[str, Any] = {
        "pour": voters - against - neutral - aside,
        "contre": against,
        "abstentions": neutral,
        "nppv": aside,
    }
    if draws.chance(8):
        return {**vote, "scrutin": "secret"}
    # The chair and the secretary, ahead of the list, follow their own proposal.
    drawn = draws.des(members[2:], against + neutral, against + neutral)
    if len(drawn) == against + neutral and drawn:
        vote["noms_contre"] = drawn[:against]
        vote["noms_abstention"] = drawn[against:]
    return vote


def _transmission(esquisse: Esquisse, decision: dict[str, Any]) -> dict[str, Any]:
    day: date = decision["date"] + timedelta(esquisse.tirage.entier(1, 4))
    number = decision["numero"].replace("-", "_")
    home = esquisse.departement.code.zfill(3)
    return {
        "nature": "Délibération",
        "matiere": _MATIERE,
        "identifiant": f"{home}-000000000-{decision['date']:%Y%m%d}-{number}-DE",
        "date_reception_prefecture": day,
        "date_publication": day + timedelta(esquisse.tirage.entier(0, 2)),
    }


def _autres(esquisse: Esquisse, day: date) -> list[dict[str, Any]]:
    drawn = esquisse.tirage.suite(banque("dossier")["seances"]["autres"], 0, 4)
    ends = ("adoptee", "adoptee", "ajournee", "retiree", "rejetee")
    return [
        {
            "numero": f"{day.year}-{900 + rank}",
            "objet": subject,
            "resultat": esquisse.tirage.un(ends),
        }
        for rank, subject in enumerate(drawn)
    ]
