"""Facts of the page that tells a convention: few enough, and short enough, for one page always.

Nothing is cut: what is too long gives way to something shorter, or is left to the documents.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import accumulate
from math import ceil

from ctg_docs.composing.facts.calendrier import DateCle, calendrier
from ctg_docs.composing.facts.changements import changements, shortened, unmarked
from ctg_docs.composing.facts.contact import contact_public
from ctg_docs.composing.facts.projets import ProjetsDuChamp, projets_par_champ
from ctg_docs.composing.facts.reperes import Repere, repere, reperes
from ctg_docs.composing.facts.textes_publics import TextesPublics
from ctg_docs.composing.vocabulary.constructors import Nothing, mots
from ctg_docs.composing.vocabulary.runs import capital, lowered
from ctg_docs.document.nodes import Inlines
from ctg_docs.document.words import inline_text
from ctg_docs.model.arbre import ChampNumerote
from ctg_docs.model.gouvernance import Instance
from ctg_docs.model.suivi import somme
from ctg_docs.reading.origins import computed
from ctg_docs.reading.prose import Prose

FIGURES, FIELDS, DATES, BODIES = 4, 8, 5, 3
"""Figures, fields, dates and steering bodies that a page holds."""
ON_SLIDE, TITLE, VALUE = 5, 55, 14
"""Fields on a slide, signs of their titles and of the values of its figures."""
LINES, TITLE_LINE, WORDS_LINE = 14, 22, 50
"""Lines that fields share, and signs of a line of a title and of what changes."""
SENTENCE, LABEL, CHANGE = 200, 70, 170
"""Signs that the aim, the label of a figure and what changes in a field may take."""


@dataclass(frozen=True)
class Ligne:
    """A field on the page: how many actions it has, and what it changes for families."""

    champ: ChampNumerote
    change: Inlines | Nothing

    @property
    def after_colon(self) -> Inlines | Nothing:
        """The change, as it is said after a colon."""
        return lowered(self.change)

    @property
    def height(self) -> int:
        """The lines that it takes, at the most."""
        title, words = len(self.champ.champ.titre), len(inline_text(self.change))
        return max(ceil(title / TITLE_LINE), ceil(words / WORDS_LINE), 1)

    @property
    def prevu(self) -> Decimal | None:
        """The sum of the forecasts of its actions, None when there is none."""
        amounts = [line.montant for a in self.champ.actions for line in a.action.budget]
        amount: Decimal | None = computed(somme(amounts), amounts)
        return amount


class Affiche(TextesPublics):
    """The facts of one convention for its page."""

    @property
    def but(self) -> Prose | None:
        """The aim of the convention, when it is told in few words."""
        aim = self.finalite
        return aim if aim and len(aim) <= SENTENCE else None

    @property
    def reperes(self) -> list[Repere]:
        """The first key figures whose labels are short, then those of the diagnostic."""
        diagnostic = self.vue.sources.diagnostic
        found = [*reperes(self.vue), *map(repere, diagnostic.chiffres if diagnostic else ())]
        holding = [r for r in found if len(r.libelle) <= LABEL and len(r.valeur) <= VALUE]
        short = {r.libelle: r for r in reversed(holding)}
        return [r for r in found if short.get(r.libelle) is r][:FIGURES]

    @cached_property
    def lignes(self) -> list[Ligne]:
        """The first fields of the project, as many as hold in the lines of the page."""
        highlighted = {g.champ.id: g for g in projets_par_champ(self.vue) if g.champ}
        fields = self.vue.projet.champs[:FIELDS]
        rows = [Ligne(c, _change(c, highlighted.get(c.champ.id))) for c in fields]
        heights = accumulate(row.height for row in rows)
        return [row for row, height in zip(rows, heights, strict=True) if height <= LINES]

    @property
    def nus(self) -> bool:
        """Whether nothing is known of the fields but their titles."""
        partial = self.vue.sources.convention.partielle
        return not any(row.change or (row.champ.actions and not partial) for row in self.lignes)

    @property
    def projetes(self) -> list[Ligne]:
        """The first fields whose titles are short enough for a slide."""
        return [line for line in self.lignes if len(line.champ.champ.titre) <= TITLE][:ON_SLIDE]

    @property
    def reperes_projetes(self) -> list[Repere]:
        """The first key figures whose labels are short enough for a slide."""
        return [r for r in self.reperes if len(r.libelle) <= TITLE][:3]

    @property
    def autres(self) -> int:
        """The number of fields that the page leaves out."""
        return len(self.vue.projet.champs) - len(self.lignes)

    @property
    def dates(self) -> list[DateCle]:
        """The days that matter to an inhabitant, from the signature on."""
        natures = ("signature", "debut", "mi_parcours", "fin")
        return [day for day in calendrier(self.vue) if day.nature in natures][:DATES]

    @property
    def instances(self) -> list[Instance]:
        """The first steering bodies that have a short name."""
        pilotage = self.vue.sources.pilotage
        known = pilotage.instances if pilotage else ()
        return [i for i in known if len(i.nom) <= LABEL][:BODIES]

    @property
    def contact(self) -> Inlines | None:
        """The contact for inhabitants, each e-mail address a link."""
        return contact_public(self.vue, CHANGE)


def _change(field: ChampNumerote, group: ProjetsDuChamp | None) -> Inlines | Nothing:
    """Return the change that a field brings: projects, else a summary, else its first actions."""
    for words in _choices(field, group):
        if words and len(inline_text(words)) <= CHANGE:
            return capital(words)
    return ()


def _choices(field: ChampNumerote, group: ProjetsDuChamp | None) -> Iterator[Inlines]:
    yield from changements(field, group)
    yield from shortened([mots(unmarked(e.titre)) for e in field.champ.enjeux[:2]])
