"""The people at a signature, as a sentence names them: signatories, then attendants.

Functions are masculine in the sources and agree in print, as everywhere; no civility is printed:
some are unknown, and none is guessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ctg_docs.composing.facts.fact_origins import origin_from
from ctg_docs.composing.facts.institutions import Institution
from ctg_docs.composing.facts.noms import fonction_publique
from ctg_docs.composing.facts.parties import Parties
from ctg_docs.composing.facts.vue import Vue
from ctg_docs.french.agreement import function_title
from ctg_docs.french.lists import enumeration
from ctg_docs.french.numbers import en_phrase
from ctg_docs.french.prenoms import de_personne
from ctg_docs.french.signs import curly
from ctg_docs.model.nommees import OF_CAISSE
from ctg_docs.model.parties import Present
from ctg_docs.reading.origins import computed


@dataclass(frozen=True)
class Assistant:
    """A person at the signature, with the functions in which the sources name that person."""

    nom: str
    fonction: str = ""

    def __str__(self) -> str:
        return f"{self.nom}, {self.fonction}" if self.fonction else self.nom


@dataclass(frozen=True)
class Assistance:
    """The signatories, then the other people there; each in the order of the sources."""

    signataires: tuple[Assistant, ...]
    presents: tuple[Assistant, ...]
    autres: int = 0
    """The parties that sign too, and whose signatories are not named."""
    complete: bool = True
    """Whether the sources name somebody who signs for each party."""

    @property
    @origin_from(lambda self: self.signataires)
    def par(self) -> str | None:
        """« par A, maire, et B, directeur »; None when nobody says who signed."""
        if not self.signataires:
            return None
        if self.autres:
            people = ", ".join(f"par {person}" for person in self.signataires)
            tail = (
                "de l’autre signataire"
                if self.autres == 1
                else f"des {en_phrase(self.autres)} autres signataires"
            )
            return f"{people}, et par les représentants {tail}"
        many = any("," in person.fonction for person in self.signataires)
        # « par » is said again where the commas of a function would hide whose it is.
        lead = "par " if many else ""
        notably = "" if self.complete else "notamment "
        return f"{notably}par " + _joined(self.signataires, lead).removeprefix("par ")

    @property
    @origin_from(lambda self: self.presents)
    def en_presence(self) -> str | None:
        """« en présence d’A, maire, et de B, directeur »; None when nobody else is named."""
        led = [replace(person, nom=de_personne(person.nom)) for person in self.presents]
        return f"en présence {_joined(led)}" if led else None


def assistance(vue: Vue) -> Assistance:
    """Return the people at the signature: those who attended first, in the order told."""
    attending: dict[str, list[str]] = {}
    for present in vue.sources.signature.presents:
        functions = attending.setdefault(present.personne, [])
        if present.fonction:
            functions.append(_office(vue, present))
    signing: dict[str, list[str]] = {}
    chosen = Parties(vue).resume
    named = chosen.nommees if chosen else vue.signataires
    for institution in named:
        for name, title in _offices(institution, seule(vue, institution)):
            signing.setdefault(name, []).append(title)
    ordered = [*(n for n in attending if n in signing), *(n for n in signing if n not in attending)]
    functions_by_name = {
        name: attending.get(name) or functions for name, functions in signing.items()
    }
    unnamed = {
        r.personne
        for i in vue.signataires
        for r in i.partie.representants
        if i not in named and r.personne not in signing
    }
    others = [(n, f) for n, f in attending.items() if n not in signing and n not in unnamed]
    return Assistance(
        _people(vue, [(name, functions_by_name[name]) for name in ordered]),
        _people(vue, others),
        chosen.autres if chosen else 0,
        all(institution.partie.representants for institution in vue.signataires),
    )


def _office(vue: Vue, present: Present) -> str:
    """Return the function of somebody present as that person bears it: « présidente »."""
    person = next(p for p in vue.sources.personnes if p.id == present.personne)
    office: str = computed(
        curly(function_title(present.fonction or "", person.sexe)), present.fonction
    )
    return office


def _offices(institution: Institution, alone: bool) -> Iterable[tuple[str, str]]:
    """Yield the persons who sign for a party, each with its office there."""
    for stated, signer in zip(
        institution.partie.representants, institution.signataires(), strict=True
    ):
        title = fonction_publique(institution, signer, alone)
        if absent := signer.remplace:
            person = replace(absent.personne, civilite="")
            said = f"{title}, représentant {person}, {absent.titre}"
            title = computed(said, title, absent)
        yield stated.personne, title


def _people(vue: Vue, named: Sequence[tuple[str, Sequence[str]]]) -> tuple[Assistant, ...]:
    known = {person.id: person for person in vue.sources.personnes}
    people = []
    for name, functions in named:
        office = computed(enumeration(functions), functions)
        people.append(Assistant(known[name].nom_entier, office))
    return tuple(_once(people))


def _once(people: Iterable[Assistant]) -> Iterable[Assistant]:
    """Say « de la Caf » once of people of the caisse who follow one another."""
    said = False
    for person in people:
        bare = computed(OF_CAISSE.sub("", person.fonction), person.fonction)
        of_caisse = bare != person.fonction and " et " not in person.fonction
        yield replace(person, fonction=bare) if of_caisse and said else person
        said = of_caisse


def seule(vue: Vue, institution: Institution) -> bool:
    """Tell whether a party is the only one of its type."""
    return [i.partie.type for i in vue.institutions].count(institution.partie.type) == 1


def _joined(people: Sequence[Assistant], lead: str = "") -> str:
    *others, last = [f"{lead}{person}" for person in people]
    if others and any(person.fonction for person in people):
        # Each function is set off by commas, so that « et » inside one hides nothing.
        return f"{', '.join(others)}, et {last}"
    return enumeration([*others, last])


def personne(vue: Vue, name: str) -> Assistant:
    """Return a person with the function told for the signature, else that of its signature."""
    known = next(p for p in vue.sources.personnes if p.id == name)
    said = [
        _office(vue, p) for p in vue.sources.signature.presents if p.personne == name and p.fonction
    ]
    signing = _signing(vue.a_la_signature, name) or _signing(vue, name)
    office = computed(enumeration(said or signing), said or signing)
    return Assistant(known.nom_entier, office)


def _signing(vue: Vue, name: str) -> list[str]:
    """Return the offices in which a person signs a version."""
    return [
        fonction_publique(institution, signer, seule(vue, institution))
        for institution in vue.signataires
        for stated, signer in zip(
            institution.partie.representants, institution.signataires(), strict=True
        )
        if stated.personne == name
    ]
