"""Typed cells: their words, and the date or the number that the words say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Literal, TypeAlias, get_args

from ctg_docs.composing.vocabulary.faults import check_choice
from ctg_docs.composing.vocabulary.rendering import said
from ctg_docs.document.nodes import (
    Choice,
    Column,
    Entry,
    EntryKind,
    Formula,
    FormulaRule,
    Tone,
)
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
    """A row of a table, one value a column; an unknown one says so.

    `repere` is what it stands for in the sources: « actions/ludotheque ».
    """

    cellules: tuple[Any, ...]
    repere: str = ""


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


def rangee(*cellules: Any, repere: Any = "") -> Rangee:
    """Return a row of a table, one value a column; a list stands for several of them."""
    cells: list[Any] = []
    for cellule in cellules:
        cells += cellule if isinstance(cellule, list) else [cellule]
    return Rangee(tuple([said(cell) for cell in cells]), str(repere))


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
    saisie: tuple[str, EntryKind] | None = None,
    calcul: Sequence[str] | None = None,
) -> Colonne:
    """Return a column; `choix` gives the only words that it admits and what they mean.

    A column that is `facultative` is left out of a table where it would say nothing. `saisie` is
    what a workbook lets type in it: a key of the sources and the kind of its values. `calcul` is
    how a workbook computes it: a rule, then the titles of columns; a sum has the anchor of its
    table between them.
    """
    check_choice("d’alignement", alignement, _ALIGNS)
    check_choice("d’unité de colonne", unite, get_args(Unite))
    choices = tuple(Choice(label, tone) for label, tone in choix)
    built = Column(
        float(part), _ALIGNS[alignement], choices, unite, _entry(saisie), _formula(calcul)
    )
    return Colonne(titre, built, facultative)


def _entry(saisie: tuple[str, EntryKind] | None) -> Entry | None:
    if saisie is None:
        return None
    key, kind = saisie
    check_choice("de saisie", kind, get_args(EntryKind))
    return Entry(key, kind)


def _formula(calcul: Sequence[str] | None) -> Formula | None:
    if calcul is None:
        return None
    rule, *columns = calcul
    check_choice("de calcul", rule, get_args(FormulaRule))
    table = columns.pop(0) if rule.startswith("somme") else ""
    return Formula(rule, tuple(columns), table)  # type: ignore[arg-type]


def colonnes(
    titres: Iterable[Any], part: float = 1.0, alignement: str = "gauche", **options: Any
) -> list[Colonne]:
    """Return one column a title, all of one kind: see `colonne`.

    A title stands for all that its column says (a year, for each budget): it is no value as it is.
    """
    words = [computed(str(titre), titre) for titre in titres]
    return [colonne(word, part, alignement, **_of_title(options, word)) for word in words]


def _of_title(options: Mapping[str, Any], titre: str) -> dict[str, Any]:
    """Return options whose key of the sources ends with the title of the column."""
    if not options.get("saisie"):
        return dict(options)
    key, kind = options["saisie"]
    return {**options, "saisie": (f"{key}.{titre}", kind)}


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
