"""The act of a sitting: the facts of its papers that the sources do not state word for word."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from ctg_docs.composing.facts import fondements, titres
from ctg_docs.composing.facts.affaires import Affaire, by_number
from ctg_docs.composing.facts.fact_origins import origin_from, text
from ctg_docs.composing.facts.institutions import Institution, nommee
from ctg_docs.composing.facts.noms import nommer
from ctg_docs.composing.facts.resumes import ENUMEREES, Resume
from ctg_docs.composing.facts.suffrages import Suffrages
from ctg_docs.composing.facts.vue import Vue
from ctg_docs.composing.vocabulary.constructors import PlaceSignature
from ctg_docs.composing.vocabulary.runs import capital, join
from ctg_docs.document.nodes import Blank, Inlines, Text
from ctg_docs.french import toponyms
from ctg_docs.french.agreement import genre_organe
from ctg_docs.french.dates import jours_francs_requis
from ctg_docs.french.initials import capitale, minuscule
from ctg_docs.french.words import Nom, de_nom, du_nom, le_nom
from ctg_docs.model import toponymes
from ctg_docs.model.assemblees import habitants, regime_de
from ctg_docs.model.conseil import Deliberation, Seance
from ctg_docs.model.executoire import executoire_depuis
from ctg_docs.model.identity import Precedent
from ctg_docs.model.nommees import dite
from ctg_docs.model.parties import Personne, TypePartie
from ctg_docs.reading.origins import computed
from ctg_docs.reference import departements
from ctg_docs.reference.actes import Regime

_DEPARTEMENT = "Département "


@dataclass(frozen=True)
class Acte:
    """One sitting of the assembly of a party, and its decision on the convention."""

    seance: Seance
    institution: Institution
    vue: Vue

    @cached_property
    def regime(self) -> Regime:
        """The rules that the act follows."""
        return regime_de(self.seance, self.institution.partie, self.vue.sources.territoire)

    @property
    def deliberation(self) -> Deliberation:
        """The structure of the sources about the act."""
        return self.seance.deliberation or Deliberation()

    @cached_property
    def suffrages(self) -> Suffrages:
        """The attendance and the vote."""
        return Suffrages(self.seance)

    @property
    def votee(self) -> bool:
        """Whether the assembly has voted."""
        return self.deliberation.vote is not None

    @property
    def nominations(self) -> bool:
        """Whether the act appoints somebody."""
        return any(d.verbe == "designe" for d in self.deliberation.dispositif)

    @property
    def jour(self) -> date | None:
        """The day by which texts are in force: that of the sitting, else that of the signature."""
        return self.seance.date or self.vue.jour

    @property
    def assemblee(self) -> Nom:
        """The assembly, ready for its article: « le conseil municipal »."""
        organe = self.seance.organe or self.institution.organe
        return Nom(organe, genre_organe(organe))

    @cached_property
    def assemblee_entiere(self) -> Inlines:
        """The assembly with its party: « le conseil municipal de la commune du Port »."""
        return self._owned(le_nom(self.assemblee.nom, self.assemblee.genre))

    @property
    def assemblee_nommee(self) -> Inlines:
        """The assembly in a title or a cell: « Conseil municipal de la commune du Port »."""
        return self._owned(capitale(self.assemblee.nom))

    @origin_from(lambda self, body: (self.assemblee, self.institution.nom))
    def _owned(self, body: str) -> Inlines:
        owner = self.institution
        if owner.nom is None:
            return (Text(f"{body} de "), *owner.designation)
        if owner.partie.type == TypePartie.DEPARTEMENT and owner.nom.startswith(_DEPARTEMENT):
            return (Text(f"{body} {owner.nom.removeprefix(_DEPARTEMENT)}"),)
        name = minuscule(owner.nom) if owner.partie.type == TypePartie.COMMUNE else owner.nom
        owned = du_nom(name, owner.genre, owner.nombre) if owner.article else de_nom(name)
        return (Text(f"{body} {owned}"),)

    @property
    def en_tete(self) -> list[Inlines]:
        """The lines above the title: the Republic and the département for a public body."""
        lines: list[Inlines] = []
        if self.regime.public:
            lines.append((Text("République française"),))
            if self.institution.partie.type != TypePartie.DEPARTEMENT:
                lines += self._departement()
        own = self.institution
        name: Inlines = (text(capitale(own.nom), own.nom),) if own.nom else own.designation
        return [*lines, name]

    def _departement(self) -> list[Inlines]:
        signing = next(
            (i.nom for i in self.vue.institutions if i.partie.type == TypePartie.DEPARTEMENT), None
        )
        code = self.vue.code_departement
        known = departements.par_code(code) if code else None
        if known:
            said = _DEPARTEMENT + toponyms.de(toponymes.de_departement(known))
            return [(text(said, code),)]
        name = self.vue.departement
        stated = signing or (f"Département : {name}" if name else None)
        return [(text(stated, name),)] if stated else []

    @property
    def numero(self) -> str | None:
        """The number of the act, in the paper or among the decisions of the parties."""
        decision = self.institution.partie.decision
        return self.deliberation.numero or (decision.numero if decision else None)

    @property
    def objet(self) -> str:
        """The object of the act, in the words of the sources or in those of the house."""
        decision = self.institution.partie.decision
        stated = self.deliberation.objet or (decision.objet if decision else None)
        years = f" {self.vue.periode.annees}" if self.vue.periode.annees else ""
        return stated or f"Approbation de la convention territoriale globale{years}"

    @property
    def presidence(self) -> Inlines | None:
        """The chair of the sitting, with the office that the sources give."""
        return self._named(self.seance.presidence)

    @property
    def rapporteur(self) -> Inlines | None:
        """The member who presents the matter."""
        return self._named(self.deliberation.rapporteur)

    @property
    def mot_rapporteur(self) -> str:
        """« rapporteure » or « rapporteur »."""
        return titres.mot("rapporteur", self._person(self.deliberation.rapporteur))

    @property
    def executif(self) -> str | None:
        """The office that carries the act out."""
        return titres.executif(self.institution, self.regime)

    @property
    def habilites(self) -> str | None:
        """The person who receives the power to sign."""
        return titres.habilites(self.institution, self.regime)

    @property
    def cosignataires(self) -> Inlines:
        """The other parties that sign, in protocol order; those of a group too long by its number.

        Where a text has named them all, a list would hide what is decided.
        """
        named, listed = self.vue.groupes_nommes, list[Inlines]()
        for party in self.vue.signataires:
            group = named.get(party.partie.groupe or "")
            if group is None or not group.grand:
                listed += [party.designation] if party.id != self.institution.id else []
            elif party.id == group.membres[0].id:
                own = any(m.id == self.institution.id for m in group.membres)
                listed.append(group.nombre(sans=1 if own else 0))
        return join(listed, ", ", " et ")

    @property
    def cosignataires_resumes(self) -> Inlines:
        """The other parties that sign, as a note to members says it: five at most."""
        signing, own = self.vue.signataires, self.institution.id
        if len([i for i in signing if i.id != own]) <= ENUMEREES:
            return self.cosignataires
        resume = Resume(self.vue.porteuse, signing, self.vue.sources.territoire, own)
        return (text(resume.phrase(nommer), *(i.nom for i in resume.nommees)),)

    @property
    def visas(self) -> list[Any]:
        """The legal references of the act."""
        return fondements.visas(self.vue, self.regime, self.deliberation, self.jour)

    @property
    def cite_le_projet(self) -> bool:
        """Whether its own references hold the convention to approve."""
        return fondements.cite_le_projet(self.deliberation)

    @property
    def precedents(self) -> list[Precedent]:
        """The earlier contracts of the place, those of this party when they are listed apart."""
        known = self.vue.sources.convention.precedents
        return [p for p in known if p.partie in (None, self.institution.id)] or list(known)

    @property
    def note_obligatoire(self) -> bool:
        """Whether the law asks for a note with the notice: from 3 500 inhabitants on."""
        people = habitants(self.institution.partie, self.vue.sources.territoire)
        known = people is not None and jours_francs_requis(people) > 3
        return known and bool(self.regime.convocation)

    @property
    def executoire(self) -> date | None:
        """The day from which the act is enforceable: once both transmitted and published."""
        return executoire_depuis(self.deliberation.teletransmission)

    @property
    def affichage_liste(self) -> date | None:
        """The last day on which the list of the matters may be posted, where the law says one."""
        due = self.regime.liste_due(self.seance.date)
        return self.seance.date + timedelta(days=7) if due and self.seance.date else None

    @property
    def places(self) -> list[PlaceSignature]:
        """The places of signature: the president, and the secretary where the law asks for both."""
        person = self._person(self.seance.presidence)
        office = self._office(person) or titres.mot("président de séance", person)
        head = PlaceSignature(
            "presidence",
            (Text("Présidence de la séance"),),
            capital((text(office),)),
            nommee(dite(person)) if person else (Blank("nom de qui préside"),),
            (),
        )
        if not self.regime.deux_signatures(self.jour):
            return [head]
        name = self.seance.secretaire
        known: Inlines = (text(name),) if name else (Blank("nom du ou de la secrétaire"),)
        return [
            head,
            PlaceSignature("secretariat", (Text("Secrétariat de la séance"),), (), known, ()),
        ]

    @property
    def affaires(self) -> list[Affaire]:
        """The matters of the sitting, by number."""
        result = self.suffrages.resultat
        said = f"{'Adoptée' if self.suffrages.adoptee else 'Rejetée'} {result}"
        how = computed(said, result) if result else None
        own = f"seances.{self.seance.id}"
        rows = [Affaire(self.numero, self.objet, how, f"{own}.deliberation")]
        rows += [
            Affaire(a.numero, a.objet, a.resultat, f"{own}.autres_deliberations.{rank}")
            for rank, a in enumerate(self.seance.autres_deliberations)
        ]
        return by_number(rows)

    def _named(self, name: str | None) -> Inlines | None:
        person = self._person(name)
        return nommee(dite(person), self._office(person)) if person else None

    def _office(self, person: Personne | None) -> str | None:
        return self.institution.fonction(person.id, self.vue.sources.pilotage) if person else None

    def _person(self, name: str | None) -> Personne | None:
        return self.institution.personnes.get(name) if name else None
