"""The names of a party by itself: official, short and in full, from what is known of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ctg_docs.french.initials import capitale, minuscule
from ctg_docs.french.letters import ordinal
from ctg_docs.french.signs import curly
from ctg_docs.french.toponyms import de, group_name
from ctg_docs.french.words import Genre, Nombre, elides, le_nom, vocabulary
from ctg_docs.model import toponymes
from ctg_docs.model.parties import Partie, TypePartie
from ctg_docs.reading.origins import computed
from ctg_docs.reference import caisses, communes, conseils, departements, epci
from ctg_docs.reference.sortes import Sorte

# Where no département is a collectivity of that name: Paris, Corse, Alsace, Martinique, Guyane.
_AUTRE_COLLECTIVITE = frozenset({"2A", "2B", "67", "68", "75", "972", "973"})
_FEMININES = vocabulary(
    "agence association coopérative école fédération fondation mission mutualité "
    "mutuelle régie société union université"
)
_MASCULINES = vocabulary(
    "centre collège comité conseil établissement foyer groupement institut lycée office réseau"
)
# The names of a centre of social action, the longer first.
_CENTRES = (
    ("Centre intercommunal d’action sociale", "CIAS"),
    ("Centre communal d’action sociale", "CCAS"),
)
_BARE_DE = re.compile(r"\b([Dd])e (?=[aàâeéèêëiîïoôuûœæ])", re.IGNORECASE)
_PARENTHESIS = re.compile(r" \([^()]*\)$")
_NOUNS = {
    "caisse": "caisse",
    "commune": "commune",
    "groupement": "communauté",
    "local": "collectivité",
}


@dataclass(frozen=True)
class Denomination:
    """The names of a party and their agreements.

    `nom` is the official name without article, None when nobody stated it; `court` the short name
    that its kind gives it, `entier` the one that tells it from others of its kind, empty when it
    has no name of its own; `article` is empty for a name that takes none.
    """

    nom: str | None
    court: str
    article: str
    genre: Genre
    nombre: Nombre = "s"
    entier: str = ""


def denomination(partie: Partie) -> Denomination:
    """Return the names of a party: those that the sources write, else those of its codes."""
    known = _known(partie)
    if partie.nom_officiel:
        known = _written(partie, known)
    genre, nombre = partie.genre or known.genre, partie.nombre or known.nombre
    agreed = replace(known, genre=genre, nombre=nombre)
    return replace(agreed, entier=agreed.entier or _entire(partie, agreed))


def ranked(partie: Partie, rank: int) -> str:
    """Return the name of a party that nobody named, among its like: « la deuxième commune »."""
    sorte = partie.type.sorte
    noun = _NOUNS.get(sorte.ordre, "partie") if not sorte.court else sorte.court.split(" ")[-1]
    genre: Genre = "f" if noun == "partie" else sorte.genre
    return le_nom(f"{ordinal(rank, genre)} {minuscule(noun)}", genre)


def with_elision(name: str) -> str:
    """Return a name that an author typed, « de » elided before a vowel: « commune d’Orlezac »."""
    parts = _BARE_DE.split(curly(name))
    words = parts[0]
    for letter, rest in zip(parts[1::2], parts[2::2], strict=True):
        words += f"{letter}’{rest}" if elides(rest) else f"{letter}e {rest}"
    fixed: str = computed(words, name)
    return fixed if fixed != curly(name) else name


def _known(partie: Partie) -> Denomination:
    """Return the names of a party in the reference data, else those of its kind alone."""
    sorte = partie.type.sorte
    usual = Denomination(None, sorte.court, sorte.article, sorte.genre)
    if partie.type.caisse:
        return _caisse(partie, usual)
    if partie.code_insee and (commune := communes.par_code(partie.code_insee)):
        named = de(toponymes.de_commune(commune, partie.charniere))
        return _of_commune(partie, usual, named)
    if partie.siren and (group := epci.par_siren(partie.siren)):
        court = "l’Eurométropole" if group.nom.startswith("Eurométropole") else usual.court
        name = computed(group_name(group.nom), partie.siren)
        return Denomination(name, court, group.article, group.genre)
    if partie.type == TypePartie.DEPARTEMENT and partie.departement:
        return replace(usual, nom=_departement(partie.departement))
    if partie.type == TypePartie.COLLECTIVITE_UNIQUE and partie.departement:
        whole = conseils.collectivite_unique(partie.departement)
        return replace(usual, nom=computed(whole, partie.departement) if whole else None)
    return usual if usual.court else replace(usual, court=_COURTS.get(partie.type.value, ""))


_COURTS = {"ccas_cias": "le CCAS", "autre": "le partenaire"}
"""Short names of the kinds that have no usual one, where no name tells better."""


def _caisse(partie: Partie, usual: Denomination) -> Denomination:
    found = caisses.par_departement(partie.departement) if partie.departement else None
    short = "la Caf" if found is None or found.type == "caf" else "la Caisse"
    if found is None:
        return replace(usual, court=short)
    entire = computed(_PARENTHESIS.sub("", found.nom_court), partie.departement)
    name = computed(found.nom_officiel, partie.departement)
    return replace(usual, nom=name, court=short, entier=entire)


def _of_commune(partie: Partie, usual: Denomination, named: str) -> Denomination:
    stated = (partie.code_insee, partie.charniere)
    if partie.type == TypePartie.CCAS_CIAS:
        name = computed(f"{_CENTRES[1][0]} {named}", *stated)
        return replace(usual, nom=name, court="le CCAS", entier=computed(f"le CCAS {named}", name))
    return replace(usual, nom=computed(f"commune {named}", *stated))


def _departement(code: str) -> str | None:
    found = departements.par_code(code)
    if found is None or code in _AUTRE_COLLECTIVITE:
        return None
    name: str = computed(f"Département {de(toponymes.de_departement(found))}", code)
    return name


def _written(partie: Partie, known: Denomination) -> Denomination:
    """Return the names of a party whose official name the sources write."""
    assert partie.nom_officiel
    sorte, name = partie.type.sorte, with_elision(partie.nom_officiel)
    written = replace(known, nom=name, article=sorte.article, genre=sorte.genre, entier="")
    if partie.type == TypePartie.CCAS_CIAS:
        return _centre(written, name)
    return (
        _association(partie, sorte, written, name) if partie.type == TypePartie.AUTRE else written
    )


def _centre(written: Denomination, name: str) -> Denomination:
    for words, sigle in _CENTRES:
        if curly(name).casefold().startswith(words.casefold()):
            rest = curly(name)[len(words) :]
            entire = computed(f"le {sigle}{rest}", name) if rest else ""
            return replace(written, court=f"le {sigle}", entier=entire)
    return replace(written, court="le CIAS" if name.startswith("CIAS") else "le CCAS")


def _association(partie: Partie, sorte: Sorte, written: Denomination, name: str) -> Denomination:
    """Name an institution of no kind by the noun that opens its name: « l’Association »."""
    head = curly(name).split()[0]
    low = head.casefold()
    genre: Genre | None = "f" if low in _FEMININES else "m" if low in _MASCULINES else None
    if genre is None or partie.genre not in (None, genre):
        return replace(written, court=name)
    article = "l’" if elides(low) else "la" if genre == "f" else "le"
    short = computed(le_nom(capitale(head), genre), name)
    return replace(written, court=short, article=article, genre=genre)


def _entire(partie: Partie, names: Denomination) -> str:
    """Return the name that tells a party from others of its kind: « la commune d’Orlezac »."""
    if names.nom is None:
        return ""
    name = names.nom
    if partie.type.sorte.ordre in ("commune", "groupement"):
        name = group_name(minuscule(name) if name.startswith("Commune ") else name)
    entire = le_nom(name, names.genre, names.nombre) if names.article else name
    return str(computed(entire, names.nom))
