"""Numbers, percentages, amounts, ranks and counts as they are printed.

Sources: Imprimerie nationale, « Lexique des règles typographiques »: thousands in groups of three
with a narrow no-break space, decimal comma, no-break space before the unit.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

from ctg_docs.french.agreement import participle
from ctg_docs.french.counting import accorde
from ctg_docs.french.initials import capitale
from ctg_docs.french.letters import cardinal, ordinal
from ctg_docs.french.signs import FINE, MINUS, NBSP
from ctg_docs.french.words import Genre

__all__ = [
    "EN_LETTRES",
    "Valeur",
    "cardinal",
    "compte",
    "compte_lettres",
    "decline",
    "en_phrase",
    "grandeur",
    "montant",
    "montant_chiffres",
    "montant_lettres",
    "nombre",
    "nombre_ecrit",
    "ordinal",
    "ordinal_court",
    "pourcent",
    "siren",
    "siret",
]

Valeur = int | float | Decimal

_MILLION, _MILLIARD = 10**6, 10**9
_CENT = Decimal("0.01")
EN_LETTRES = 16
"""Number up to which a sentence writes numbers in letters."""
_SPACE = rf"[ {NBSP}{FINE}]"
_TYPED = re.compile(
    rf"([-+{MINUS}–]?){_SPACE}?([1-9][0-9]*|[1-9][0-9]{{0,2}}(?:{_SPACE}[0-9]{{3}})+|0)"
    rf"(?:[.,]([0-9]+))?(?:{_SPACE}*([%€]))?"
)
_FRENCH_SIGNS = str.maketrans({",": FINE, ".": ",", "-": MINUS})


def nombre(n: Valeur) -> str:
    """Return a number: 1963 gives « 1 963 », 16.4 gives « 16,4 ».

    A Decimal keeps the digits it was given. Not for years or postal codes, which are names.
    Raises ValueError if it is not finite.
    """
    return f"{_decimal(n):,f}".translate(_FRENCH_SIGNS)


def nombre_ecrit(text: str) -> str:
    """Return a number that an author typed as it prints: « 12480 » gives « 12 480 », « -3 » « −3 ».

    Any other text comes back as it was; so does one that begins with a zero, which is a code.
    """
    found = _TYPED.fullmatch(text.strip())
    if found is None:
        return text
    sign, whole, decimals, unit = found.groups()
    digits = re.sub(r"\D", "", whole)
    value = Decimal(f"{sign.replace(MINUS, '-').replace('–', '-')}{digits}.{decimals or '0'}")
    said = nombre(value if decimals else int(value))
    said = f"+{said}" if sign == "+" else said
    return said + ({"%": FINE, "€": NBSP}[unit] + unit if unit else "")


def pourcent(part: Valeur) -> str:
    """Return a share of 1 as a percentage, rounded to a tenth: 0.79 gives « 79 % »."""
    value = (_decimal(part) * 100).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return f"{nombre(_bare(value))}{FINE}%"


def montant(euros: Valeur) -> str:
    """Return an amount for running text: « 88 000 € », « 16,4 millions d’euros ».

    Millions appear only where one decimal says the amount exactly; else all its digits do.
    """
    value = _cents(euros)
    for size, name in ((_MILLIARD, "milliard"), (_MILLION, "million")):
        if abs(value) >= size and value % (size // 10) == 0:
            scaled = _bare(value / size)
            return f"{nombre(scaled)}{NBSP}{accorde(scaled, name)} d’euros"
    return montant_chiffres(value)


def montant_chiffres(euros: Valeur) -> str:
    """Return an amount with all its digits, for tables: « 16 400 000 € », « 12,50 € »."""
    value = _cents(euros)
    whole = value == value.to_integral_value()
    return f"{nombre(int(value) if whole else value)}{NBSP}€"


def grandeur(n: Valeur, unite: str = "") -> str:
    """Return a value of a table or a chart: « 12 500 € », « 79 % » (for 79), « 16,4 ».

    Only the units « € » and « % » follow it; a caption names any other once for all.
    """
    if unite == "€":
        return montant_chiffres(n)
    return f"{nombre(n)}{FINE}%" if unite == "%" else nombre(n)


def montant_lettres(euros: Valeur, *, reform: bool = False) -> str:
    """Return an amount in letters: « deux millions d’euros », « un euro et dix centimes »."""
    value = _cents(euros)
    whole, cents = divmod(int(abs(value) * 100), 100)
    parts = []
    if whole or not cents:
        link = " d’" if whole and whole % _MILLION == 0 else " "
        parts.append(f"{cardinal(whole, reform=reform)}{link}{accorde(whole, 'euro')}")
    if cents:
        parts.append(f"{cardinal(cents, reform=reform)} {accorde(cents, 'centime')}")
    return ("moins " if value < 0 else "") + " et ".join(parts)


def ordinal_court(n: int, genre: Genre = "m") -> str:
    """Return a rank in digits: « 1er », « 1re », « 2e ». Raises ValueError below 1."""
    if n < 1:
        raise ValueError(f"un rang commence à 1, reçu : {n}")
    if n > 1:
        return f"{n}e"
    return "1re" if genre == "f" else "1er"


def en_phrase(n: int, genre: Genre = "m") -> str:
    """Return a whole number as a sentence says it: in letters up to sixteen, in digits beyond."""
    return cardinal(n, genre) if 0 < n <= EN_LETTRES else nombre(n)


def compte(n: Valeur, singulier: str, pluriel: str | None = None) -> str:
    """Return a count in digits with its noun agreed: « 2 objectifs opérationnels », « 0 enjeu »."""
    return f"{nombre(n)} {accorde(_decimal(n), singulier, pluriel)}"


def compte_lettres(
    n: int, nom: str, genre: Genre, capital: bool = True, pluriel: str | None = None
) -> str:
    """Return a count in letters with its noun: « Trois nouvelles signatures », « Aucun enjeu »."""
    aucun = "aucune" if genre == "f" else "aucun"
    text = f"{cardinal(n, genre) if n else aucun} {accorde(n, nom, pluriel)}"
    return capitale(text) if capital else text


def decline(n: int, nom: str, genre: Genre = "m", pluriel: str | None = None) -> str:
    """Return « Décliné en 2 objectifs opérationnels »; `genre` is that of what is broken down."""
    return f"{participle('Décliné', [genre])} en {compte(n, nom, pluriel)}"


def siren(number: str) -> str:
    """Return a SIREN in groups of three digits. Raises ValueError unless it has nine."""
    return _grouped(number, (3, 3, 3), "SIREN")


def siret(number: str) -> str:
    """Return a SIRET as 123 456 789 00012. Raises ValueError unless it has fourteen digits."""
    return _grouped(number, (3, 3, 3, 5), "SIRET")


def _grouped(number: str, sizes: tuple[int, ...], name: str) -> str:
    digits = re.sub(r"\s", "", number)
    if not re.fullmatch(rf"[0-9]{{{sum(sizes)}}}", digits):
        raise ValueError(f"{name} de {sum(sizes)} chiffres attendu, reçu : « {number} »")
    ends = [sum(sizes[: i + 1]) for i in range(len(sizes))]
    return FINE.join(digits[end - size : end] for end, size in zip(ends, sizes, strict=True))


def _decimal(n: Valeur) -> Decimal:
    value = Decimal(str(n)) if isinstance(n, float) else Decimal(n)
    if not value.is_finite():
        raise ValueError(f"nombre attendu, reçu : {n}")
    return _bare(value) if isinstance(n, float) else value


def _bare(value: Decimal) -> Decimal:
    """Drop the zeros that end the decimals, never those of the whole part."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def _cents(euros: Valeur) -> Decimal:
    return _decimal(euros).quantize(_CENT, ROUND_HALF_UP)
