"""The money and the measures of an action sheet, and how far it has come."""

from __future__ import annotations

from datetime import date
from typing import Any

from ctg_docs.starting.samples.banque import banque
from ctg_docs.starting.samples.esquisse import ETAT, Esquisse
from ctg_docs.starting.yaml_blocks import Paragraphes
from ctg_docs.starting.yaml_text import nombre

_AVANCEMENTS = ("non_demarree", "en_cours", "en_cours", "realisee", "reportee", "abandonnee")


def budget(esquisse: Esquisse) -> list[dict[str, Any]]:
    """Return one line for each of some years, with what was spent in those that are over."""
    draws = esquisse.tirage
    lines = []
    for year in draws.suite(esquisse.temps.annees, 1, 4):
        amount = draws.entier(3, 400) * 100
        over = esquisse.statut == "executoire" and year < ETAT.year and draws.chance(80)
        spent = amount * draws.entier(60, 120) // 100 if over else None
        lines.append(
            {
                "annee": year,
                "nature": draws.un(("fonctionnement", "fonctionnement", "investissement")),
                "montant": nombre(amount),
                "taxes": draws.un((None, None, "HT", "TTC")),
                "realise": nombre(spent) if spent is not None else None,
                "objet": draws.un(banque("actions")["depenses"]) if draws.chance(60) else None,
            }
        )
    return lines


def financements(esquisse: Esquisse) -> list[dict[str, Any]]:
    """Return the sources of money, their amounts and how sure they are."""
    draws = esquisse.tirage
    return [
        {
            "financeur": who,
            "dispositif": scheme or None,
            "montant": nombre(draws.entier(2, 200) * 100) if draws.chance(80) else None,
            "etat": draws.un(("acquis", "demande", "envisage")),
        }
        for who, scheme in draws.suite(banque("actions")["financeurs"], 1, 3)
    ]


def indicateurs(esquisse: Esquisse, words: dict[str, str]) -> list[dict[str, Any]]:
    """Return the indicators, with the values of the years that are over."""
    draws = esquisse.tirage
    found = []
    least = 1 if draws.chance(95) else 0
    for label, kind, unit, low, high in draws.suite(banque("actions")["indicateurs"], least, 3):
        first, last = sorted(draws.entier(int(low), int(high)) for _ in range(2))
        start = esquisse.temps.debut.year
        known = esquisse.finale or draws.chance(85)
        over = [year for year in esquisse.temps.annees if esquisse.signee and year < ETAT.year]
        found.append(
            {
                "libelle": draws.remplie(label, words),
                "type": kind,
                "unite": unit,
                "valeur_initiale": nombre(first) if known else None,
                "date_initiale": str(start - 1) if known else None,
                "cible": nombre(last),
                "date_cible": str(esquisse.temps.fin.year),
                "source": "tableau de suivi" if draws.chance(60) else None,
                "frequence": draws.un(("annuelle", "semestrielle")),
                "valeurs": [
                    {
                        "annee": year,
                        "valeur": nombre(draws.entier(first, last)),
                    }
                    for year in over
                ],
            }
        )
    return found


def avancement(esquisse: Esquisse) -> dict[str, Any]:
    """Return the progress of an action on the last day of the year."""
    draws = esquisse.tirage
    day = max(date(ETAT.year - 1, 12, 31), esquisse.temps.debut)
    if esquisse.statut == "signe" or day > ETAT:
        return {"statut": "non_demarree"}
    state = draws.un(_AVANCEMENTS)
    rate = {"non_demarree": 0, "realisee": 100}.get(state, draws.entier(1, 19) * 5)
    said = draws.un(banque("actions")["avancement"]) if draws.chance(40) else None
    return {
        "statut": state,
        "taux": rate,
        "date": day,
        "commentaire": Paragraphes(said) if said else None,
    }
