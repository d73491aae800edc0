"""Keys of a draft as its report tells them: by the titles of the schema."""

from __future__ import annotations

from functools import cache

from ctg_docs.importing.plans.mapping import A_CHOISIR, FILLED_DOWN, IGNORER
from ctg_docs.model.cles import rubriques
from ctg_docs.model.projet import NIVEAUX

_HOLDERS = {
    "avancement": "Avancement",
    "budget": "LigneBudget",
    "calendrier": "Calendrier",
    "financements": "Financement",
    "indicateurs": "Indicateur",
    "moyens_humains": "Moyens",
}
_OTHERS = {
    "champ": "champ",
    IGNORER: "laissé de côté",
    A_CHOISIR: "à préciser",
    "calendrier.annees": "Calendrier",
}


@cache
def key_name(cle: str) -> str:
    """Return a key in French: « Pilote », « Budget › Montant prévu », « objectif stratégique »."""
    if cle in _OTHERS:
        return _OTHERS[cle]
    if cle in FILLED_DOWN:
        return NIVEAUX[cle][0] if cle in NIVEAUX else cle
    holder, _, last = cle.partition("/")[0].partition(".")
    kind = cle.partition("/")[2]
    action = rubriques()["Action"].cles
    titres = [action[holder].titre] if holder in action else []
    inside = rubriques()[_HOLDERS[holder]].cles if last and holder in _HOLDERS else {}
    titres += [inside[last].titre] if last in inside else []
    return (" › ".join(titres) or cle) + (f" ({kind})" if kind else "")
