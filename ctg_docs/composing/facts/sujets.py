"""Subjects of files, and families of documents."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from ctg_docs.composing.facts import context
from ctg_docs.composing.facts.logos import logos_of
from ctg_docs.composing.facts.vue import Vue
from ctg_docs.composing.house.catalogue import Entree
from ctg_docs.document.nodes import Picture
from ctg_docs.reading.origins import computed

Objet = TypeVar("Objet")


@dataclass(frozen=True)
class Notice:
    """The title of a file and its metadata; `titre` is for a file that has a cover, or no title."""

    titre: str
    auteur: str
    date: date | None
    mots_cles: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sujet(Generic[Objet]):
    """One file to make: its path under its folder, and what it is about.

    `vues` are the conventions that it tells of, one at least; `objet` is the sitting, the action,
    the letter… in them, None when the whole of a convention is meant. `votee` tells whether the
    council has voted, when the file is about a sitting.
    """

    chemin: str
    vues: tuple[Vue, ...]
    objet: Objet
    notice: Notice
    votee: bool = False

    @property
    def vue(self) -> Vue:
        """The convention, or the first of them."""
        return self.vues[0]

    @property
    def logos(self) -> tuple[Picture, ...]:
        """Logos of the parties; of the caisse alone, where several conventions are told of."""
        if len(self.vues) == 1:
            return tuple(self.vue.logos)
        each = (logos_of(v.folder, [v.caisse]) for v in self.vues if v.caisse)
        return next((tuple(found) for found in each if found), ())


@dataclass(frozen=True)
class Famille(Generic[Objet]):
    """Documents made together: the files that they make, and the names that they offer templates.

    `sujets` takes a line of the catalogue and what its `par` says: the view of a territory, the
    letters of the caisses, the sheet of a dossier. Names may be `Lazy`.
    """

    sujets: Callable[[Entree, Any], list[Sujet[Objet]]]
    noms: Callable[[Sujet[Objet]], Mapping[str, Any]]


def sujets(entree: Entree, vue: Vue) -> list[Sujet[None]]:
    """Return the one file about the whole of a convention."""
    return [Sujet(entree.id, (vue,), None, notice(entree, vue))]


def noms(sujet: Sujet[Any]) -> Mapping[str, Any]:
    """Return the names of the templates that tell of a convention, whatever the document."""
    return context.noms(sujet.vue)


def notice(entree: Entree, vue: Vue) -> Notice:
    """Return the notice of a document of a territory."""
    identite = vue.sources.convention
    years = vue.periode.annees
    name = identite.titre if entree.id == entree.famille == "convention" else entree.titre
    caisse = vue.caisse
    title = " ".join(filter(None, (name, years, "–", vue.lieu.name)))
    return Notice(
        computed(title, name, years, vue.lieu),
        str(identite.auteur or (caisse.nom if caisse and caisse.nom else "")),
        identite.date_version or vue.jour,
        tuple(str(champ.titre) for champ in vue.sources.champs),
    )
