"""An avenant: the convention before and after it, and the facts that its papers tell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from ctg_docs.composing.facts.fact_origins import origin_from
from ctg_docs.composing.facts.institutions import Institution
from ctg_docs.composing.facts.mouvements import signing_alone
from ctg_docs.composing.facts.noms import nommer
from ctg_docs.composing.facts.vue import Vue
from ctg_docs.composing.families.avenant.modifications import Modification, modifications
from ctg_docs.composing.vocabulary.runs import capital, join
from ctg_docs.document.nodes import Document, Inlines
from ctg_docs.french.initials import minuscule
from ctg_docs.french.lists import enumeration
from ctg_docs.model.arbre import ActionNumerotee
from ctg_docs.model.avenants import Avenant
from ctg_docs.model.convention import Convention
from ctg_docs.model.parties import Decision, Partie, Representant, Signature
from ctg_docs.model.suivi import somme
from ctg_docs.reading.origins import computed


@dataclass(frozen=True)
class AmendedConvention:
    """An avenant between two states of a convention; `_text` gives that which n avenants made."""

    avenant: Avenant
    precedents: tuple[Avenant, ...]
    avant: Vue
    apres: Vue
    _text: Callable[[int], Document]

    @property
    def numero(self) -> int:
        """The number of the avenant."""
        return self.avenant.numero

    @property
    def objet(self) -> str:
        """The object after « a pour objet »: « l’ajout de deux actions »."""
        said = self.avenant.objet.rstrip(" .")
        words: str = computed(minuscule(said), self.avenant.objet)
        return words

    @property
    def signee_le(self) -> date | None:
        """The day on which the convention was signed.

        A version kept from a file that was built before the signatures says none: then that of the
        sources that followed.
        """
        return self.avant.signee_le or self.apres.signee_le

    @cached_property
    def modifications(self) -> list[Modification]:
        """The changes of each part of the signed text."""
        rank = len(self.precedents)
        return modifications(self._text(rank), self._text(rank + 1))

    @cached_property
    def vue(self) -> Vue:
        """The convention as its signers see it: those who sign it, and why they may."""
        sources = self.apres.sources
        parties = tuple(self._signing(partie) for partie in self._signataires)
        people = {p.id: p for side in (self.avant, self.apres) for p in side.sources.personnes}
        signature = sources.signature.model_copy(
            update={"date": self.avenant.date, "jour": None, "ceremonie": None}
        )
        changed = {
            "parties": parties,
            "personnes": tuple(people.values()),
            "signature": signature if self.avenant.date else Signature(lieu=signature.lieu),
        }
        seen: Convention = sources.model_copy(update=changed)
        return Vue(seen, self.apres.projet, self.apres.theme, self.apres.folder)

    @property
    def _signataires(self) -> list[Partie]:
        """The parties that sign: those that it names, else those of before and of after."""
        known = {p.id: p for side in (self.avant, self.apres) for p in side.sources.parties}
        asked = self.avenant.parties
        return [
            partie
            for name, partie in known.items()
            if partie.role == "signataire" and (not asked or name in asked)
        ]

    def _signing(self, partie: Partie) -> Partie:
        """Return a party with the decision that allows it to sign, and no day of signature."""
        own = next((d for d in self.avenant.decisions if d.partie == partie.id), None)
        joining = partie.id in {i.id for i in self.adherents}
        # Values keep their places, which a validation would lose.
        stated = Decision.model_construct(**own.__dict__) if own else None
        decision = stated or (partie.decision if joining else None)
        people: tuple[Representant, ...] = tuple(
            r.model_copy(update={"signe_le": None}) for r in partie.representants
        )
        return partie.model_copy(update={"decision": decision, "representants": people})

    @cached_property
    def adherents(self) -> list[Institution]:
        """The parties that come in."""
        return signing_alone(self.apres, self.avant)

    @cached_property
    def sortants(self) -> list[Institution]:
        """The parties that leave."""
        return signing_alone(self.avant, self.apres)

    @property
    def adherents_nommes(self) -> str:
        """The parties that come in, as public texts name them."""
        return _nommes(self.adherents)

    @property
    def sortants_nommes(self) -> str:
        """The parties that leave, as public texts name them."""
        return _nommes(self.sortants)

    @property
    def adhesion(self) -> Inlines:
        """The names of the parties that come in, at the head of a sentence."""
        return capital(join([i.designation for i in self.adherents], ", ", " et "))

    @property
    def retrait(self) -> Inlines:
        """The names of the parties that leave, at the head of a sentence."""
        return capital(join([i.designation for i in self.sortants], ", ", " et "))

    @property
    def prolongation(self) -> bool:
        """Whether it changes how long the convention lasts."""
        periods = [side.sources.convention.periode.fin for side in (self.avant, self.apres)]
        return periods[0] != periods[1]

    @property
    def annexes(self) -> Sequence[Modification]:
        """The annexes that it changes."""
        return [m for m in self.modifications if m.nom.startswith("l’annexe")]

    @property
    def brings_plan(self) -> bool:
        """Whether it brings the plan of actions, whole."""
        return _has_plan(self.apres) and not _has_plan(self.avant)

    @property
    def drops_plan(self) -> bool:
        """Whether it takes the plan of actions away."""
        return _has_plan(self.avant) and not _has_plan(self.apres)

    @property
    def _plans(self) -> tuple[Sequence[ActionNumerotee], Sequence[ActionNumerotee]]:
        """The actions before and after; none when only one of both texts has a plan."""
        sides = (self.avant, self.apres)
        plans = tuple(side.projet.actions for side in sides if _has_plan(side))
        return (plans[0], plans[1]) if len(plans) == len(sides) else ((), ())

    @property
    def actions_ajoutees(self) -> list[ActionNumerotee]:
        """The actions that come in a plan that stays."""
        before, after = self._plans
        known = {a.action.id for a in before}
        return [a for a in after if a.action.id not in known]

    @property
    def actions_retirees(self) -> list[ActionNumerotee]:
        """The actions that go from a plan that stays."""
        before, after = self._plans
        known = {a.action.id for a in after}
        return [a for a in before if a.action.id not in known]

    @property
    def actions_renommees(self) -> list[tuple[ActionNumerotee, str]]:
        """The actions whose title changes, each with its title before."""
        before, after = self._plans
        known = {a.action.id: a.action.titre for a in before}
        stated = [(a, known.get(a.action.id)) for a in after]
        return [(a, old) for a, old in stated if old is not None and old != a.action.titre]

    @property
    def actions_revisees(self) -> list[tuple[ActionNumerotee, Decimal | None, Decimal | None]]:
        """The actions whose forecast changes, each with its sum before and after."""
        before, after = self._plans
        known = {a.action.id: _prevu(a) for a in before}
        stated = [(a, known.get(a.action.id), _prevu(a)) for a in after]
        return [row for row in stated if row[0].action.id in known and row[1] != row[2]]

    @property
    def previsions(self) -> tuple[Decimal | None, Decimal | None]:
        """The forecast of the whole plan, before and after; None for a text without a plan."""
        sides = (self.avant, self.apres)
        before, after = (side.suivi.prevu if _has_plan(side) else None for side in sides)
        return before, after

    @property
    def annees(self) -> str:
        """The years by which the convention is named, those that were signed: « 2023-2026 »."""
        return self.avant.a_la_signature.periode.annees

    @property
    def ancien_terme(self) -> date | None:
        """The last day of the convention before it."""
        return self.avant.periode.fin


@origin_from(lambda institutions: [i.nom for i in institutions])
def _nommes(institutions: Sequence[Institution]) -> str:
    return enumeration(nommer(i) for i in institutions)


def _has_plan(vue: Vue) -> bool:
    return vue.sources.convention.plan_action


def _prevu(numbered: ActionNumerotee) -> Decimal | None:
    return somme(line.montant for line in numbered.action.budget)
