"""The parties as they print: official names, agreements, clauses and signatures.

Whatever the sources do not state is a visible blank, never a guess.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from ctg_docs.composing.vocabulary.runs import capital, join, join_words
from ctg_docs.document.nodes import Blank, Inline, Inlines, Strong, Text
from ctg_docs.french import formulas
from ctg_docs.french.agreement import Accord, genre_institution
from ctg_docs.french.toponyms import Toponym, de, group_name
from ctg_docs.french.words import Genre, Nombre, de_nom, le_nom
from ctg_docs.model.convention import Convention
from ctg_docs.model.parties import Partie, Personne, Representant
from ctg_docs.reference import caisses, communes, conseils, epci

_COMPLEMENT = re.compile(r"(?:\b(?:de|du|des|au|aux|à)\b|\bd[’'])", re.IGNORECASE)
_COURTS = {
    "commune": "la Commune",
    "cc": "la Communauté",
    "ca": "la Communauté",
    "cu": "la Communauté",
    "metropole": "la Métropole",
    "ept": "l’Établissement",
    "syndicat": "le Syndicat",
    "departement": "le Département",
    "collectivite_unique": "la Collectivité",
    "msa": "la MSA",
    "cpam": "la CPAM",
    "carsat": "la Carsat",
    "etat": "l’État",
    "france_travail": "France Travail",
}


@dataclass(frozen=True)
class Signature:
    """One place in the grid: who signs, in which capacity, for which institution."""

    id: str
    institution: Inlines
    fonction: Inlines
    nom: Inlines
    mention: Inlines


@dataclass(frozen=True)
class Institution:
    """A party with everything its sentences need."""

    partie: Partie
    personnes: dict[str, Personne]
    nom: str | None
    """Official name without article (« Commune de … »), None when nobody stated it."""
    nom_court: str
    article: str
    genre: Genre
    nombre: Nombre

    @property
    def id(self) -> str:
        """The id of the party."""
        return self.partie.id

    @property
    def organe(self) -> str:
        """The deliberating body, by type unless the sources name another."""
        usual = conseils.organe(self.partie.type.value, self.partie.code_insee or "")
        return self.partie.organe or usual

    @cached_property
    def designation(self) -> Inlines:
        """Name with its article, as a sentence uses it: « la commune du Port »."""
        if self.nom is None:
            return (Blank(f"dénomination officielle de « {self.partie.id} »"),)
        return (Text(le_nom(self.nom, self.genre, self.nombre) if self.article else self.nom),)

    def signataires(self) -> list[formulas.Representant]:
        """Return the representatives in the form the set phrases take."""
        return [self._representant(r) for r in self.partie.representants]

    def _representant(self, representant: Representant) -> formulas.Representant:
        person = self.personnes[representant.personne]
        replaced = None
        if representant.represente:
            absent = self.personnes[representant.represente]
            office = representant.fonction_represente or representant.fonction
            replaced = formulas.Representant(_person(absent), office)
        known = person.sexe is not None
        return formulas.Representant(
            _person(person),
            representant.fonction,
            representant.fonction_feminin,
            determinant=_determinant(representant.fonction) if known else "",
            genre_titre="m" if person.usage_titre == "Madame le Maire" else None,
            remplace=replaced,
        )

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
        return (Text("la " + first.text.removeprefix("par ")), *run[1:])

    @cached_property
    def clause(self) -> Inlines:
        """The clause of the party among the parties, without its final mark."""
        parts: list[Inlines] = [(Strong(capital(self.designation)),)]
        if self.partie.adresse:
            parts.append((Text(f"dont le siège est situé {self.partie.adresse}"),))
        if self.partie.representants:
            agreed = formulas.represente_par(self.signataires(), self.genre, self.nombre)
            parts.append(_mark_unknown(agreed, self._unknown()))
            parts.append((*self._authorised(), Text(" "), *self._decision()))
        else:
            parts.append((Text("représentée par " if self.genre == "f" else "représenté par "),))
            parts[-1] += (Blank(f"représentant de {self.nom_court}"),)
        parts.append(self.denomination)
        return join(parts, ", ")

    @property
    def denomination(self) -> Inlines:
        """« ci-après dénommée « la Caf » »."""
        return (Text(formulas.ci_apres(self.nom_court, self.genre, self.nombre)),)

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

    def _decision(self, named: bool = False) -> Inlines:
        """« par délibération du conseil municipal n° 12 en date du 15 mars 2024 ».

        `named` adds whose body it is, where the sentence has not just said it.
        """
        decision = self.partie.decision
        organe = (decision.organe if decision else None) or self.organe
        if named and "départemental" not in organe:
            organe = f"{organe} {de_nom(self.nom_court)}"
        if not decision or not decision.date:
            blank = Blank(f"date et numéro de la décision de {self.nom_court}")
            return (Text("par décision "), blank)
        if decision.numero or self.partie.type.caisse:
            return (Text(formulas.par_deliberation(organe, decision.date, decision.numero or "")),)
        whole = formulas.par_deliberation(organe, decision.date)
        before, dated, day = whole.rpartition(" en date du ")
        number = Blank(f"numéro de la délibération de {self.nom_court}")
        return (Text(f"{before} n° "), number, Text(dated + day))

    def signatures(self) -> list[Signature]:
        """Return one place per representative, in the order of the sources."""
        return [self._signature(rank, r) for rank, r in enumerate(self.signataires(), 1)]

    def _signature(self, rank: int, representant: formulas.Representant) -> Signature:
        person = representant.personne
        mention: Inlines = ()
        if representant.remplace:
            replaced = representant.remplace
            mention = (Text(f"pour {replaced.personne}, {replaced.titre}, et par délégation"),)
        return Signature(
            f"{self.id}-{rank}",
            (Text("Pour "), *self.designation),
            capital((Text(representant.titre),)),
            _named(person),
            mention,
        )


def institutions(convention: Convention) -> list[Institution]:
    """Return the parties in protocol order: the order of the sources."""
    people = {person.id: person for person in convention.personnes}
    return [_institution(partie, people) for partie in convention.parties]


def _institution(partie: Partie, people: dict[str, Personne]) -> Institution:
    nom, court, accord = _names(partie)
    if partie.nom_officiel:
        accord = genre_institution(partie.type.value)
    return Institution(
        partie,
        people,
        partie.nom_officiel or nom,
        partie.nom_court or court,
        accord.article,
        partie.genre or accord.genre,
        partie.nombre or accord.nombre,
    )


def _names(partie: Partie) -> tuple[str | None, str, Accord]:
    """Return the official and the short name of a party, and how the official one agrees."""
    accord = genre_institution(partie.type.value)
    if partie.type.caisse:
        caisse = caisses.par_departement(partie.departement) if partie.departement else None
        court = "la Caf" if caisse is None or caisse.type == "caf" else "la Caisse"
        return caisse.nom_officiel if caisse else None, court, accord
    court = _COURTS.get(partie.type.value, f"« {partie.id} »")
    if partie.code_insee and (commune := communes.par_code(partie.code_insee)):
        return f"commune {de(toponym(commune, partie.charniere))}", court, accord
    if partie.siren and (group := epci.par_siren(partie.siren)):
        if group.nom.startswith("Eurométropole"):
            court = "l’Eurométropole"
        return group_name(group.nom), court, Accord(group.article, group.genre)
    return None, court, accord


def toponym(commune: communes.Commune, charniere: str | None = None) -> Toponym:
    """Return the name of a commune ready for « de » and « à »."""
    return Toponym(commune.nom, commune.tncc, charniere=charniere or commune.charniere)


def group_toponym(nom: str, siren: str | None, charniere: str | None = None) -> Toponym:
    """Return the name of a group of communes ready for « de » and « à ».

    The name and hinge of the reference data, unless the sources give a hinge with their own name.
    """
    known = epci.par_siren(siren) if siren else None
    if charniere or known is None:
        return Toponym(nom, 0, "groupement", charniere)
    return Toponym(known.nom, 0, "groupement", known.charniere)


def groupe(members: Sequence[Institution], nom_court: str) -> Inlines:
    """Return the one clause of several parties drawn up together."""
    names = [
        Strong(capital(members[0].designation)),
        *(Strong(m.designation) for m in members[1:]),
    ]
    who = [formulas.substitution(r) for member in members for r in member.signataires()]
    genre: Genre = "f" if all(m.genre == "f" for m in members) else "m"
    agreed = "représentées" if genre == "f" else "représentés"
    by: Inlines = (
        (Text(f"{agreed} respectivement par {join_words(who)}"),)
        if len(who) >= len(members)
        else (Text(f"{agreed} par "), Blank(f"représentants de {nom_court}"))
    )
    allowed = "autorisées" if genre == "f" else "autorisés"
    return join(
        [
            join([(name,) for name in names], ", ", " et "),
            by,
            (Text(f"dûment {allowed} par leurs organes délibérants"),),
            (Text(formulas.ci_apres(nom_court, genre, "p")),),
        ],
        ", ",
    )


def _person(person: Personne) -> formulas.Personne:
    return formulas.Personne(person.civilite or "", person.prenom, person.nom, person.sexe)


def _determinant(fonction: str) -> Literal["le", "son"]:
    """« son maire », but « le président du conseil d’administration »."""
    return "le" if _COMPLEMENT.search(fonction) else "son"


def _named(person: formulas.Personne) -> Inlines:
    if person.civilite:
        return (Text(str(person)),)
    return (Blank("civilité"), Text(f" {person}"))


def _mark_unknown(text: str, people: Sequence[Personne]) -> Inlines:
    """Put a blank before each name whose civility nobody stated."""
    run: list[Inline] = [Text(text)]
    for person in people:
        name = str(_person(person))
        last = run.pop()
        assert isinstance(last, Text)
        before, found, after = last.text.partition(name)
        run += [Text(before), Blank("civilité"), Text(f" {found}{after}")] if found else [last]
    return tuple(run)
