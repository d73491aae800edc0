"""The outline of a synthetic territory, decided before any of its files is written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from ctg_docs.french.toponyms import Toponym, a, de, group_name
from ctg_docs.model.toponymes import de_commune
from ctg_docs.reference.communes import Commune
from ctg_docs.reference.departements import Departement, departement_de
from ctg_docs.starting.place import Lieu, membres
from ctg_docs.starting.samples.sizes import TerritorySize, size, statut
from ctg_docs.starting.samples.tirage import Tirage

ETAT = date(2026, 3, 1)
"""The day from which all these territories are seen."""


@dataclass(frozen=True)
class Temps:
    """The days of a convention; `decisions` are the first and the last of its sittings."""

    debut: date
    fin: date
    decisions: tuple[date, date] | None = None
    signature: date | None = None

    @property
    def annees(self) -> range:
        """The years that it runs over."""
        return range(self.debut.year, self.fin.year + 1)


@dataclass(frozen=True)
class Esquisse:
    """A territory: where, how large, in which state, when; `tirage` draws all the rest."""

    rang: int
    lieu: Lieu
    communes: list[Commune]
    """The communes of the perimeter, the most inhabited first."""
    size: TerritorySize
    statut: str
    temps: Temps
    tirage: Tirage

    @property
    def siege(self) -> Commune:
        """The commune where everything takes place."""
        return self.communes[0]

    @property
    def departement(self) -> Departement:
        """The département of that commune."""
        return departement_de(self.siege.code)

    @property
    def type(self) -> str:
        """The kind of the party that the territory is."""
        return "commune" if isinstance(self.lieu, Commune) else self.lieu.type

    @property
    def finale(self) -> bool:
        """Whether nothing may be missing."""
        return self.statut in ("a_signer", "signe", "executoire")

    @property
    def signee(self) -> bool:
        """Whether the parties have signed."""
        return self.statut in ("signe", "executoire")

    @property
    def du_lieu(self) -> str:
        """The territory after « de »: « du Havre », « de la métropole du Grand Paris »."""
        if isinstance(self.lieu, Commune):
            return de(de_commune(self.lieu))
        return de(Toponym(group_name(self.lieu.nom), 0, "groupement", self.lieu.charniere))


def esquisser(rang: int, graine: int, lieu: Lieu) -> Esquisse:
    """Draw the size, the state and the days of the territory of that rank."""
    draws = Tirage(graine, rang)
    state = statut(rang)
    return Esquisse(rang, lieu, membres(lieu), size(rang), state, _temps(draws, state), draws)


def a_la_commune(commune: Commune) -> str:
    """Return the name of a commune after « à »: « au Port »."""
    return a(de_commune(commune))


def _temps(draws: Tirage, state: str) -> Temps:
    first = {
        "projet": (2026, 2027),
        "vote": (2026, 2027),
        "a_signer": (2026, 2026),
        "signe": (2025, 2026),
        "executoire": (2021, 2025),
    }[state]
    year = draws.entier(*first)
    start = date(year, 7 if year == ETAT.year and not state.startswith("s") else 1, 1)
    end = start.replace(year=year + draws.entier(4, 5)) - timedelta(1)
    if state == "projet":
        return Temps(start, end)
    if state == "vote":
        return Temps(start, end, (date(2026, 1, 12), date(2026, 2, 20)))
    if state == "a_signer":
        day = draws.jour(date(2026, 3, 16), date(2026, 4, 30)) if draws.chance(60) else None
        return Temps(start, end, (date(2025, 10, 6), date(2026, 2, 20)), day)
    last = min(start + timedelta(120), ETAT)
    day = draws.jour(start - timedelta(40), last)
    return Temps(start, end, (day - timedelta(90), day - timedelta(14)), day)
