"""The letter of a caisse: the conventions it signed over a stretch of days, told together.

What all of them share (period, fields) is said once, at the head; each one then tells what is its
own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ctg_docs.composing.facts.champs import champs_dits
from ctg_docs.composing.facts.institutions import Institution
from ctg_docs.composing.facts.vue import Vue
from ctg_docs.composing.families.lettre.annonces import Annonce
from ctg_docs.composing.families.lettre.selection import Numero, Selection
from ctg_docs.french import dates
from ctg_docs.french.intervalles import en_intervalle
from ctg_docs.french.numbers import compte_lettres
from ctg_docs.french.plurals import pluriel
from ctg_docs.french.signs import NBSP
from ctg_docs.model.parties import TypePartie
from ctg_docs.model.projet import Champ
from ctg_docs.reference import caisses, sigles
from ctg_docs.suggestions import fold


@dataclass(frozen=True)
class Recit:
    """An announcement in its letter: what the others do not share with it."""

    annonce: Annonce
    jour: str
    """« le 8 mars »."""
    meme_jour: bool
    """Whether the one before was signed on that day too."""
    periode: str | None
    champs: str
    """« les champs de la jeunesse et du logement », empty when there is none."""

    @property
    def partielle(self) -> bool:
        """Whether its sources tell a part of it: it may have other fields."""
        return self.annonce.vue.sources.convention.partielle


@dataclass(frozen=True)
class Lettre:
    """The announcements of one caisse, by date."""

    numero: Numero
    annonces: tuple[Annonce, ...]

    @property
    def nom_court(self) -> str:
        """« la Caf des Hauts-de-Seine »."""
        known = caisses.par_departement(self.numero.departement)
        return known.nom_court if known else self.annonces[0].caisse.nom_court

    @property
    def caisse(self) -> Institution:
        """The caisse, as its conventions name it."""
        return self.annonces[0].caisse

    @property
    def quand(self) -> str:
        """« en mars 2024 »."""
        return en_intervalle(self.numero.du, self.numero.au)

    @property
    def epoque(self) -> str:
        """The date of the letter: « mars 2024 », « de mars à mai 2024 »."""
        return self.quand.removeprefix("en ")

    @property
    def titre(self) -> str:
        """« Trois nouvelles signatures de CTG en mars 2024 »."""
        many = len(self.annonces)
        name = sigles.ctg(self.numero.departement)
        convention = pluriel(name) if many > 1 else name
        return f"{compte_lettres(many, 'nouvelle signature', 'f')} de {convention} {self.quand}"

    @property
    def sigle(self) -> str:
        """The name of one convention: « CTG », in full in French Guiana."""
        return sigles.ctg(self.numero.departement)

    @property
    def commune_seule(self) -> bool:
        """Whether a commune alone signs with the caisse, everywhere."""
        kinds = [[i.partie.type for i in a.vue.a_la_signature.collectivites] for a in self.annonces]
        return all(k == [TypePartie.COMMUNE] for k in kinds)

    @property
    def periode(self) -> str | None:
        """The period, when all the conventions have the same."""
        periods = {a.periode for a in self.annonces}
        return periods.pop() if len(periods) == 1 else None

    @property
    def champs(self) -> str:
        """The fields that all the conventions name, in the order of the first one."""
        first = self.annonces[0].vue
        return _champs(first, [c for c in first.sources.champs if self._commun(c)])

    @property
    def partielle(self) -> bool:
        """Whether the sources of a convention tell a part of it: it may have other fields."""
        return any(a.vue.sources.convention.partielle for a in self.annonces)

    @property
    def recits(self) -> list[Recit]:
        """The stories of the announcements, in the order of the days."""
        return [
            Recit(
                annonce,
                self._jour(annonce),
                before is not None and before.date == annonce.date,
                None if self.periode else annonce.periode,
                _champs(
                    annonce.vue, [c for c in annonce.vue.sources.champs if not self._commun(c)]
                ),
            )
            for before, annonce in zip((None, *self.annonces), self.annonces, strict=False)
        ]

    def _commun(self, champ: Champ) -> bool:
        """Whether every convention names this field."""
        return all(
            champ.titre.casefold() in {c.titre.casefold() for c in a.vue.sources.champs}
            for a in self.annonces
        )

    def _jour(self, annonce: Annonce) -> str:
        """« le 8 mars »; with the year where the letter covers several."""
        day = f"le {dates.date_longue(annonce.date)}"
        same = self.numero.du.year == self.numero.au.year
        return day.removesuffix(f"{NBSP}{annonce.date.year}") if same else day


def _champs(vue: Vue, champs: Sequence[Champ]) -> str:
    return champs_dits(champs, vue.niveaux["champ"]) if champs else ""


def lettres(announced: Iterable[Annonce], selection: Selection) -> list[Lettre]:
    """Return the letters asked for, by département then by date; none has no announcement."""
    grouped: dict[Numero, list[Annonce]] = {}
    for annonce in announced:
        if numero := selection.numero(annonce.departement, annonce.date):
            grouped.setdefault(numero, []).append(annonce)
    found = [
        Lettre(numero, tuple(sorted(group, key=lambda a: (a.date, fold(a.lieu.name), a.id))))
        for numero, group in sorted(grouped.items())
    ]
    return [
        lettre
        for lettre in found
        if not selection.territoires or selection.territoires & {a.id for a in lettre.annonces}
    ]
