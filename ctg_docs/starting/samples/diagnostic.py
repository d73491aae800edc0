"""The diagnostic of a synthetic territory: figures, tables that add up, strengths."""

from __future__ import annotations

from typing import Any

from ctg_docs.starting.samples.banque import banque
from ctg_docs.starting.samples.esquisse import Esquisse
from ctg_docs.starting.samples.projet import ChampTire
from ctg_docs.starting.yaml_blocks import Paragraphes
from ctg_docs.starting.yaml_text import nombre

_PRECISIONS = (None, None, None, "pres_de", "environ", "plus_de")


def diagnostic(esquisse: Esquisse, champs: list[ChampTire]) -> dict[str, Any] | None:
    """Return the diagnostic, with a chapter a field; a draft may have none yet."""
    draws, words = esquisse.tirage, banque("dossier")["diagnostic"]
    if not esquisse.finale and draws.chance(20):
        return None
    year = str(esquisse.temps.debut.year - 1)
    population = {"libelle": "Population", "valeur": nombre(esquisse.lieu.population)}
    return {
        "introduction": _said(esquisse, words["introductions"], year),
        "sources": draws.suite(words["sources"], 1, 5),
        "date": year,
        "chiffres": [
            {**population, "unite": "habitants", "source": "Insee"},
            *(_chiffre(esquisse, mesure, year) for c in champs for mesure in c.mots["mesures"][:1]),
        ],
        "thematiques": [_thematique(esquisse, champ.mots, year) for champ in champs],
    }


def _said(esquisse: Esquisse, choices: list[str], year: str, most: int = 1) -> Paragraphes:
    draws = esquisse.tirage
    drawn = draws.suite(choices, 1, most)
    return Paragraphes("\n\n".join(draws.remplie(text, {"annee": year}) for text in drawn))


def _thematique(esquisse: Esquisse, mots: dict[str, Any], year: str) -> dict[str, Any]:
    draws, words = esquisse.tirage, banque("dossier")["diagnostic"]
    tables = 1 if draws.chance(70) else 0
    return {
        "id": f"diagnostic-{mots['id']}",
        "titre": mots["titre"],
        "texte": _said(esquisse, words["textes"], year, 3),
        "chiffres": [_chiffre(esquisse, mesure, year) for mesure in mots["mesures"]],
        "tableaux": [_tableau(esquisse, mots["tableau"], year)] * tables,
        "forces": draws.suite(words["forces"], 0, 3),
        "faiblesses": draws.suite(words["faiblesses"], 0, 3),
    }


def _chiffre(esquisse: Esquisse, mesure: list[str], year: str) -> dict[str, Any]:
    draws = esquisse.tirage
    label, unit = mesure
    value = f"{draws.entier(2, 96)},{draws.entier(0, 9)}" if unit == "%" else None
    return {
        "libelle": label,
        "valeur": value or nombre(draws.entier(12, 24_000)),
        "precision": draws.un(_PRECISIONS),
        "unite": unit,
        "date": year,
        "source": draws.un(("Insee", "Caisse", "Collectivité")),
    }


def _tableau(esquisse: Esquisse, drawn: list[Any], year: str) -> dict[str, Any]:
    """Return a table of two years, whose last line is the sum of the others."""
    draws = esquisse.tirage
    title, rows = drawn
    before = [draws.entier(8, 900) for _ in rows]
    after = [value * draws.entier(80, 125) // 100 for value in before]
    lines = [[label, nombre(a), nombre(b)] for label, a, b in zip(rows, before, after, strict=True)]
    total = ["Total", nombre(sum(before)), nombre(sum(after))]
    return {
        "titre": title,
        "colonnes": ["Catégorie", str(int(year) - 4), year],
        "lignes": [*lines, total],
        "source": "Collectivité",
    }
