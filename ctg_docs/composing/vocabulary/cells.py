"""Typed cells: their words, and the date or the number that the words say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Literal, TypeAlias, get_args

from ctg_docs.composing.vocabulary.faults import check_choice
from ctg_docs.document.nodes import Choice, Column, Tone
from ctg_docs.french import numbers
from ctg_docs.model.echeances import echeance

Unite: TypeAlias = Literal["", "euros", "pourcent"]
_ALIGNS: dict[str, Literal["left", "right", "center"]] = {
    "gauche": "left",
    "droite": "right",
    "centre": "center",
}


@dataclass(frozen=True)
class Valeur:
    """The words of a cell, and the value for a workbook."""

    mots: Any
    valeur: date | Decimal | None


@dataclass(frozen=True)
class Colonne:
    """A column of a table: its title and how its cells stand."""

    titre: Any
    colonne: Column


def valeur(words: Any, value: date | Decimal | None) -> Any:
    """Return a typed cell, or nothing when there are no words."""
    return Valeur(words, value) if words else None


def colonne(
    titre: Any,
    part: float = 1.0,
    alignement: str = "gauche",
    *,
    choix: Iterable[tuple[str, Tone]] = (),
    unite: Unite = "",
) -> Colonne:
    """Return a column; `choix` gives the only words that it admits and what they mean."""
    check_choice("d’alignement", alignement, _ALIGNS)
    check_choice("d’unité de colonne", unite, get_args(Unite))
    choices = tuple(Choice(label, tone) for label, tone in choix)
    return Colonne(titre, Column(float(part), _ALIGNS[alignement], choices, unite))


def column(spec: tuple[Any, ...] | Colonne) -> Colonne:
    """Return a column written in a template: built, or (title, share, alignment)."""
    return spec if isinstance(spec, Colonne) else colonne(*spec)


def en_date(day: date) -> Valeur:
    """Return a day in figures: « 09/12/2021 »."""
    return Valeur(f"{day:%d/%m/%Y}", day)


def en_echeance(text: str, *, fin: bool = False) -> Any:
    """Return a year or a month as it is written, with the day on which it begins or ends."""
    day = echeance(text, fin=fin)
    return Valeur(text, day) if day else text


def en_euros(amount: Decimal) -> Valeur:
    """Return an amount with all its digits."""
    return Valeur(numbers.montant_chiffres(amount), amount)


def en_nombre(number: Decimal | int) -> Valeur:
    """Return a number without its unit."""
    return Valeur(numbers.nombre(number), Decimal(number))


def en_pourcent(rate: Decimal | int) -> Valeur:
    """Return a rate given in hundredths: 58 gives « 58 % »."""
    return Valeur(numbers.pourcent(Decimal(rate) / 100), Decimal(rate))
