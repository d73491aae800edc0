"""Values typed in the cells of the follow-up, as the sources may say them: one form for each."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal, InvalidOperation

from ctg_docs.composing.vocabulary.labels import libelle
from ctg_docs.french.typography import typographier_suite
from ctg_docs.importing.values.amounts import amount
from ctg_docs.importing.values.days import day
from ctg_docs.importing.values.vocabularies import statut
from ctg_docs.importing.values.wordings import markdown, refusal
from ctg_docs.importing.workbooks.cells import SheetCell, clean

RATE, STATE, DAY, COMMENT, SPENT = (
    *("avancement.taux", "avancement.statut", "avancement.date"),
    *("avancement.commentaire", "realise"),
)
STATES = "non démarrée, en cours, réalisée, reportée ou abandonnée"
_BULLET = re.compile(r"^[-*] ")
_NOISE = Decimal("1e-9")
_LARGEST = Decimal(10) ** 12


class EntryError(ValueError):
    """A value that the sources would not take: its message tells why."""


def entered(key: str, cell: SheetCell | None) -> str:
    """Return the value that a cell gives to a key, empty when it has none; raises EntryError."""
    if cell is not None and cell.broken:
        raise EntryError("la formule n’a pas de résultat : tapez la valeur")
    if cell is None or not cell.words.strip():
        return ""
    match key:
        case "avancement.statut":
            return _state(cell)
        case "avancement.taux":
            return _rate(cell)
        case "avancement.date":
            return _day(cell)
        case "avancement.commentaire":
            return _comment(cell)
        case "realise":
            return _spent(cell)
    return _number(cell)


def known(key: str, said: str) -> str:
    """Return in the same form a value that the workbook was built with."""
    if key == STATE:
        return statut(said) or said
    return plain_words(said) if key == COMMENT else said


def plain_words(text: str) -> str:
    """Return words without what typography adds, one space between two of them."""
    lines = (" ".join(line.split()) for line in clean(text).split("\n"))
    return "\n".join(line for line in lines if line)


def alike(key: str, one: str, other: str) -> bool:
    """Tell whether two values of a key are the same, typography aside."""
    return one == other or (key == COMMENT and _typeset(one) == _typeset(other))


def _typeset(words: str) -> str:
    """Return words as a document prints them, whoever typed them."""
    lines = (_BULLET.sub("• ", line) for line in words.split("\n"))
    return plain_words("\n".join(line for (line,) in map(typographier_suite, zip(lines))))


def shown(key: str, value: str) -> str:
    """Return a value as the report tells it, on one line."""
    if not value:
        return "vide"
    match key:
        case "avancement.commentaire":
            return f"« {' '.join(value.split())} »"
        case "avancement.statut":
            return libelle(value)
        case "avancement.date":
            return "/".join(reversed(value.split("-")))
    return value.replace(".", ",")


def _state(cell: SheetCell) -> str:
    found = statut(cell.line)
    if found is None:
        raise EntryError(f"« {cell.line} » n’est pas un statut : {STATES}")
    return found


def _rate(cell: SheetCell) -> str:
    """Return hundredths: the sheet counts in shares of one, « 40 % » and 40 say the same."""
    number = _decimal(cell)
    if number is not None and isinstance(cell.value, int | float) and number <= 1:
        number *= 100
    if number is None or not 0 <= number <= 100 or number != number.to_integral_value():
        raise EntryError(f"« {cell.line} » n’est pas un taux : un nombre entier de 0 à 100 %")
    return f"{number:.0f}"


def _day(cell: SheetCell) -> str:
    found = day(cell)
    if found is None:
        raise EntryError(f"« {cell.line} » n’est pas un jour : écrivez 16/12/2024")
    return found.isoformat()


def _comment(cell: SheetCell) -> str:
    words = plain_words(cell.words)
    if reason := refusal(markdown(words), is_prose=True):
        raise EntryError(reason)
    return words


def _spent(cell: SheetCell) -> str:
    found = None if isinstance(cell.value, bool | date) else amount(cell)
    if found is None or found.euros >= _LARGEST:
        raise EntryError(f"« {cell.line} » n’est pas un montant : écrivez 12000")
    if found.taxes:
        raise EntryError(f"« {cell.line} » dit « {found.taxes} » : écrivez le montant seul")
    return _plain(found.euros)


def _number(cell: SheetCell) -> str:
    number = _decimal(cell)
    if number is None or abs(number) >= _LARGEST:
        raise EntryError(f"« {cell.line} » n’est pas un nombre")
    return _plain(number)


def _decimal(cell: SheetCell) -> Decimal | None:
    """Return the number of a cell, without what binary fractions add."""
    if isinstance(cell.value, bool | date):
        return None
    if isinstance(cell.value, int | float):
        number = Decimal(repr(cell.value))
        return number.quantize(_NOISE) if abs(number) < _LARGEST else None
    try:
        digits = cell.line.replace(" ", "").replace("\u202f", "").removesuffix("%")
        found = Decimal(digits.replace(",", ".").replace("−", "-"))
    except InvalidOperation:
        return None
    return found if found.is_finite() else None


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}" if number else "0"
