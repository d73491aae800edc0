"""Names in press texts: parties, caisse, persons, earlier contracts."""

from __future__ import annotations

import re

from ctg_docs.composing.facts.fact_origins import origin_from
from ctg_docs.composing.facts.institutions import Institution
from ctg_docs.french.formulas import Signataire
from ctg_docs.french.initials import minuscule
from ctg_docs.french.words import de_nom, le_nom, vocabulary
from ctg_docs.model.parties import TypePartie
from ctg_docs.reference import caisses

_CAISSE = "Caisse d’allocations familiales"
# The meaning of an acronym is said once, at its first mention.
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


@origin_from(lambda institution: (institution.nom, institution.nom_court))
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


@origin_from(lambda institution: (institution.nom, institution.nom_court))
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


@origin_from(lambda institution: institution.nom_court)
def court(institution: Institution) -> str:
    """Return the second name of a party: « la Ville », « la commune », « la Caf »."""
    article, _, noun = institution.nom_court.partition(" ")
    return f"{article} {minuscule(noun)}" if noun in _COMMON else institution.nom_court


_SORTES = {
    "cc": "de la communauté de communes",
    "ca": "de la communauté d’agglomération",
    "cu": "de la communauté urbaine",
    "metropole": "de la métropole",
    "ept": "de l’établissement public territorial",
}
_DEPARTEMENT = "Département "


@origin_from(lambda institution, seule=True: (institution.nom, institution.nom_court))
def de_partie(institution: Institution, seule: bool = True) -> str:
    """Return whose an office is, as a text to the public says it: never a term of the contract.

    « d’Orlezac », « de la communauté de communes » where it is the only one (`seule`), « du conseil
    départemental de l’Ariège ».
    """
    name = institution.nom or ""
    if institution.lieu:
        return institution.lieu
    if institution.partie.type == TypePartie.DEPARTEMENT and name.startswith(_DEPARTEMENT):
        return f"du conseil départemental {name.removeprefix(_DEPARTEMENT)}"
    kind = _SORTES.get(institution.partie.type.value)
    if kind is None or not name:
        return de_nom(court(institution))
    return kind if seule and institution.article else de_nom(nommer(institution))


@origin_from(lambda institution, signer, seule=True: (signer.fonction, institution.nom))
def fonction_publique(institution: Institution, signer: Signataire, seule: bool = True) -> str:
    """Return an office with whose it is: « maire d’Orlezac », « présidente du conseil… »."""
    whose = de_partie(institution, seule)
    office = signer.titre
    council, _, place = whose.rpartition("conseil départemental")
    if council and office.endswith("du conseil départemental"):
        return f"{office}{place}"
    return institution.fonction_entiere(signer, institution.nom_court, whose)
