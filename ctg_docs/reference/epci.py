"""EPCI: found by SIREN or by name, with their communes and the successors of those that ended."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from ctg_docs.reference import communes
from ctg_docs.reference.communes import Commune
from ctg_docs.reference.names import NameIndex, typographic
from ctg_docs.reference.source import source
from ctg_docs.reference.tables import table
from ctg_docs.reference.usages import noms, usage
from ctg_docs.suggestions import fold, question

Article = Literal["la", "le", "l’", ""]
Genre = Literal["f", "m"]

_SIREN = re.compile(r"\d{9}")
_TYPES = {
    "Communauté de communes": "cc",
    "Communauté d'agglomération": "ca",
    "Communauté urbaine": "cu",
    "Établissement public territorial": "ept",
}


@dataclass(frozen=True)
class EPCI:
    """An EPCI à fiscalité propre, or a territory (ept) of the métropole du Grand Paris.

    `type` is cc, ca, cu, metropole or ept; `article` is la, le, l’ or empty (« Brest
    Métropole »), `charniere` the hinge before `nom` (« de la », « d’ »), `genre` f or m.
    The métropole de Lyon, a collectivité of its own kind, counts as a métropole.
    """

    siren: str
    nom: str
    sigle: str
    type: str
    article: Article
    charniere: str
    genre: Genre
    population: int
    communes: int


def par_siren(siren: str) -> EPCI | None:
    """Return the EPCI that has this number today."""
    row = table("epci").row(siren)
    if row is None:
        return None
    _, nom, sigle, kind, article, charniere, genre, population, members = row
    said = usage("epci", siren)
    if said.nom:
        article, charniere = said.article, said.charniere
    return EPCI(
        siren=siren,
        nom=typographic(said.nom or nom),
        sigle=sigle,
        type=kind,
        article=cast(Article, typographic(article)),
        charniere=typographic(charniere),
        genre=cast(Genre, said.genre or genre),
        population=int(population),
        communes=int(members),
    )


def par_nom(nom: str) -> list[EPCI]:
    """Return the EPCI of that name, with or without « communauté de communes » or « CC ».

    Accents, case and hyphens do not count. A kind that is given must be the right one.
    """
    kind, bare = _kind(nom)
    found = dict.fromkeys(_names().exact(bare))
    return [e for e in map(par_siren, found) if e and kind in ("", e.type)]


def known_as(nom: str) -> list[EPCI]:
    """Return the EPCI of that acronym, or of that name without what its kind gives.

    « Vallées du Clain », « Agglo du Bassin de Brive »: accents, case, hyphens, hinges and words of
    kinds do not count.
    """
    return [e for e in map(par_siren, _usual_names().get(_usual(fold(nom)), [])) if e]


def suggestions(nom: str) -> list[str]:
    """Return at most five official names that look like this one, likeliest first."""
    _, bare = _kind(nom)
    near = _names().near(bare)
    close = [siren for slips, siren in near if slips <= near[0][0] + 1]
    found = [e.nom for e in map(par_siren, close) if e]
    return list(dict.fromkeys(found))[:5]


def membres(siren: str) -> list[Commune]:
    """Return the communes of an EPCI, by code; none for an unknown number."""
    if not _SIREN.fullmatch(siren):
        return []
    lines = table("communes").holding(siren)
    found = [communes.par_code(line[0]) for line in lines if siren in (line[1], line[5])]
    return [commune for commune in found if commune]


def successeurs(siren: str) -> list[EPCI]:
    """Return the EPCI that the communes of an ended one joined, those with most of them first."""
    lines = [] if par_siren(siren) else table("anciens-epci").rows(siren)
    sirens = lines[0][3].split() if lines else []
    return [epci for epci in map(par_siren, sirens) if epci]


def expliquer(saisie: str) -> str:
    """Say in French why a number or a name is not an EPCI's, with the successors where known.

    Returns an empty string for a current number and for a name that some EPCI bears.
    """
    is_siren = bool(_SIREN.fullmatch(saisie))
    if par_siren(saisie) or (not is_siren and par_nom(saisie)):
        return ""
    year = source().millesime
    ended = table("anciens-epci").rows(saisie) if is_siren else _ended(saisie)
    if ended:
        return _became(ended[-1])
    if is_siren:
        return f"Aucun EPCI à fiscalité propre n’a le numéro {saisie} au 1er janvier {year}."
    message = f"Aucun EPCI à fiscalité propre ne s’appelle « {saisie} » au 1er janvier {year}."
    return f"{message} {question(suggestions(saisie)[:3])}".rstrip()


def _became(line: list[str]) -> str:
    siren, nom, annee, sirens = line
    heirs = [epci for epci in map(par_siren, sirens.split()) if epci]
    named = " ; ".join(f"{epci.nom} ({epci.siren})" for epci in heirs)
    ended = f"« {typographic(nom)} » ({siren})"
    if not heirs:
        return f"{ended} n’existe plus depuis {annee}."
    if heirs[0].siren == siren:
        return f"{ended} s’appelle depuis {annee} : {named}."
    return f"{ended} n’existe plus depuis {annee} ; ses communes ont rejoint : {named}."


def _ended(nom: str) -> list[list[str]]:
    kind, bare = _kind(nom)
    sirens = dict.fromkeys(_ended_names().exact(bare))
    lines = [line for siren in sirens for line in table("anciens-epci").rows(siren)]
    return [line for line in lines if kind in ("", _kind(line[1])[0])]


def _kind(nom: str) -> tuple[str, str]:
    """Split a name into the kind it starts with, if any, and the folded rest."""
    folded = fold(nom)
    for full, kind in _TYPES.items():
        for start in (f"{fold(full)} ", f"{kind} "):
            if folded.startswith(start):
                return kind, folded.removeprefix(start)
    return "", folded


_USUAL_WORDS = frozenset(
    (
        *("communaute", "communautes", "communes", "agglomeration", "agglo", "urbaine"),
        *("metropole", "eurometropole", "etablissement", "public", "territorial"),
        *("cc", "ca", "cu", "ept", "de", "du", "des", "d", "la", "le", "les", "l"),
    )
)


def _usual(name: str) -> str:
    """Return the words of a folded name that tell it from others."""
    return " ".join(word for word in name.split() if word not in _USUAL_WORDS)


@cache
def _usual_names() -> dict[str, list[str]]:
    """SIREN numbers by acronym, and by the words of a name that its kind does not give."""
    found: dict[str, list[str]] = {}
    for siren, nom, sigle, *_ in table("epci"):
        for known in {_usual(fold(nom)), fold(sigle)} - {""}:
            found.setdefault(known, []).append(siren)
    return found


@cache
def _names() -> NameIndex:
    lines = [(row[0], row[1]) for row in table("epci")] + noms("epci")
    return NameIndex(_without_kind(lines))


@cache
def _ended_names() -> NameIndex:
    return NameIndex(_without_kind([(row[0], row[1]) for row in table("anciens-epci")]))


def _without_kind(lines: list[tuple[str, str]]) -> bytes:
    text = "".join(f"{siren}\t{nom}\t\n" for siren, nom in lines)
    for full in _TYPES:
        text = text.replace(f"\t{full} ", "\t")
    for sign, plain in (("’", "'"), ("« ", ""), (" »", "")):
        text = text.replace(sign, plain)
    return text.encode()
