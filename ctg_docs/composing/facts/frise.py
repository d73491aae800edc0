"""The timeline of the plan: the years in which each action runs, by field.

An action whose end is not known is marked in the year in which it begins; one of no known year
has no mark.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ctg_docs.composing.facts.vue import Vue
from ctg_docs.composing.vocabulary.cells import Intertitre, colonne, colonnes
from ctg_docs.composing.vocabulary.constructors import NOTHING, Nothing
from ctg_docs.composing.vocabulary.tables import tableau
from ctg_docs.document.nodes import Table
from ctg_docs.french.initials import capitale
from ctg_docs.french.lists import sans_marque
from ctg_docs.model.actions import Action
from ctg_docs.model.echeances import annee
from ctg_docs.reading.origins import computed

MARK = "●"
MOST, FEWEST = 10, 2
"""Years beyond which, or under which, a timeline is no help."""

Years = range


def frise(vue: Vue) -> Table | Nothing:
    """Return the timeline as a table, a column a year; nothing where too few years are known."""
    spans = {a.code: _years(a.action) for a in vue.projet.actions}
    known = [year for years in spans.values() for year in years]
    own = _period(vue)
    years = range(min([*known, *own]), max([*known, *own]) + 1) if known else range(0)
    if not FEWEST <= len(years) <= MOST:
        return NOTHING
    level, action = vue.niveaux["champ"].singulier, vue.niveaux["action"].singulier
    rows: list[Intertitre | tuple[object, ...]] = []
    if own:
        rows.append(("La convention", *_marks(own, years)))
    for champ in vue.projet.champs:
        if champ.actions:
            rows.append(Intertitre(f"{capitale(level)} {champ.numero} – {champ.champ.titre}"))
        for a in champ.actions:
            title = sans_marque(a.action.titre)
            words = computed(f"{a.code} – {title}", a.code, a.action.titre)
            rows.append((words, *_marks(spans[a.code], years)))
    columns = [colonne(capitale(action), 7.0), *colonnes(years, 1, "centre")]
    return tableau(columns, rows, legende="Frise du plan d’actions")


def _years(action: Action) -> Years:
    """Return the years in which an action runs, as far as they are known."""
    if action.calendrier is None:
        return range(0)
    first = annee(action.calendrier.debut)
    last = annee(action.calendrier.fin, fin=True)
    return _between(year for year in (first, last) if year)


def _period(vue: Vue) -> Years:
    bounds = vue.sources.convention.periode
    return _between(year for year in (annee(bounds.debut), annee(bounds.fin)) if year)


def _between(years: Iterable[int]) -> Years:
    known = sorted(years)
    return range(known[0], known[-1] + 1) if known else range(0)


def _marks(own: Years, years: Years) -> Iterator[str]:
    return (MARK if year in own else "" for year in years)
