"""Communes of France: found by INSEE code or by name, with what became of those that ended."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ctg_docs.reference.departements import departement_de
from ctg_docs.reference.names import NameIndex, typographic
from ctg_docs.reference.source import source
from ctg_docs.reference.tables import table
from ctg_docs.reference.usages import usage
from ctg_docs.suggestions import fold, question

_CODE = re.compile(r"\d[0-9AB]\d{3}")
_NATURES = {
    "deleguee": " (commune déléguée)",
    "associee": " (commune associée)",
    "arrondissement": " (arrondissement municipal)",
}


@dataclass(frozen=True)
class Commune:
    """A commune of the current Cog.

    `tncc` is INSEE's article code (0 to 8), `population` the municipal population, `epci` and
    `ept` SIREN numbers. `epci` is empty in four islands and in the overseas collectivities,
    `ept` everywhere but around Paris. `charniere` is a hand-kept hinge where usage departs
    from INSEE (Houilles), None elsewhere.
    """

    code: str
    nom: str
    tncc: int
    departement: str
    region: str
    epci: str
    population: int
    siren: str
    code_postal: str
    ept: str = ""
    charniere: str | None = None


def par_code(code: str) -> Commune | None:
    """Return the commune that has this INSEE code today."""
    named, row = table("noms").row(code), table("communes").row(code)
    if named is None or row is None:
        return None
    departement = departement_de(code)
    return Commune(
        code=code,
        nom=typographic(named[1]),
        tncc=int(named[2]),
        departement=departement.code,
        region=departement.region,
        epci=row[1],
        population=int(row[2]),
        siren=row[3],
        code_postal=row[4],
        ept=row[5],
        charniere=usage("commune", code).charniere or None,
    )


def par_nom(nom: str, departement: str = "") -> list[Commune]:
    """Return the communes of that name, whatever its accents, case and hyphens, by code.

    Homonyms are many: a département narrows them down.
    """
    return _in(departement, _names().exact(nom))


def suggestions(nom: str, departement: str = "") -> list[str]:
    """Return at most five official names that look like this one, likeliest first.

    The same letters with other accents or hyphens come first, then the fewest slips, then the
    most inhabitants.
    """
    near = _names().near(nom)
    if departement:
        near = [(slips, code) for slips, code in near if departement_de(code).code == departement]
    communes = [(slips, par_code(code)) for slips, code in near[:60]]
    ranked = sorted((slips, -c.population, c.nom) for slips, c in communes if c)
    return list(dict.fromkeys(name for _, _, name in ranked))[:5]


def successeur(code: str) -> Commune | None:
    """Return the commune that an ended code belongs to now; None for a current code."""
    if par_code(code):
        return None
    ended = table("anciennes-communes").row(code)
    return par_code(ended[4]) if ended else None


def expliquer(saisie: str) -> str:
    """Say in French why a code or a name is not a commune's, with the successor where known.

    Returns an empty string for a current code and for a name that some commune bears.
    """
    is_code = bool(_CODE.fullmatch(saisie))
    if par_code(saisie) or (not is_code and par_nom(saisie)):
        return ""
    cog = f"au Code officiel géographique de {source().millesime}"
    ended = _ended(saisie, is_code)
    if ended:
        return " ".join(_became(line) for line in ended)
    if is_code:
        return f"Aucune commune n’a le code {saisie} {cog}.{_postal_hint(saisie)}"
    message = f"Aucune commune ne s’appelle « {saisie} » {cog}."
    return f"{message} {question(suggestions(saisie)[:3])}".rstrip()


def par_code_postal(code: str) -> list[Commune]:
    """Return the communes that have this postal code; the tables hold one for each commune."""
    lines = table("communes").holding(code) if code else []
    return [c for line in lines if (c := par_code(line[0])) and c.code_postal == code]


def _postal_hint(saisie: str) -> str:
    """A postal code is often taken for the INSEE one."""
    found = par_code_postal(saisie)
    named = " ou ".join(f"{c.code} ({c.nom})" for c in found[:5])
    return f" Si c’est un code postal, le code INSEE est {named}." if found else ""


def _ended(saisie: str, is_code: bool) -> list[list[str]]:
    ended = table("anciennes-communes")
    codes = [saisie] if is_code else dict.fromkeys(_ended_names().exact(saisie))
    lines = [line for code in codes for line in ended.rows(code)]
    wanted = fold(saisie)
    return lines[:1] if is_code else [line for line in lines if fold(line[1]) == wanted]


def _became(line: list[str]) -> str:
    code, nom, nature, annee, actuelle = line
    # No « de » or « à » before a name here: their contraction is the French layer's business.
    ended = f"{typographic(nom)} ({code})"
    since = f" depuis le Code officiel géographique de {annee}" if annee else ""
    now = par_code(actuelle)
    write = f" Écrivez « {now.nom} » ({now.code})." if now else ""
    if nature == "ancien_nom":
        return f"{ended} a changé de nom{since}.{write}"
    not_one = "n’est plus une commune" if annee else "n’est pas une commune"
    return f"{ended} {not_one}{since}{_NATURES.get(nature, '')}.{write}"


def _in(departement: str, codes: list[str]) -> list[Commune]:
    found = (par_code(code) for code in codes)
    return [c for c in found if c and departement in ("", c.departement)]


@cache
def _names() -> NameIndex:
    return NameIndex(table("noms").body)


@cache
def _ended_names() -> NameIndex:
    return NameIndex(table("anciennes-communes").body)
