"""The action sheets of a synthetic project, short or long, with what became of them."""

from __future__ import annotations

from typing import Any

from ctg_docs.french.initials import capitale, minuscule
from ctg_docs.french.words import a_nom, de_nom, du_nom
from ctg_docs.model.identifiers import identifier
from ctg_docs.starting.samples.banque import banque
from ctg_docs.starting.samples.esquisse import Esquisse
from ctg_docs.starting.samples.mesures import avancement, budget, financements, indicateurs
from ctg_docs.starting.samples.projet import ChampTire
from ctg_docs.starting.yaml_blocks import Paragraphes

_LONGEST = 55
"""Signs of an id, but for those of its field."""
_ETATS = ("existante", "a_developper", "nouvelle")


def fiches(esquisse: Esquisse, champ: ChampTire, equipements: list[str]) -> list[dict[str, Any]]:
    """Return the sheets of a field, in the order of its objectives."""
    draws, mots = esquisse.tirage, champ.mots
    models = mots["actions"] + banque("actions")["modeles"]
    kept = draws.des(models, champ.actions, champ.actions)
    ids = [f"{mots['id']}-{identifier(titre, _LONGEST)}" for titre, _ in kept]
    found = []
    for rank, (titre, nominal) in enumerate(kept):
        words = mots_de(esquisse, mots) | {"titre": titre, "nominal": nominal}
        sheet = _fiche(esquisse, champ, ids[rank], ids, words)
        # An even share of the sheets goes to each objective, in their order.
        sheet["rattachee_a"] = champ.attaches[rank * len(champ.attaches) // len(kept)]
        if equipements and draws.chance(25):
            sheet["equipements"] = draws.des(equipements, 1, 2)
        found.append(sheet)
    return found


def mots_de(esquisse: Esquisse, mots: dict[str, Any]) -> dict[str, str]:
    """Return the words that the sentences about a field take."""
    draws = esquisse.tirage
    return {
        "publics": draws.un(mots["publics"]),
        "equipes": draws.un(mots["equipes"]),
        "lieu": mots["lieu"],
        "du_lieu": de_nom(mots["lieu"]),
        "au_lieu": a_nom(mots["lieu"]),
        "du_champ": du_nom(minuscule(mots["titre"]), mots["genre"]),
        "annee": str(esquisse.temps.debut.year - draws.entier(1, 3)),
    }


def _fiche(
    esquisse: Esquisse, champ: ChampTire, name: str, ids: list[str], words: dict[str, str]
) -> dict[str, Any]:
    draws, bank = esquisse.tirage, banque("actions")
    long = draws.chance(60)

    def sentences(key: str, percent: int) -> Paragraphes | None:
        return Paragraphes(draws.phrase(bank[key], words)) if draws.chance(percent) else None

    complete = esquisse.finale or draws.chance(90)
    linked = [other for other in draws.des(ids, 0, 2) if other != name]
    pilots = [draws.remplie(said, words) for said in draws.des(bank["pilotes"], 1, 2)]
    return {
        "id": name,
        "titre": draws.remplie(words["titre"], words),
        "rattachee_a": None,
        "etat": draws.un(_ETATS) if draws.chance(80) else None,
        "repond_a": draws.suite(champ.enjeux, 0, 2),
        "constat": sentences("constats", 70),
        "description": _description(esquisse, words, long=long) if complete else None,
        "resultats_attendus": sentences("resultats", 60),
        "public_cible": [capitale(words["publics"])] if long else None,
        "pilote": pilots if complete else None,
        "partenaires": draws.des(bank["partenaires"], 0, 4),
        "calendrier": _calendrier(esquisse) if draws.chance(97) else None,
        "moyens_humains": _moyens(esquisse, words) if long else None,
        "moyens_materiels": sentences("moyens", 30),
        "budget": budget(esquisse) if draws.chance(60) else None,
        "financements": financements(esquisse) if draws.chance(50) else None,
        "indicateurs": indicateurs(esquisse, words),
        "modalites_evaluation": sentences("evaluations", 40),
        "priorite": draws.entier(1, 3) if draws.chance(50) else None,
        "avancement": avancement(esquisse) if esquisse.signee else None,
        "transversalites": ["Handicap"] if draws.chance(10) else None,
        "liens": linked,
        "mots_presse_nominal": draws.remplie(words["nominal"], words),
    }


def _description(esquisse: Esquisse, words: dict[str, str], *, long: bool) -> Paragraphes:
    draws, bank = esquisse.tirage, banque("actions")
    said = draws.des(bank["descriptions"], 1, 3 if long else 1)
    said += draws.des(bank["precisions"], 0, 1) if long else []
    return Paragraphes("\n\n".join(draws.remplie(part, words) for part in said))


def _calendrier(esquisse: Esquisse) -> dict[str, Any]:
    draws, years = esquisse.tirage, esquisse.temps.annees
    first, last = sorted((draws.un(years), draws.un(years)))
    words = ("", "janvier ", "septembre ") if first < last and draws.chance(40) else ("",)
    steps = [
        {"annee": year, "libelle": draws.un(banque("actions")["jalons"])}
        for year in sorted({draws.entier(first, last) for _ in range(draws.entier(0, 3))})
    ]
    # A year alone is a text of the sources: a bare number would read as one too.
    return {"debut": f"{draws.un(words)}{first}", "fin": str(last), "jalons": steps}


def _moyens(esquisse: Esquisse, words: dict[str, str]) -> dict[str, Any]:
    etp = f"0,{esquisse.tirage.entier(1, 9)}" if esquisse.tirage.chance(70) else "1"
    return {"etp": etp, "texte": f"{words['equipes']} et coordination"}
