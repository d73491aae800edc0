"""The titles of a report, computed from its follow-up, for its templates."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from ctg_docs.composing.facts.vue import Vue
from ctg_docs.composing.families.suivi import depenses, messages
from ctg_docs.model.mesures import Mesure
from ctg_docs.model.suivi import ActionSuivie
from ctg_docs.reading.origins import computed


def titre_avancement(vue: Vue, actions: Sequence[ActionSuivie] | None = None) -> str:
    """Return the number of actions begun, of the plan or of some of its actions."""
    shown = vue.suivi.actions if actions is None else actions
    announced = vue.projet.totaux.get("action")
    whole = actions is not None or announced == len(shown)
    said: str = computed(
        messages.avancement_dit(shown, vue.niveaux["action"], entier=whole),
        [a.avancement for a in shown],
    )
    return said


def titre_budget(vue: Vue) -> str:
    """Return the money spent as a share of what was planned to date."""
    alone = depenses.sans_annee(vue.suivi)
    return messages.budget_dit(depenses.a_date(vue.suivi), alone)


def titre_budget_annee(vue: Vue) -> str:
    """Return the same of the last year alone, empty where it is the only one."""
    whole, last = depenses.a_date(vue.suivi), depenses.derniere_annee(vue.suivi)
    return "" if last is None or whole == last else messages.budget_dit(last)


def titre_budget_champs(vue: Vue) -> str:
    """Return the fields that spent the least and the most, empty where none differs."""
    suivi = vue.suivi
    rows = [(c, depenses.du_champ(suivi, suivi.du_champ(c))) for c in vue.projet.champs]
    return messages.fields_spent(rows, vue.niveaux["champ"])


def titre_champs(vue: Vue) -> str:
    """Return the fields that are the least and the most advanced, empty where none differs."""
    rows = [(c, vue.suivi.du_champ(c)) for c in vue.projet.champs]
    return messages.fields_begun(rows, vue.niveaux)


def titre_indicateurs(vue: Vue, mesures: Sequence[Mesure] | None = None) -> str:
    """Return the number of indicators at their target, of the plan or of some."""
    return messages.indicateurs_dits(vue.suivi.mesures if mesures is None else mesures)


def noms(vue: Vue) -> dict[str, Any]:
    """Return the titles of this family, and the money that they compare."""
    functions = (
        titre_avancement,
        titre_budget,
        titre_budget_annee,
        titre_budget_champs,
        titre_champs,
        titre_indicateurs,
    )
    titles = {function.__name__: partial(function, vue) for function in functions}
    return titles | {
        "a_date": depenses.a_date(vue.suivi),
        "sans_annee": depenses.sans_annee(vue.suivi),
    }
