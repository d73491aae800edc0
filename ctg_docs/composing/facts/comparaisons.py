"""Comparisons drawn from the sources: budgets, actions, indicators, figures.

Each function returns the values of a chart, for `graphique`; it counts only what is written, and
says so where something is not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from decimal import Decimal

from ctg_docs.composing.vocabulary.charts import Donnees
from ctg_docs.composing.vocabulary.labels import libelle
from ctg_docs.french.initials import capitale
from ctg_docs.french.plurals import pluriel
from ctg_docs.model.actions import Action
from ctg_docs.model.arbre import Projet
from ctg_docs.model.diagnostic import Chiffre, Tableau
from ctg_docs.model.echeances import annee
from ctg_docs.model.mesures import derniere, parcours
from ctg_docs.model.projet import Niveau
from ctg_docs.model.suivi import somme
from ctg_docs.model.types import read_number


def _titles(values: Iterable[str]) -> dict[str, str]:
    """Return the words that head what is in each of these states: « Non démarrées »."""
    return {value: capitale(pluriel(libelle(value))) for value in values}


ETATS = _titles(("existante", "a_developper", "nouvelle"))
STATUTS = _titles(("non_demarree", "en_cours", "realisee", "reportee", "abandonnee"))
USUAL = ("non_demarree", "en_cours", "realisee")
"""States of progress that are counted even when no action is in them."""
PRINTED = ("€", "%")
"""Units that follow each value."""
UNSAID = "Non précisé"
WHOLE = ("total", "ensemble")
"""How the row that sums the others begins."""
FEWEST = 3
"""Parts of a whole that a chart shows better than a table does."""
_YEAR = re.compile(r"(?:19|20)\d\d")
LONGEST = 10
"""Years up to which those without any action are shown too."""


def budget_par_champ(projet: Projet, niveaux: Mapping[str, Niveau]) -> Donnees:
    """Return the forecast of the actions of each field, and what was spent once it is known.

    From `actions[].budget[].montant` and `realise`; every line counts, whatever its year and taxes.
    """
    rows = []
    for champ in projet.champs:
        lines = [line for a in champ.actions for line in a.action.budget]
        spent = [line.realise for line in lines if line.realise is not None]
        rows.append((champ.champ.titre, (somme(line.montant for line in lines), somme(spent))))
    known = any(spent is not None for _, (_, spent) in rows)
    subject = "Budget prévu et réalisé" if known else "Budget prévisionnel"
    level = niveaux["champ"].singulier
    return Donnees(
        f"{subject} des actions par {level}",
        capitale(level),
        ("Prévu", "Réalisé"),
        tuple(rows),
        "€",
        prevues=("Prévu",),
    )


def actions_par_etat(projet: Projet, niveaux: Mapping[str, Niveau]) -> Donnees | None:
    """Return the number of actions of each field that exist, are to be developed or are new.

    From `actions[].etat`; None when no action says it.
    """
    said = {a.action.etat for a in projet.actions}
    if said <= {None}:
        return None
    kinds = [etat for etat in (*ETATS, None) if etat in said]
    rows = []
    for champ in projet.champs:
        counts = Counter(a.action.etat for a in champ.actions)
        rows.append((champ.champ.titre, tuple(Decimal(counts[etat]) for etat in kinds)))
    level = niveaux["champ"].singulier
    return Donnees(
        f"Actions par état et par {level}",
        capitale(level),
        tuple(ETATS[etat] if etat else UNSAID for etat in kinds),
        tuple(rows),
        genre="barres-empilees",
    )


def actions_par_annee(projet: Projet) -> Donnees:
    """Return the number of actions that begin in each year, from `actions[].calendrier.debut`."""
    counts = Counter(_debut(a.action) for a in projet.actions)
    unsaid = counts.pop(None, 0)
    known = sorted(year for year in counts if year)
    years = range(known[0], known[-1] + 1) if known else range(0)
    shown = years if len(years) <= LONGEST else known
    rows = [(str(year), (Decimal(counts[year]),)) for year in shown]
    if unsaid:
        rows.append((UNSAID, (Decimal(unsaid),)))
    return Donnees(
        "Actions par année de démarrage", "Année", ("Actions",), tuple(rows), genre="colonnes"
    )


def actions_par_avancement(projet: Projet) -> Donnees | None:
    """Return the number of actions in each state, from `actions[].avancement.statut`.

    None when no action says where it stands.
    """
    counts = Counter(
        a.action.avancement.statut if a.action.avancement else "" for a in projet.actions
    )
    unsaid = counts.pop("", 0)
    if not counts:
        return None
    rows = [
        (label, (Decimal(counts[statut]),))
        for statut, label in STATUTS.items()
        if counts[statut] or statut in USUAL
    ]
    if unsaid:
        rows.append((UNSAID, (Decimal(unsaid),)))
    return Donnees("Avancement des actions", "Avancement", ("Actions",), tuple(rows))


def indicateurs_cibles(actions: Iterable[tuple[str, Action]]) -> Donnees:
    """Return the progress of each indicator from its baseline to its target, in percent.

    `actions` are pairs of a code and an action. Only an indicator with `valeur_initiale`, `cible`
    and a value of `valeurs` counts; the last value is that of the latest year.
    """
    rows = [
        (f"{code} – {indicateur.libelle} ({last.annee})", (way,))
        for code, action in actions
        for indicateur in action.indicateurs
        if (last := derniere(indicateur)) and (way := parcours(indicateur)) is not None
    ]
    return Donnees(
        "Chemin parcouru de la valeur initiale à la cible",
        "Indicateur",
        ("Chemin parcouru",),
        tuple(rows),
        "%",
        repere=Decimal(100),
    )


def chiffres_par_unite(chiffres: Iterable[Chiffre], sujet: str) -> list[Donnees]:
    """Return the figures of the diagnostic that bear the same unit, two of them at least.

    `sujet` is what they describe (« Petite enfance »). A figure keeps its date and what it says of
    its precision (« environ »).
    """
    groups: dict[str, list[Chiffre]] = {}
    for chiffre in chiffres:
        if chiffre.unite:
            unit = "€" if chiffre.unite == "euros" else chiffre.unite
            groups.setdefault(unit, []).append(chiffre)
    return [
        Donnees(
            sujet if unit in PRINTED else f"{sujet} ({unit})",
            "Chiffre",
            ("Valeur",),
            tuple((_nom(c), (c.valeur,)) for c in found),
            unit,
        )
        for unit, found in groups.items()
        if len(found) > 1
    ]


def repartition(tableau: Tableau) -> Donnees | None:
    """Return the parts of a whole that a table of the diagnostic counts, the whole as its last row.

    It has one column of counts, or one a year. None for a table that counts several things, or
    nothing: its rows are not to be compared.
    """
    counted = {
        titre: values
        for rank, titre in enumerate(tableau.colonnes)
        if rank and (values := _counts(tableau, rank))
    }
    *parts, whole = (row[0] if row else "" for row in tableau.lignes)
    compared = len(counted) == 1 or all(map(_YEAR.fullmatch, counted))
    if not counted or not compared or len(parts) < FEWEST or not whole.lower().startswith(WHOLE):
        return None
    rows = zip(parts, zip(*counted.values(), strict=True), strict=False)
    return Donnees(tableau.titre, tableau.colonnes[0], tuple(counted), tuple(rows))


def _counts(tableau: Tableau, column: int) -> list[Decimal | None]:
    """Return the numbers of a column, none if a cell says something else; an empty one is None."""
    try:
        found = [read_number(row[column]) if row[column] else None for row in tableau.lignes]
    except (ValueError, IndexError):
        return []
    return found if any(value is not None for value in found) else []


def _nom(chiffre: Chiffre) -> str:
    notes = [libelle(chiffre.precision) if chiffre.precision else None, chiffre.date]
    said = ", ".join(filter(None, notes))
    return f"{chiffre.libelle} ({said})" if said else chiffre.libelle


def _debut(action: Action) -> int | None:
    return annee(action.calendrier.debut) if action.calendrier else None
