"""Facts of the public page beyond those of the press: fields, figures, dates, contact."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from ctg_docs.composing.facts.changements import changements
from ctg_docs.composing.facts.contact import contact_public
from ctg_docs.composing.facts.noms import nommer
from ctg_docs.composing.facts.projets import projet, projets_par_champ
from ctg_docs.composing.facts.reperes import Repere, repere, reperes
from ctg_docs.composing.facts.textes_publics import TextesPublics
from ctg_docs.composing.vocabulary.runs import lowered
from ctg_docs.document.nodes import Inlines, Text
from ctg_docs.french.initials import capitale
from ctg_docs.model.arbre import ActionNumerotee, ChampNumerote, ObjectifStrategiqueNumerote
from ctg_docs.model.projet import Champ
from ctg_docs.reading.origins import computed


@dataclass(frozen=True)
class Volet:
    """A field of the project as an inhabitant reads it."""

    champ: Champ
    objectifs: tuple[str, ...]
    """The objectives that no action follows."""
    actions: tuple[tuple[str, tuple[str, ...]], ...]
    """The actions under the title of their objective, which is empty when they have none."""

    @property
    def raconte(self) -> bool:
        """Whether the sources tell more of the field than its name and its projects."""
        champ = self.champ
        facts = (champ.constat, champ.synthese, champ.enjeux, self.objectifs, self.actions)
        return any(facts)


class Page(TextesPublics):
    """The facts of one convention for the public page."""

    @cached_property
    def volets(self) -> list[Volet]:
        """The fields of which there is something to tell; none when their names say it all."""
        fields = [
            Volet(c.champ, tuple(_bare_objectives(c)), tuple(_actions(c)))
            for c in self.vue.projet.champs
        ]
        return [volet for volet in fields if volet.raconte]

    @property
    def changements(self) -> list[tuple[Champ, Inlines]]:
        """The change that each field brings to its inhabitants, where the sources say it."""
        highlighted = {g.champ.id: g for g in projets_par_champ(self.vue) if g.champ}
        changes = [
            (c.champ, next(changements(c, highlighted.get(c.champ.id)), ()))
            for c in self.vue.projet.champs
        ]
        return [(champ, lowered(words)) for champ, words in changes if words]

    @property
    def complete(self) -> bool:
        """Whether every field of the convention is known, and told."""
        partial = self.vue.sources.convention.partielle
        return not partial and len(self.volets) == len(self.vue.projet.champs)

    @property
    def projets(self) -> list[Inlines]:
        """The projects that stand under no field, in the order of the sources."""
        communication = self.vue.sources.communication
        under = {p for g in projets_par_champ(self.vue) if g.champ for p in g.projets}
        texts = [projet(p) for p in (communication.projets_phares if communication else ())]
        return list(_punctuated([text for text in texts if text not in under]))

    @property
    def resultats(self) -> tuple[str, ...]:
        """The actions that are done, in the words meant for the public."""
        done = [a for a in self.vue.suivi.actions if a.statut == "realisee"]
        return _words([a.numerotee for a in done])

    @property
    def reperes(self) -> list[Repere]:
        """The key figures, then those of the diagnostic that they do not already tell."""
        diagnostic = self.vue.sources.diagnostic
        key_figures = reperes(self.vue)
        names = {r.libelle for r in key_figures}
        found = [repere(c) for c in (diagnostic.chiffres if diagnostic else ())]
        return [*key_figures, *(r for r in found if r.libelle not in names)]

    @property
    def partenaires(self) -> list[str]:
        """The parties that sign, the territory's own first, their acronyms explained."""
        names = [nommer(i) for i in self.parties.signataires]
        return [computed(capitale(name), name) for name in names]

    @property
    def partenaires_representes(self) -> list[tuple[str, str]]:
        """The parties that sign, each with the persons who sign for it."""
        people = [
            computed(" ; ".join(f"{s.personne}, {s.titre}" for s in signing), signing)
            for signing in (i.signataires() for i in self.parties.signataires)
        ]
        return list(zip(self.partenaires, people, strict=True))

    @property
    def associes(self) -> list[str]:
        """The parties that take part without signing."""
        return [nommer(i) for i in self.vue.institutions if i.partie.role == "associe"]

    @property
    def contact(self) -> Inlines | None:
        """The contact for inhabitants, each e-mail address a link."""
        return contact_public(self.vue)


def _actions(champ: ChampNumerote) -> Iterator[tuple[str, tuple[str, ...]]]:
    if champ.directes:
        yield "", _words(champ.directes)
    for objectif in champ.objectifs:
        if objectif.actions:
            yield objectif.objectif.titre, _words(objectif.actions)
        for inner in objectif.operationnels:
            if inner.actions:
                yield inner.objectif.titre, _words(inner.actions)


def _words(actions: Iterable[ActionNumerotee]) -> tuple[str, ...]:
    """Return each action in the words meant for the public, else by its title."""
    titles = [a.action.mots_presse or a.action.titre for a in actions]
    return tuple(computed(capitale(words).rstrip(" .;"), words) for words in titles)


def _bare_objectives(champ: ChampNumerote) -> Iterator[str]:
    """Yield the lowest objectives that have no action."""
    for objectif in champ.objectifs:
        yield from _bare(objectif)


def _bare(objectif: ObjectifStrategiqueNumerote) -> Sequence[str]:
    below = objectif.operationnels
    if not below and not objectif.actions:
        return (objectif.objectif.titre,)
    return [o.objectif.titre for o in below if not o.actions]


def _punctuated(items: Sequence[Inlines]) -> Iterator[Inlines]:
    """Yield the items of a list, a semicolon after each and a full stop after the last."""
    for rank, item in enumerate(items, 1):
        yield (*item, Text("." if rank == len(items) else " ;"))
