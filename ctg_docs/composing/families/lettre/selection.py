"""Selection of letters: the signatures of one caisse over a stretch of days.

A letter leaves no signature out: what the sources say, even before they are right, tells whether
a territory may have signed there (`Indices`).
"""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from ctg_docs.french.intervalles import mois_entiers
from ctg_docs.model.identity import Statut
from ctg_docs.model.parties import TypePartie
from ctg_docs.model.types import read_date
from ctg_docs.reference.departements import departement_de, par_code

_CAISSES = frozenset(kind.value for kind in TypePartie if kind.caisse)


@dataclass(frozen=True, order=True)
class Numero:
    """The coverage of one letter: the département of its caisse, its first and its last day."""

    departement: str
    du: date
    au: date

    @property
    def nom(self) -> str:
        """Name of its files: 92-2024-03 for a month, 92-2024 for a year, else its two days."""
        if not mois_entiers(self.du, self.au) or self.du.year != self.au.year:
            return f"{self.departement}-{self.du}-{self.au}"
        if self.du.month == self.au.month:
            return f"{self.departement}-{self.du:%Y-%m}"
        if (self.du.month, self.au.month) == (1, 12):
            return f"{self.departement}-{self.du.year}"
        return f"{self.departement}-{self.du}-{self.au}"


@dataclass(frozen=True)
class Selection:
    """The letters asked for; without days, one for each month in which a caisse signed."""

    departement: str | None = None
    jours: tuple[date, date] | None = None
    territoires: frozenset[str] = frozenset()
    """Only the letters that name one of these territories, each with all its signatures."""

    def numero(self, departement: str, jour: date) -> Numero | None:
        """Return the letter in which a signature stands, None when it is not asked for."""
        if self.departement not in (None, departement):
            return None
        if self.jours is None:
            last = calendar.monthrange(jour.year, jour.month)[1]
            return Numero(departement, jour.replace(day=1), jour.replace(day=last))
        du, au = self.jours
        return Numero(departement, du, au) if du <= jour <= au else None


@dataclass(frozen=True)
class Indices:
    """Hints on the signature of a territory; nothing is certain but the values that are set.

    `departements` is empty, `jour` is None, when they could not be read.
    """

    signee: bool | None
    departements: frozenset[str]
    jour: date | None

    def admis(self, selection: Selection) -> bool:
        """Whether a letter that is asked for may have to name this territory."""
        if self.signee is False:
            return False
        if self.jour and selection.jours:
            du, au = selection.jours
            if not du <= self.jour <= au:
                return False
        return not self.departements or selection.departement in (None, *self.departements)

    def concerne(self, numero: Numero) -> bool:
        """Whether this letter may have to name this territory."""
        return self.admis(Selection(numero.departement, (numero.du, numero.au)))


def indices(data: Mapping[str, Any]) -> Indices:
    """Return the hints on a signature in data that may be wrong or incomplete."""
    statut = _text(data, "convention", "statut")
    known = statut in {s.value for s in Statut}
    try:
        jour = read_date(_text(data, "signature", "date"))
    except ValueError:
        jour = None
    return Indices(Statut(statut).signee if known else None, _departements(data), jour)


def departement_de_caisse(caisse: Any, territoire: Any, code_insee: Any) -> str | None:
    """Return the département of a caisse: its own, else that of the territory or its commune."""
    if caisse or territoire:
        return str(caisse or territoire)
    try:
        return departement_de(str(code_insee)).code
    except KeyError:
        return None


def _departements(data: Mapping[str, Any]) -> frozenset[str]:
    """Return the département of each caisse among the parties; nothing when one is not known."""
    parties = data.get("parties")
    if not isinstance(parties, list):
        return frozenset()
    place = [_text(data, "territoire", key) for key in ("departement", "code_insee")]
    codes = {
        departement_de_caisse(partie.get("departement"), *place)
        for partie in parties
        if isinstance(partie, dict) and partie.get("type") in _CAISSES
    }
    known = {code for code in codes if code and par_code(code)}
    return frozenset(known if known == codes else ())


def _text(data: Mapping[str, Any], key: str, inner: str) -> str:
    block = data.get(key)
    return str(block.get(inner) or "") if isinstance(block, dict) else ""
