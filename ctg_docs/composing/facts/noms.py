"""Names as a press text says them: parties, caisse, persons, earlier contracts."""

from __future__ import annotations

import re

from ctg_docs.composing.facts.assistance import Assistant
from ctg_docs.composing.facts.institutions import Institution
from ctg_docs.composing.facts.vue import Vue
from ctg_docs.french.initials import minuscule
from ctg_docs.french.lists import enumeration
from ctg_docs.french.signs import curly, guillemets
from ctg_docs.french.words import Genre, Nombre, a_nom, au_nom, de_nom, le_nom, vocabulary
from ctg_docs.model.identity import Precedent
from ctg_docs.reference import caisses

_CAISSE = "Caisse d’allocations familiales"
# What an acronym stands for is said once, at its first mention.
_SIGLES = {
    _CAISSE: "Caf",
    "Caisse primaire d’assurance maladie": "CPAM",
    "entre communal d’action sociale": "CCAS",
    "entre intercommunal d’action sociale": "CIAS",
    "Mutualité sociale agricole": "MSA",
}
# A common noun takes no capital inside a sentence: « la commune de Nancy ».
_COMMON = vocabulary("Centre Commune Communauté Métropole Syndicat Établissement")
_PARENTHESIS = re.compile(r" \([^()]*\)$")
_MASCULINE = vocabulary("accord contrat pacte plan programme projet protocole schéma")
_CONTRACTS: dict[str, tuple[Genre, Nombre]] = {
    **dict.fromkeys(_MASCULINE, ("m", "s")),
    **{f"{word}s": ("m", "p") for word in _MASCULINE},
    "convention": ("f", "s"),
    "conventions": ("f", "p"),
}


def nommer(institution: Institution) -> str:
    """Return the full name of a party with its article, its acronym explained.

    « la Ville d’Issy-les-Moulineaux », « la Caisse d’allocations familiales (Caf) de la Loire ».
    """
    name = institution.nom
    if name is None:
        return institution.nom_court
    if institution.nom_court == "la Ville":
        name = re.sub("^[Cc]ommune", "Ville", name)
    for words, sigle in _SIGLES.items():
        if f"({sigle})" not in name:
            name = name.replace(words, f"{words} ({sigle})")
    if name.split()[0] in _COMMON:
        name = minuscule(name)
    return le_nom(name, institution.genre, institution.nombre) if institution.article else name


def nommer_caisse(institution: Institution) -> str:
    """Return the caisse as a title names it: « la Caf des Hauts-de-Seine »."""
    home = institution.partie.departement
    known = caisses.par_departement(home) if home else None
    if known and not institution.partie.nom_officiel:
        return _PARENTHESIS.sub("", known.nom_court)
    name = institution.nom
    if name is None:
        return institution.nom_court
    if name.startswith(_CAISSE):
        return f"la Caf{name.removeprefix(_CAISSE)}"
    return le_nom(name, institution.genre)


def court(institution: Institution) -> str:
    """Return how a party is called once it is known: « la Ville », « la commune », « la Caf »."""
    article, _, noun = institution.nom_court.partition(" ")
    return f"{article} {minuscule(noun)}" if noun in _COMMON else institution.nom_court


def personne(vue: Vue, name: str) -> Assistant:
    """Return a person with the function told for the signature, else that of its signature."""
    known = next(p for p in vue.sources.personnes if p.id == name)
    told = [p.fonction for p in vue.sources.signature.presents if p.personne == name and p.fonction]
    signing = [
        f"{signer.titre} {de_nom(court(institution))}"
        for institution in vue.signataires
        for stated, signer in zip(
            institution.partie.representants, institution.signataires(), strict=True
        )
        if stated.personne == name
    ]
    return Assistant(curly(f"{known.prenom} {known.nom}"), enumeration(told or signing))


def precedent(vue: Vue, contrat: Precedent, *, brought: bool) -> str | None:
    """Return « au contrat enfance jeunesse 2018-2021 », with what it brought if that is asked.

    None when neither its title nor its kind tells what it was.
    """
    name = _contract(contrat)
    if name is None:
        return None
    agreement = _CONTRACTS.get(name.split()[0].lower())
    named = au_nom(minuscule(name), *agreement) if agreement else f"à {guillemets(name)}"
    if contrat.apport is None or not brought:
        return named
    holder = next((i for i in vue.institutions if i.id == contrat.partie), None)
    whom = a_nom(court(holder)) if holder else "au territoire"
    verb = "ont" if agreement and agreement[1] == "p" else "a"
    return f"{named}, qui {verb} apporté {whom} {contrat.apport}"


def _contract(contrat: Precedent) -> str | None:
    """Return its title; else its kind and its years, in the plural when nothing tells which."""
    if contrat.titre or contrat.type == "autre":
        return contrat.titre
    years = f" {contrat.debut.year}-{contrat.fin.year}" if contrat.debut and contrat.fin else ""
    if contrat.type == "ctg":
        return f"convention territoriale globale{years or ' précédente'}"
    return f"contrat enfance jeunesse{years}" if years else "contrats enfance jeunesse"
