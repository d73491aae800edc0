"""Kinds of values of the sources, each read from plain text.

The reader hands over every scalar as text, so nothing is guessed by YAML: these types say
what a text may mean and answer in French when it does not.
"""

from __future__ import annotations

import re
from datetime import date, time
from decimal import Decimal
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    StringConstraints,
)
from pydantic_core import PydanticCustomError

from ctg_docs.french import durees, moments
from ctg_docs.french.numbers import nombre
from ctg_docs.model.intended.quantities import two_readings
from ctg_docs.model.written import (
    DATE,
    INTEGER,
    LENGTH,
    MOMENT,
    MONEY,
    NUMBER,
    TIME,
    YES_NO,
    OneAlone,
    TextPattern,
    one_of,
)
from ctg_docs.reading.prose import Phrase, Prose


class Fiche(BaseModel):
    """Base of every structure of the sources: closed keys, never changed once read."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


def _refuse(code: str, message: str, text: object) -> PydanticCustomError:
    return PydanticCustomError(code, message, {"texte": str(text)})


_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_FRENCH = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")


def read_date(value: Any) -> date:
    """Read 2024-03-15 or 15/03/2024 as a date."""
    if isinstance(value, date):
        return value
    text = str(value).strip()
    if found := _ISO.fullmatch(text):
        year, month, day = map(int, found.groups())
    elif found := _FRENCH.fullmatch(text):
        day, month, year = map(int, found.groups())
    else:
        raise _refuse("date", "date attendue sous la forme 2024-03-15, trouvé « {texte} »", text)
    try:
        return date(year, month, day)
    except ValueError:
        raise _refuse("date", "« {texte} » n’est pas un jour du calendrier", text) from None


def read_moment(value: Any) -> date | str:
    """Read a day as a date, a month or a year as French words: « mars 2024 », « 2024 »."""
    if isinstance(value, date):
        return value
    text = read_words(str(value).strip())
    found = moments.bornes(text)
    if found is None:
        message = "jour, mois ou année attendus (2024-03-15, mars 2024, 2024), trouvé « {texte} »"
        raise _refuse("date", message, value)
    return found[0] if found[0] == found[1] else text


def read_words(text: str) -> str:
    """Write in French the dates that a text gives in figures; other words stay as they are."""
    try:
        return moments.en_francais(text)
    except ValueError as error:
        raise PydanticCustomError("date", "{message}", {"message": str(error)}) from None


def read_length(value: Any) -> str:
    """Read « 4 ans », « 48 mois » or « quatre ans et six mois » as a length of time in letters."""
    try:
        return durees.en_lettres(durees.mois(str(value)))
    except ValueError as error:
        raise PydanticCustomError("duree", "{message}", {"message": str(error)}) from None


_TIME = re.compile(r"(\d{1,2})\s*(?::|h)\s*(\d{2})?")


def read_time(value: Any) -> time:
    """Read 18:30, 18h30 or 18 h as a time of day."""
    if isinstance(value, time):
        return value
    found = _TIME.fullmatch(str(value).strip())
    if found and int(found[1]) < 24 and int(found[2] or 0) < 60:
        return time(int(found[1]), int(found[2] or 0))
    raise _refuse("heure", "heure attendue sous la forme 18:30, trouvé « {texte} »", value)


def read_bool(value: Any) -> bool:
    """Read oui or non; anything else is refused, « no » and « yes » included."""
    if isinstance(value, bool):
        return value
    answers = {"oui": True, "non": False}
    if str(value).strip().lower() in answers:
        return answers[str(value).strip().lower()]
    raise _refuse("oui_non", "« oui » ou « non » attendu, trouvé « {texte} »", value)


_HINGES = ("de", "d’", "du", "de la", "de l’", "des", "")


def read_hinge(value: Any) -> str:
    """Read the words that lead a name: de, d’, du, de la, de l’, des, or nothing (« sans »)."""
    text = str(value).strip().replace("'", "’")
    if text in _HINGES:
        return text
    known = ", ".join(filter(None, _HINGES))
    raise PydanticCustomError(
        "charniere",
        "charnière attendue ({connues}), trouvé « {texte} »",
        {"connues": known, "texte": str(value)},
    )


_SPACES = re.compile(r"[\s\u00a0\u202f]")
_NUMBER = re.compile(r"[+-]?\d{1,12}(\.\d{1,16})?")


def read_number(value: Any) -> Decimal:
    """Read 1963, 1 963, 16,4 or 16.4 as an exact decimal number; 3.000 may be two of them.

    No fact of a territory takes more figures than decimal arithmetic keeps, which are twenty-eight.
    """
    if readings := two_readings(str(value)):
        raise _two_numbers(str(value).strip(), *readings)
    text = _SPACES.sub("", str(value)).replace(",", ".")
    if is_number(text):
        return Decimal(text)
    raise _refuse("nombre", "nombre attendu (1963 ou 16,4), trouvé « {texte} »", value)


def is_number(text: str) -> bool:
    """Say whether a text is a decimal number that `read_number` reads, if not one of two."""
    return _NUMBER.fullmatch(_SPACES.sub("", text).replace(",", ".")) is not None


def _two_numbers(text: str, small: Decimal, large: Decimal) -> PydanticCustomError:
    message = "« {texte} » se lit {petit} ou {grand} : écrivez {grand}"
    context = {"texte": text, "petit": nombre(small), "grand": nombre(large)}
    return PydanticCustomError("ambigu", message, context)


def read_integer(value: Any) -> int:
    """Read a whole number, thousands separated by spaces or not."""
    number = read_number(value)
    if number == number.to_integral_value():
        return int(number)
    raise _refuse("entier", "nombre entier attendu, trouvé « {texte} »", value)


def read_money(value: Any) -> Decimal:
    """Read an amount in euros, with at most two decimals; a € sign may follow."""
    amount = read_number(str(value).removesuffix("€").rstrip())
    if amount < 0 or amount != round(amount, 2):
        raise _refuse("montant", "montant en euros attendu (88000), trouvé « {texte} »", value)
    return amount


def read_list(value: Any) -> Any:
    """Read one text as a list of one: an author rarely writes a dash for a single value."""
    return [value] if isinstance(value, str) else value


_HINGE = one_of(_HINGES, r"^\s*(d[eu]|de la|des|(de l|d)[’'])?\s*$")
_INSEE, _SIREN, _DEPARTEMENT = r"^(\d{5}|2[AB]\d{3})$", r"^\d{9}$", r"^(\d{2}|2[AB]|97\d)$"

Texte = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=600)]
"""One line of plain text."""
Cellule = Annotated[str, StringConstraints(strip_whitespace=True, max_length=600)]
"""The text of a table's cell, which may be empty."""
Markdown = Annotated[str, StringConstraints(min_length=1, max_length=20_000), AfterValidator(Prose)]
"""Prose: paragraphs, lists, emphasis and links in Markdown."""
UnParagraphe = Annotated[
    str, StringConstraints(min_length=1, max_length=20_000), AfterValidator(Phrase)
]
"""Prose of one paragraph, which the house puts inside a sentence of its own."""
Charniere = Annotated[str, BeforeValidator(read_hinge), _HINGE]
Jour = Annotated[date, BeforeValidator(read_date), DATE]
Moment = Annotated[date | str, BeforeValidator(read_moment), MOMENT]
"""A day, or only the month or the year that is known, in words."""
Quand = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=600),
    AfterValidator(read_words),
]
"""A moment in free words, whose dates print in French."""
Duree = Annotated[str, BeforeValidator(read_length), LENGTH]
"""A length of time, in letters."""
Heure = Annotated[time, BeforeValidator(read_time), TIME]
OuiNon = Annotated[bool, BeforeValidator(read_bool), YES_NO]
Nombre = Annotated[Decimal, BeforeValidator(read_number), NUMBER]
Entier = Annotated[int, BeforeValidator(read_integer), INTEGER]
Montant = Annotated[Decimal, BeforeValidator(read_money), MONEY]
Identifiant = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
"""A stable name given by the author: lower case, digits and hyphens."""
Adresse = Annotated[str, StringConstraints(pattern=r"^https?://[^\s/]+\.[^\s]+$", max_length=600)]
"""The address of a page or a file of the Web."""
CodeInsee = Annotated[
    str,
    StringConstraints(pattern=_INSEE),
    TextPattern(_INSEE, "integer", minimum=1, maximum=99_999),
]
Siren = Annotated[
    str,
    StringConstraints(pattern=_SIREN),
    TextPattern(_SIREN, "integer", minimum=0, maximum=10**9 - 1),
]
CodeDepartement = Annotated[
    str,
    StringConstraints(pattern=_DEPARTEMENT),
    TextPattern(_DEPARTEMENT, "integer", minimum=0, maximum=979),
]
Annee = Annotated[int, BeforeValidator(read_integer), INTEGER]
Textes = Annotated[tuple[Texte, ...], BeforeValidator(read_list), OneAlone()]
Identifiants = Annotated[tuple[Identifiant, ...], BeforeValidator(read_list), OneAlone()]
