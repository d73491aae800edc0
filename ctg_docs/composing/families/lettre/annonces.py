"""The signature of one convention, as its caisse announces it.

A fact that the sources do not state is None, and its sentence disappears.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import zip_longest

from ctg_docs.composing.facts.assistance import Assistance, assistance
from ctg_docs.composing.facts.institutions import Institution
from ctg_docs.composing.facts.vue import Vue
from ctg_docs.composing.families.lettre.selection import departement_de_caisse
from ctg_docs.document.nodes import Picture
from ctg_docs.document.sources import picture_of
from ctg_docs.french.initials import minuscule
from ctg_docs.french.lists import ponctuer
from ctg_docs.french.salles import est_mairie
from ctg_docs.french.toponyms import Toponym
from ctg_docs.model.communication import BlocsLettre, DocumentPublic, Editorial, Temoignage
from ctg_docs.reading.prose import Prose

PROJETS = 7
"""Number of projects taken from the plan of actions, when none was chosen for the letter."""

_ARTICLE = re.compile(r"(?:L[ea’']|Les|Une?|Des)\b|L’")


@dataclass(frozen=True)
class PhotoLettre:
    """A picture of the letter, its caption and its author."""

    picture: Picture
    legende: str | None
    credit: str | None


@dataclass(frozen=True)
class Annonce:
    """The signature of one convention, as its caisse announces it."""

    vue: Vue
    caisse: Institution
    departement: str
    date: date

    @property
    def id(self) -> str:
        """The name of the territory's folder."""
        return self.vue.folder.name

    @property
    def lieu(self) -> Toponym:
        """The territory."""
        return self.vue.lieu

    @property
    def sur_place(self) -> bool:
        """Whether it was signed in the commune that it is about."""
        where = self.vue.lieu_ceremonie
        return where is not None and where.name == self.lieu.name

    @property
    def ou(self) -> str | None:
        """« à l’hôtel de ville de Bois-Colombes », « au Port »."""
        return self.vue.ou_signer(self.vue.lieu_ceremonie)

    @property
    def salle(self) -> str | None:
        """« à l’hôtel de ville », where the sentence has named the commune."""
        return self.vue.ou_signer(None)

    @property
    def mairie(self) -> bool:
        """Whether it was signed in a town hall, which takes the name of its commune."""
        salle = self.vue.salle
        return salle is not None and est_mairie(salle)

    @cached_property
    def assistance(self) -> Assistance:
        """The signatories and the people who attended."""
        return assistance(self.vue.a_la_signature)

    @property
    def rang(self) -> int | None:
        """The rank of the convention of that territory, from the second on."""
        rank = self.vue.sources.convention.rang
        return rank if rank and rank > 1 else None

    @property
    def periode(self) -> str | None:
        """« cinq ans, de 2023 à 2027 »."""
        return self.vue.periode.etendue or None

    @property
    def editorial(self) -> Editorial | None:
        """The word of welcome that the territory gives to the letter."""
        return self._blocs.editorial

    @property
    def temoignages(self) -> tuple[Temoignage, ...]:
        """Words of persons whom the convention serves."""
        return self._blocs.temoignages

    @property
    def liens(self) -> tuple[DocumentPublic, ...]:
        """Pages to read, by their titles."""
        return self._blocs.liens

    @property
    def photos(self) -> list[PhotoLettre]:
        """Pictures of the territory, with their captions."""
        return [
            PhotoLettre(picture_of(self.vue.folder, p.fichier, p.alternative), p.legende, p.credit)
            for p in self._blocs.photos
        ]

    @property
    def _blocs(self) -> BlocsLettre:
        communication = self.vue.sources.communication
        return communication.lettre if communication else BlocsLettre()

    @property
    def projets(self) -> list[str]:
        """The projects chosen for the letter, else some of the plan, punctuated as a list."""
        communication = self.vue.sources.communication
        chosen = (
            [p.texte for p in communication.projets_phares if p.lettre] if communication else []
        )
        texts = chosen or _du_plan(self.vue)
        marked = ponctuer([_minuscule(text) for text in texts])
        return [Prose(m) if isinstance(t, Prose) else m for m, t in zip(marked, texts, strict=True)]


def annonces(vue: Vue) -> list[Annonce]:
    """Return the announcements of a convention: one signature for each of its caisses.

    Nothing when it is not signed, or when its date, its caisse or the département is unknown.
    """
    day = vue.signee_le
    if day is None or not vue.sources.convention.statut.signee:
        return []
    place = vue.sources.territoire
    found: dict[str, Annonce] = {}
    for institution in vue.signataires:
        if not institution.partie.type.caisse:
            continue
        code = departement_de_caisse(
            institution.partie.departement, place.departement, place.code_insee
        )
        if code:
            found.setdefault(code, Annonce(vue, institution, code, day))
    return list(found.values())


def _du_plan(vue: Vue) -> list[str]:
    """Return a few actions in their noun form: the first of each field, then the second…"""
    by_field = [
        [n.action.mots_presse_nominal for n in champ.actions if n.action.mots_presse_nominal]
        for champ in vue.projet.champs
    ]
    turns = zip_longest(*by_field)
    return [text for turn in turns for text in turn if text][:PROJETS]


def _minuscule(text: str) -> str:
    """Return an item of a list: its article in lower case, any other first word as it stands."""
    return minuscule(text) if _ARTICLE.match(text) else text
