"""French wording of the closed values that sources write without accents."""

from __future__ import annotations

from ctg_docs.french.words import de_nom

_LABELS = {
    "a_developper": "à développer",
    "non_demarree": "non démarrée",
    "en_cours": "en cours",
    "realisee": "réalisée",
    "reportee": "reportée",
    "abandonnee": "abandonnée",
    "realisation": "réalisation",
    "resultat": "résultat",
    "envisage": "envisagé",
    "demande": "demandé",
    "strategique": "stratégique",
    "thematique": "thématique",
    "etp": "ETP",
    "m2": "m²",
    "designe": "désigne",
    "decide": "décide",
    "pres_de": "près de",
    "plus_de": "plus de",
    "moins_de": "moins de",
    "adoptee": "adoptée",
    "rejetee": "rejetée",
    "ajournee": "ajournée",
    "retiree": "retirée",
}


_INFINITIFS = {"dit": "dire", "prend acte": "prendre acte"}


def infinitif(verbe: str) -> str:
    """Return the verb of a decision as a proposal says it: « d’approuver », « de désigner »."""
    return de_nom(_INFINITIFS.get(verbe) or f"{libelle(verbe)}r")


def libelle(value: str) -> str:
    """Return a closed value as it prints: « a_developper » gives « à développer »."""
    return _LABELS.get(value, value)
