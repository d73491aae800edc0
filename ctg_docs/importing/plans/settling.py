"""Headings settled by the values under them; those that would share a key are for the author."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from ctg_docs.importing.plans.mapping import A_CHOISIR, IGNORER, MappedHeading
from ctg_docs.importing.plans.recognising import tokens
from ctg_docs.importing.values import amounts, days, vocabularies
from ctg_docs.importing.workbooks.cells import SheetCell
from ctg_docs.reference.intitules import intitules

_MOST = 0.8
_HALF = 0.5
_ALL = 0.9
_FEW = 3
"""Values of a column whose heading says nothing, below which they settle nothing either."""
_CODE = re.compile(
    r"(?:(?:fiche|action|n°|no|f|a|fa)?[ .\-]*)?[A-Z]{0,3}[ .\-]?\d+(?:[.\-]\d+)*\.?", re.I
)
_MARKS = frozenset(("x", "✓", "✔", "●", "■", "o", "oui", "1"))
_YEAR = re.compile(r"20\d\d")

Values = Sequence[SheetCell]


def settle(
    headings: Sequence[MappedHeading], values_of: Callable[[MappedHeading], Values]
) -> tuple[MappedHeading, ...]:
    """Return headings whose values agree with their keys, no key twice."""
    found = [_by_values(heading, values_of(heading)) for heading in headings]
    found = _objectives(found)
    return tuple(_unshared(found))


def _by_values(heading: MappedHeading, values: Values) -> MappedHeading:
    if heading.hidden or not values:
        return replace(heading, cle="avancement.statut") if heading.cle == "avancement" else heading
    cle = _key_by_values(heading, values)
    year = _YEAR.fullmatch(heading.intitule)
    return replace(heading, cle=cle, annee=int(year[0]) if year else heading.annee)


def _key_by_values(heading: MappedHeading, values: Values) -> str:
    cle = heading.cle
    match cle:
        case "avancement" | "avancement.statut" | "etat":
            return _progress(cle, values)
        case "avancement.taux" if _share(values, _is_rate) < _HALF:
            return "avancement.statut" if _share(values, _is_statut) >= _MOST else A_CHOISIR
        case "financements.financeur" if _share(values, _is_amount) >= _MOST:
            return "financements.montant"
        case "financements.montant" if _share(values, _is_amount) == 0:
            return "financements.financeur" if not heading.financeur else cle
        case "titre" if _share(values, _is_code) >= _MOST:
            return IGNORER
        case "budget.montant" if _share(values, _is_explicit_rate) >= _MOST:
            return A_CHOISIR
        case "a-choisir" if not heading.candidates:
            return _unnamed(heading, values)
    return cle


def _progress(cle: str, values: Values) -> str:
    """Return the key of a column about the progress of actions, or whether they are new."""
    shares = {
        "avancement.taux": _share(values, _is_rate),
        "avancement.date": _share(values, lambda cell: days.day(cell) is not None),
        "avancement.statut": _share(values, _is_statut),
        "etat": _share(values, _is_etat),
    }
    best = max(shares, key=lambda one: (shares[one], one == cle))
    if shares[best] >= _HALF:
        return best
    return "avancement.commentaire" if cle == "avancement" else cle


def _unnamed(heading: MappedHeading, values: Values) -> str:
    if _YEAR.fullmatch(heading.intitule) and _share(values, _is_mark) >= _MOST:
        return "calendrier.annees"
    if len(values) < _FEW:
        return A_CHOISIR
    if _share(values, _is_statut) >= _ALL:
        return "avancement.statut"
    if _share(values, _is_etat) >= _ALL:
        return "etat"
    if _share(values, _is_explicit_rate) >= _ALL:
        return "avancement.taux"
    return A_CHOISIR


def _share(values: Values, test: Callable[[SheetCell], bool]) -> float:
    return sum(map(test, values)) / len(values)


def _is_rate(cell: SheetCell) -> bool:
    return amounts.percentage(cell, fractions=False) is not None


def _is_explicit_rate(cell: SheetCell) -> bool:
    return cell.percent or (isinstance(cell.value, str) and cell.line.endswith("%"))


def _is_statut(cell: SheetCell) -> bool:
    return isinstance(cell.value, str) and vocabularies.statut(cell.line) is not None


def _is_etat(cell: SheetCell) -> bool:
    return vocabularies.etat(cell.line, asked=True) is not None


def _is_amount(cell: SheetCell) -> bool:
    return amounts.amount(cell) is not None


def _is_code(cell: SheetCell) -> bool:
    return bool(_CODE.fullmatch(cell.line))


def _is_mark(cell: SheetCell) -> bool:
    return cell.line.lower() in _MARKS


def _objectives(headings: Sequence[MappedHeading]) -> list[MappedHeading]:
    """Give an objective of no level in particular the level that no other heading has.

    On the sheet of one action it may be its own aim: its author says.
    """
    known = {heading.cle for heading in headings}
    level = "objectif_operationnel" if "objectif_strategique" in known else "objectif_strategique"
    asked = {"cle": A_CHOISIR, "candidates": (level, "resultats_attendus")}
    return [
        replace(h, **(asked if h.column is None else {"cle": level})) if h.cle == "objectif" else h
        for h in headings
    ]


def _unshared(headings: Sequence[MappedHeading]) -> list[MappedHeading]:
    """Leave to the author the headings that mean the same, but the only one in its very words."""
    found = []
    for heading in headings:
        rivals = [h for h in headings if h.target == heading.target]
        exact = [h for h in rivals if _in_its_words(h)]
        kept = len(rivals) == 1 or (len(exact) == 1 and exact[0] is heading)
        if not kept and heading.cle not in (IGNORER, A_CHOISIR):
            heading = replace(heading, cle=A_CHOISIR, candidates=(heading.cle,))  # noqa: PLW2901
        found.append(heading)
    return found


def _in_its_words(heading: MappedHeading) -> bool:
    words = tokens(heading.intitule)
    return any(tokens(one) == words for one in intitules().get(heading.cle, ()))
