"""Institutions: the clauses, decisions and places of signature of the parties.

Whatever the sources do not state is a visible blank, never a guess.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cached_property

from ctg_docs.composing.facts.fact_origins import origin_from, text
from ctg_docs.composing.vocabulary.constructors import PlaceSignature
from ctg_docs.composing.vocabulary.runs import capital, join
from ctg_docs.document.nodes import Blank, Inline, Inlines, Strong, Text
from ctg_docs.french import formulas
from ctg_docs.french.dates import date_longue
from ctg_docs.french.words import de_nom
from ctg_docs.model.convention import Convention
from ctg_docs.model.nommees import PartieNommee, dite, nommees
from ctg_docs.model.parties import Arrete, Personne, Representant
from ctg_docs.reading.origins import computed, origin_of
from ctg_docs.reference.actes import regime


class Institution(PartieNommee):
    """A party with everything its sentences need; what nobody stated is a visible blank."""

    @cached_property
    def designation(self) -> Inlines:
        """Name with its article, as a sentence uses it: « la commune du Port »."""
        if self.nom is None:
            return (Blank(f"dénomination officielle {de_nom(self.nom_court)}"),)
        return (text(self.nom_entier or self.nom),)

    @property
    def titre(self) -> Inlines:
        """Name with its article and a capital, as a title uses it."""
        return capital(self.designation)

    @property
    def decision_citee(self) -> Inlines:
        """The decision as a visa cites it: « la délibération du conseil municipal de Nancy… »."""
        run = self._decision(named=True)
        first = run[0]
        assert isinstance(first, Text)
        return (text("la " + first.text.removeprefix("par "), *self._decided()), *run[1:])

    @cached_property
    def clause(self) -> Inlines:
        """The clause of the party among the parties, without its final mark."""
        parts: list[Inlines] = [(Strong(capital(self.designation)),)]
        if self.partie.adresse:
            seat = f"dont le siège est situé {self.partie.adresse}"
            parts.append((text(seat, self.partie.adresse),))
        if self.partie.representants:
            agreed = formulas.represente_par(self.signataires(), self.genre, self.nombre)
            authorised = computed(agreed, self.signataires())
            parts.append(_mark_unknown(authorised, self._unknown()))
            parts.append((*self._authorised(), Text(" "), *self._decision()))
        else:
            parts.append((Text("représentée par " if self.genre == "f" else "représenté par "),))
            parts[-1] += (Blank(f"représentant {de_nom(self.nom_court)}"),)
        parts.append(self.denomination)
        return join(parts, ", ")

    @property
    def denomination(self) -> Inlines:
        """« ci-après dénommée « la Caf » »."""
        words = formulas.ci_apres(self.nom_court, self.genre, self.nombre)
        return (text(words, self.nom_court),)

    def _unknown(self) -> list[Personne]:
        return [
            person
            for r in self.partie.representants
            if (person := self.personnes[r.personne]).civilite is None
        ]

    def _authorised(self) -> Inlines:
        """« dûment autorisés », or a blank when the sex of who signs is not known."""
        if self.partie.accord == "institution":
            return (Text(formulas.dument_autorise([self.genre])),)
        genders = [self.personnes[r.personne].sexe for r in self.partie.representants]
        if None in genders and "m" not in genders:
            return (Text("dûment "), Blank("« autorisé » à accorder"))
        return (Text(formulas.dument_autorise(genders)),)

    @property
    def decision_jointe(self) -> bool:
        """Whether a copy of its decision is among the files of the territory."""
        return bool(self.partie.decision and self.partie.decision.fichier)

    @property
    def acte_public(self) -> bool:
        """Whether its decision is an act that bears a number and is transmitted."""
        return regime(self.partie.type.value).public

    def _decided(self) -> tuple[object, ...]:
        """Return the values that the decision of the party is told with."""
        decision = self.partie.decision
        stated = (decision.organe, decision.date, decision.numero) if decision else ()
        return (*stated, self.partie.organe)

    @origin_from(_decided)
    def _decision(self, named: bool = False) -> Inlines:
        """« par délibération du conseil municipal n° 12 en date du 15 mars 2024 ».

        `named` adds whose body it is, where the sentence has not just said it.
        """
        decision, act = self.partie.decision, regime(self.partie.type.value)
        organe = (decision.organe if decision else None) or self.organe
        if named and "départemental" not in organe:
            organe = f"{organe} {de_nom(self.nom_court)}"
        if not decision or not decision.date:
            blank = Blank(f"date et numéro de la {act.acte} {de_nom(self.nom_court)}")
            return (Text(f"par {act.acte} "), blank)
        number = decision.numero or ""
        whole = formulas.par_acte(organe, decision.date, number, act.acte)
        if number or not act.public:
            return (Text(whole),)
        before, dated, day = whole.rpartition(" en date du ")
        due = Blank(f"numéro de la délibération {de_nom(self.nom_court)}")
        return (Text(f"{before} n° "), due, Text(dated + day))

    @property
    def representants_nommes(self) -> Inlines:
        """The persons who sign with their offices: « M. Jean Aubry, maire »."""
        named = [
            (text(formulas.substitution(s), s),)
            if s.personne.civilite
            else nommee(s.personne, s.titre)
            for s in self.signataires()
        ]
        return join(named, " ; ") or (Blank(f"représentant {de_nom(self.nom_court)}"),)

    @property
    def decision_dite(self) -> Inlines:
        """The decision that allows the signature: « délibération du conseil municipal n° … »."""
        first, *rest = self._decision()
        assert isinstance(first, Text)
        return (text(first.text.removeprefix("par "), *self._decided()), *rest)

    def signatures(self, jour: date | None = None) -> list[PlaceSignature]:
        """Return one place per representative; one to complete when nobody is known to sign.

        `jour` is the day of those who have none of their own, if it is to print.
        """
        signing = zip(self.signataires(), self.partie.representants, strict=True)
        known = [
            self._signature(rank, signer, stated, stated.signe_le or jour)
            for rank, (signer, stated) in enumerate(signing, 1)
        ]
        who = (Blank(f"représentant {de_nom(self.nom_court)}"),)
        return known or [PlaceSignature(f"{self.id}-1", self._signing_for, (), who, ())]

    @property
    def _signing_for(self) -> Inlines:
        return (Text("Pour "), *self.designation)

    def _empowered(self, stated: Representant) -> Inlines:
        """« (arrêté n° 12 du 3 mai 2024) »: what lets a person sign for another."""
        if not self.acte_public:
            return ()
        order = stated.arrete or Arrete()
        number = text(order.numero, order.numero) if order.numero else Blank("numéro")
        day = text(date_longue(order.date), order.date) if order.date else Blank("date")
        return (Text(" (arrêté n° "), number, Text(" du "), day, Text(")"))

    def _signature(
        self,
        rank: int,
        representant: formulas.Signataire,
        stated: Representant,
        jour: date | None,
    ) -> PlaceSignature:
        person = representant.personne
        mention: Inlines = ()
        if representant.remplace:
            replaced = representant.remplace
            said = f"pour {replaced.personne}, {replaced.titre}, et par délégation"
            mention = (text(said, replaced), *self._empowered(stated))
        if jour:
            mention += (text(f"{', ' if mention else ''}le {date_longue(jour)}", jour),)
        return PlaceSignature(
            f"{self.id}-{rank}",
            self._signing_for,
            capital((text(representant.titre, *_office(representant)),)),
            nommee(person),
            mention,
            datee=bool(jour),
        )


def institutions(convention: Convention) -> list[Institution]:
    """Return the parties in protocol order: the order of the sources."""
    return [Institution(**vars(party)) for party in nommees(convention)]


def nommee(person: formulas.PersonneDite, fonction: str | None = None) -> Inlines:
    """Return « Mme Anne Dupont, maire »; a civility that nobody stated is a blank."""
    office = f", {fonction}" if fonction else ""
    if person.civilite:
        return (text(f"{person}{office}", person, fonction),)
    return (Blank("civilité"), text(f" {person}{office}", person, fonction))


def _office(signer: formulas.Signataire) -> tuple[str | None, str | None]:
    return signer.fonction, signer.fonction_feminine


def _mark_unknown(words: str, people: Sequence[Personne]) -> Inlines:
    """Put a blank before each name whose civility nobody stated."""
    origin = origin_of(words)
    run: list[Inline] = [Text(str(words), origin)]
    for person in people:
        name = str(dite(person))
        last = run.pop()
        assert isinstance(last, Text)
        before, found, after = last.text.partition(name)
        blank = (Text(before, origin), Blank("civilité"), Text(f" {found}{after}", origin))
        run += blank if found else (last,)
    return tuple(run)
