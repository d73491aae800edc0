"""Typed cells: their words, and the date or the number that the words say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Literal, TypeAlias, get_args

from ctg_docs.composing.vocabulary.faults import check_choice
from ctg_docs.composing.vocabulary.rendering import said
from ctg_docs.document.nodes import Choice, Column, Tone
from ctg_docs.french import numbers
from ctg_docs.model.echeances import echeance
from ctg_docs.reading.origins import computed

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
    """A column of a table: its title, how its cells stand, whether it goes when all are empty."""

    titre: Any
    colonne: Column
    facultative: bool = False


@dataclass(frozen=True)
class Rangee:
    """A row of a table, one value a column; an unknown one says so."""

    cellules: tuple[Any, ...]


@dataclass(frozen=True)
class Intertitre:
    """A row that names the rows below it, across the whole table."""

    texte: Any


@dataclass(frozen=True)
class ChiffreCle:
    """A figure to be read at a glance: its value, what it counts, a note."""

    valeur: Any
    libelle: Any
    note: Any = None


def rangee(*cellules: Any) -> Rangee:
    """Return a row of a table, one value a column; a list stands for several of them."""
    cells: list[Any] = []
    for cellule in cellules:
        cells += cellule if isinstance(cellule, list) else [cellule]
    return Rangee(tuple([said(cell) for cell in cells]))


def valeur(words: Any, value: date | Decimal | None) -> Any:
    """Return a typed cell, or nothing when there are no words."""
    return Valeur(words, value) if words else None


def colonne(  # noqa: PLR0913 - keyword arguments of a template, all optional
    titre: Any,
    part: float = 1.0,
    alignement: str = "gauche",
    *,
    choix: Iterable[tuple[str, Tone]] = (),
    unite: Unite = "",
    facultative: bool = False,
) -> Colonne:
    """Return a column; `choix` gives the only words that it admits and what they mean.

    A column that is `facultative` is left out of a table where it would say nothing.
    """
    check_choice("d’alignement", alignement, _ALIGNS)
    check_choice("d’unité de colonne", unite, get_args(Unite))
    choices = tuple(Choice(label, tone) for label, tone in choix)
    return Colonne(titre, Column(float(part), _ALIGNS[alignement], choices, unite), facultative)


def colonnes(
    titres: Iterable[Any], part: float = 1.0, alignement: str = "gauche", **options: Any
) -> list[Colonne]:
    """Return one column a title, all of one kind: see `colonne`.

    A title stands for all that its column says (a year, for each budget): it is no value as it is.
    """
    words = [computed(str(titre), titre) for titre in titres]
    return [colonne(word, part, alignement, **options) for word in words]


def column(spec: tuple[Any, ...] | Colonne) -> Colonne:
    """Return a column written in a template: built, or (title, share, alignment)."""
    return spec if isinstance(spec, Colonne) else colonne(*spec)


def coche(holds: bool, signe: str) -> str | None:
    """Return a sign where something holds, nothing elsewhere."""
    return signe if holds else None


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
