"""Filters of templates: French, and nothing that a lawyer would not say."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import wraps
from typing import Any

from ctg_docs.composing.vocabulary import cells, counts
from ctg_docs.composing.vocabulary.constructors import attendu, gras, lignes, puces
from ctg_docs.composing.vocabulary.faults import MISUSE, GabaritError, misused
from ctg_docs.composing.vocabulary.labels import infinitif, libelle
from ctg_docs.composing.vocabulary.linked import as_json
from ctg_docs.composing.vocabulary.readable import readable
from ctg_docs.french import dates, letters, lists, numbers, tailles, toponyms, words
from ctg_docs.french.agreement import agreed_role, function_title
from ctg_docs.french.initials import capitale, minuscule
from ctg_docs.french.salles import en_salle
from ctg_docs.french.toponyms import Toponym
from ctg_docs.french.unites import unite_accordee
from ctg_docs.french.words import Nom
from ctg_docs.model import echeances
from ctg_docs.model.parties import Personne
from ctg_docs.reading.origins import computed, origin_of, sourced
from ctg_docs.reading.prose import Prose


def fitting(function: Callable[..., Any]) -> Callable[..., Any]:
    """Make what a filter does not admit a fault of the template."""

    @wraps(function)
    def filtered(*args: Any, **options: Any) -> Any:
        try:
            return function(*args, **options)
        except MISUSE as error:
            if fault := misused(function, args, options, error):
                raise fault from error
            raise

    return filtered


def unless_unknown(function: Callable[..., Any]) -> Callable[..., Any]:
    """Let an unknown value go through a filter untouched, so that `attendu` can name it.

    What a filter gives knows from which values it was computed. What it does not admit is a fault
    of the template.
    """
    safe = fitting(function)

    @wraps(function)
    def filtered(value: Any, *args: Any, **options: Any) -> Any:
        if value is None:
            return None
        found = safe(value, *args, **options)
        if isinstance(found, cells.Valeur):
            return replace(found, mots=computed(found.mots, value, *args))
        return computed(found, value, *args) if type(found) is str else found

    return filtered


def de(value: Toponym | Nom | str) -> str:
    """Return a name after « de », contracted and elided."""
    return lists.enumeration_de([value])


def a(value: Toponym | Nom | str) -> str:
    """Return a name after « à », contracted."""
    return lists.enumeration_a([value])


def le(value: Toponym | Nom) -> str:
    """Return a name with its article."""
    if isinstance(value, Toponym):
        return toponyms.le(value)
    return words.le_nom(value.nom, value.genre, value.nombre, value.elision)


def _capitale(value: str) -> str:
    """Return a text with its first letter in capital; prose stays prose."""
    raised = capitale(value)
    return _like(value, Prose(raised) if isinstance(value, Prose) else raised)


def _minuscule(value: str) -> str:
    """Return a text with its first letter lowered, acronyms left alone."""
    return _like(value, minuscule(value))


def _like(value: str, changed: str) -> str:
    """Return a text of which a letter or a mark alone changed: it still says the same value."""
    origin = origin_of(value)
    return sourced(changed, origin) if origin else changed


def fonction(value: str, personnes: Iterable[Personne], id: str | None) -> str:
    """Return an office, masculine in the sources, as the person of that id bears it."""
    return function_title(value, next((p.sexe for p in personnes if p.id == id), None))


def annee(value: date | str) -> str:
    """Return the year of a moment."""
    year = echeances.annee(value)
    if year is None:
        raise ValueError(f"« {value} » ne dit pas d’année")
    return str(year)


def moment(value: date | str) -> str:
    """Return a day in words; a month or a year that is written stands as it is."""
    return dates.date_longue(value) if isinstance(value, date) else value


def au_moment(value: date | str) -> str:
    """Return a day, a month or a year as a complement: « le 3 mars 2024 », « en mars 2024 »."""
    return f"{'le' if isinstance(value, date) else 'en'} {moment(value)}"


def quantite(value: Decimal, unite: str | None) -> str:
    """Return a number with its unit, agreed: « 16,4 % », « 12 places », « 1 place »."""
    if unite is None:
        return numbers.nombre(value)
    if unite == "%":
        return numbers.pourcent(value / 100)
    if unite in ("€", "euros"):
        return numbers.montant(value)
    return f"{numbers.nombre(value)} {unite_accordee(value, unite)}"


def unite(words: str, value: Decimal) -> str:
    """Return the unit of a number that stands apart, agreed with it: « places », « place »."""
    return unite_accordee(value, words)


def regrouper(values: Iterable[Any], key: str) -> list[tuple[Any, list[Any]]]:
    """Return items by the value of a key, in the order in which those values first appear."""
    groups: dict[Any, list[Any]] = {}
    for value in values:
        if not readable(type(value), key):
            raise GabaritError(f"« {key} » ne se lit pas dans ce qui est à regrouper")
        groups.setdefault(getattr(value, key), []).append(value)
    return list(groups.items())


def sans_point(value: str) -> str:
    """Return a text without its final mark, to be followed by another one."""
    return _like(value, value.rstrip(" .;"))


def ponctuees(values: Iterable[Any]) -> list[Any]:
    """Return plain list items with a semicolon each and a full stop after the last."""
    items = list(values)
    if not all(isinstance(item, str) for item in items):
        return items
    return [
        _like(item, punctuated)
        for item, punctuated in zip(items, lists.ponctuer(items), strict=True)
    ]


_FILTERS: dict[str, Callable[..., Any]] = {
    "a": a,
    "au_moment": au_moment,
    "annee": annee,
    "capitale": _capitale,
    "coche": cells.coche,
    "colonnes": cells.colonnes,
    "date": dates.date_longue,
    "date_jour": dates.date_jour,
    "date_lettres": dates.date_lettres,
    "de": de,
    "en_date": cells.en_date,
    "en_echeance": cells.en_echeance,
    "en_euros": cells.en_euros,
    "en_lettres": letters.cardinal,
    "en_nombre": cells.en_nombre,
    "en_pourcent": cells.en_pourcent,
    "en_salle": en_salle,
    "enumeration": lists.enumeration,
    "enumeration_de": lists.enumeration_de,
    "fonction": fonction,
    "nommant": agreed_role,
    "gras": gras,
    "heure": dates.heure,
    "heure_lettres": dates.heure_lettres,
    "json": as_json,
    "infinitif": infinitif,
    "inventaire": lists.inventaire,
    "le": le,
    "libelle": libelle,
    "lignes": lignes,
    "minuscule": _minuscule,
    "moment": moment,
    "montant": numbers.montant,
    "nombre": numbers.nombre,
    "ordinal": letters.ordinal,
    "ponctuees": ponctuees,
    "puces": puces,
    "quantite": quantite,
    "unite": unite,
    "que": words.que_nom,
    "regrouper": regrouper,
    "sans_point": sans_point,
    "taille": tailles.taille,
}
FILTERS = {name: unless_unknown(function) for name, function in _FILTERS.items()}
# What is counted is not what the words come from.
FILTERS |= {
    "accorde": fitting(counts.accorde),
    "attendu": attendu,
    "compte": fitting(counts.compte),
}
