"""What each file of a document is about: the territory, one sitting, one action."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ctg_docs.composing.facts.actes import Acte
from ctg_docs.composing.facts.seances import actes
from ctg_docs.composing.facts.vue import Vue
from ctg_docs.composing.house.catalogue import Entree


@dataclass(frozen=True)
class Sujet:
    """One file to make: its path under the territory's folder and the names it adds."""

    chemin: str
    noms: Mapping[str, Any] = field(default_factory=dict)
    votee: bool = False
    """Whether the council has voted, when the file is about a sitting."""


def sujets(entree: Entree, vue: Vue) -> list[Sujet]:
    """Return the files that a document makes of a territory, in the order of the sources."""
    match entree.par:
        case "seance":
            return [_seance(entree, acte) for acte in actes(vue)]
        case "action":
            return [
                Sujet(f"{entree.id}/{numbered.action.id}", {"numerotee": numbered})
                for numbered in vue.projet.actions
            ]
        case "territoire":
            return [Sujet(entree.id)]
        case "periode" | "dossier":
            return []  # a letter spans territories (`lettres`), a sheet lists files (`bordereau`)


def _seance(entree: Entree, acte: Acte) -> Sujet:
    names = {"seance": acte.seance, "acte": acte}
    return Sujet(f"{entree.id}/{acte.seance.id}", names, acte.votee)
