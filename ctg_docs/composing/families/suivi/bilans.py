"""Comparisons of a yearly report: progress by field, money and time by year.

Each function returns the values of a chart, for `graphique`; it counts only what is written.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import partial
from typing import Any

from ctg_docs.composing.facts.comparaisons import STATUTS, UNSAID
from ctg_docs.composing.facts.vue import Vue
from ctg_docs.composing.families.suivi.depenses import du_champ
from ctg_docs.composing.vocabulary.charts import Donnees
from ctg_docs.composing.vocabulary.labels import libelle
from ctg_docs.document.nodes import ChartKind
from ctg_docs.french.initials import capitale
from ctg_docs.french.numbers import compte
from ctg_docs.french.words import Genre
from ctg_docs.model.arbre import ChampNumerote
from ctg_docs.model.projet import Niveau
from ctg_docs.model.suivi import ActionSuivie, Suivi

_WAYS = (
    ("Cible atteinte", 100, None),
    ("Au moins la moitié du chemin", 50, 100),
    ("Moins de la moitié du chemin", 0, 50),
    ("Recul", None, 0),
)
"""Classes of progress of indicators, each with its bounds in percent, the upper one left out."""

_COULEURS = {
    "non_demarree": "neutre",
    "en_cours": "en_cours",
    "realisee": "bon",
    "reportee": "attention",
    "abandonnee": "arret",
}
"""The colour of each state of progress, in a workbook."""
_FIRST_DONE = ("realisee", "en_cours", "non_demarree", "reportee", "abandonnee")


def comptes_par_statut(actions: Sequence[ActionSuivie], genre: Genre) -> list[str]:
    """Return the number of actions in each state: « 2 réalisées », « 1 en cours ».

    `genre` is that of the word by which the territory calls its actions.
    """
    counts = Counter(action.statut for action in actions)
    words = {s: libelle(s) if genre == "f" else libelle(s).removesuffix("e") for s in _FIRST_DONE}
    return [compte(counts[s], word) for s, word in words.items() if counts[s]]


def avancement_par_champ(suivi: Suivi, niveaux: Mapping[str, Niveau]) -> Donnees | None:
    """Return the number of actions of each field in each state, None when no action says it."""
    said = {a.statut for a in suivi.actions}
    kinds = [statut for statut in _FIRST_DONE if statut in said]
    if not kinds:
        return None
    kinds += [""] if "" in said else []
    rows = []
    for champ in suivi.projet.champs:
        counts = Counter(a.statut for a in suivi.du_champ(champ))
        rows.append((champ.champ.titre, tuple(Decimal(counts[kind]) for kind in kinds)))
    level = niveaux["champ"].singulier
    return Donnees(
        f"Avancement par {level}",
        capitale(level),
        tuple(STATUTS.get(kind, UNSAID) for kind in kinds),
        tuple(rows),
        genre="barres-empilees",
    )


def budget_par_annee(suivi: Suivi) -> Donnees:
    """Return the forecast and the expense of each year."""
    rows = tuple((str(y), (suivi.prevu_en(y), suivi.realise_en(y))) for y in suivi.annees)
    return _money("Budget prévu et réalisé par année", "Année", rows, "colonnes")


def budget_a_date(suivi: Suivi, niveaux: Mapping[str, Niveau]) -> Donnees | None:
    """Return the forecast and the expense of each field up to date, None before any expense."""
    found = [(c, du_champ(suivi, suivi.du_champ(c))) for c in suivi.projet.champs]
    known = [(c, d) for c, d in found if d is not None and d.lignes]
    if not known:
        return None
    level = niveaux["champ"].singulier
    rows = tuple((c.champ.titre, (d.prevu, d.realise)) for c, d in known)
    subject = f"Budget {known[0][1].annees} prévu et réalisé, par {level}"
    return _money(subject, capitale(level), rows, "barres")


def _money(subject: str, column: str, rows: tuple[Any, ...], kind: ChartKind) -> Donnees:
    return Donnees(subject, column, ("Prévu", "Réalisé"), rows, "€", kind, prevues=("Prévu",))


def chemins(suivi: Suivi) -> Donnees:
    """Return the number of indicators that reached their target, or came half of the way."""
    ways = [m.parcours for m in suivi.mesures if m.parcours is not None]
    rows = tuple(
        (
            label,
            (
                Decimal(
                    sum((low is None or way >= low) and (up is None or way < up) for way in ways)
                ),
            ),
        )
        for label, low, up in _WAYS
    )
    return Donnees("Indicateurs selon le chemin parcouru", "Chemin", ("Indicateurs",), rows)


def chemins_du_champ(suivi: Suivi, champ: ChampNumerote) -> Donnees:
    """Return the progress of each indicator of a field, in percent."""
    rows = tuple(
        (m.nom, (m.parcours,))
        for action in suivi.du_champ(champ)
        for m in action.mesures
        if m.parcours is not None
    )
    return Donnees(
        f"Chemin parcouru par les indicateurs : {champ.champ.titre}",
        "Indicateur",
        ("Chemin parcouru",),
        rows,
        "%",
        repere=Decimal(100),
    )


def titre_des_mesures(champ: ChampNumerote) -> str:
    """Return the caption of the table of the indicators of a field, which their chart names."""
    return f"{champ.champ.titre}\u00a0: départ, cible et dernière valeur des indicateurs"


def noms(vue: Vue) -> dict[str, Any]:
    """Return the values of the charts of this family, for `graphique`."""
    return {
        "avancement_par_champ": partial(avancement_par_champ, vue.suivi, vue.niveaux),
        "budget_a_date": partial(budget_a_date, vue.suivi, vue.niveaux),
        "budget_par_annee": partial(budget_par_annee, vue.suivi),
        "chemins": partial(chemins, vue.suivi),
        "chemins_du_champ": partial(chemins_du_champ, vue.suivi),
        "comptes_par_statut": comptes_par_statut,
        "titre_des_mesures": titre_des_mesures,
        "statuts": [(libelle(statut), couleur) for statut, couleur in _COULEURS.items()],
    }
