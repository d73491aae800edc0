"""Draws of chance for one territory, always the same for the same seed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from random import Random
from typing import Any, TypeVar

from ctg_docs.starting.samples.banque import banque
from ctg_docs.suggestions import fold

T = TypeVar("T")
_FIGURE = re.compile(r"\{[nmpd]\}")


class Tirage:
    """The draws of one territory; `personnes` are those that the sources name by an id."""

    def __init__(self, graine: int, rang: int) -> None:
        self._random = Random(f"ctg-exemple-{graine}-{rang}")
        self.personnes: dict[str, dict[str, Any]] = {}
        self._noms: set[str] = set()

    def un(self, choices: Sequence[T]) -> T:
        """Draw one."""
        return choices[int(self._random.random() * len(choices))]

    def des(self, choices: Sequence[T], least: int, most: int) -> list[T]:
        """Draw so many at most, without repeating any, in no order."""
        count = min(len(choices), self.entier(least, max(least, most)))
        return self._random.sample(choices, count)

    def suite(self, choices: Sequence[T], least: int, most: int) -> list[T]:
        """Draw so many at most, in the order in which they stand."""
        kept = set(self.des(range(len(choices)), least, most))
        return [choice for rank, choice in enumerate(choices) if rank in kept]

    def entier(self, least: int, most: int) -> int:
        """Draw a whole number, both bounds included."""
        return least + int(self._random.random() * (most - least + 1))

    def chance(self, percent: int) -> bool:
        """Tell whether something happens that does so many times in a hundred."""
        return self._random.random() * 100 < percent

    def jour(self, first: date, last: date) -> date:
        """Draw a working day between two days; the first one if there is none."""
        span = max(0, (last - first).days)
        drawn = first + timedelta(self.entier(0, span))
        return drawn - timedelta(max(0, drawn.weekday() - 4)) if drawn > first else drawn

    def phrase(self, choices: Sequence[str], words: dict[str, str]) -> str:
        """Draw a sentence and fill it with words, and with figures of its own."""
        return self.remplie(self.un(choices), words)

    def remplie(self, sentence: str, words: dict[str, str]) -> str:
        """Fill a sentence with words, and with figures of its own."""
        if "{" not in sentence:
            return sentence
        if not _FIGURE.search(sentence):
            return sentence.format_map(words)
        part = self.entier(3, 90)
        figures = {
            "n": str(part),
            "m": str(part + self.entier(4, 200)),
            "p": str(self.entier(5, 95)),
            "d": f"0,{self.entier(1, 9)}",
        }
        return sentence.format_map(figures | words)

    def personne(self, *, femme: bool = False) -> dict[str, Any]:
        """Invent somebody whom the sources name by an id, and keep that person."""
        found = self._inconnu(femme=femme)
        self.personnes[found["id"]] = found
        return found

    def nom(self) -> str:
        """Invent somebody whom the sources name only once: « Mme Agathe Abadie »."""
        found = self._inconnu()
        return f"{found['civilite']} {found['prenom']} {found['nom']}"

    def _inconnu(self, *, femme: bool = False) -> dict[str, Any]:
        """Invent somebody who has the name of nobody else here."""
        while True:
            woman = self.chance(50) or femme
            first = self.un(banque("personnes")["prenoms_f" if woman else "prenoms_m"])
            last = self.un(banque("personnes")["noms"])
            name = "-".join(fold(f"{last} {first}").split())
            if name not in self._noms:
                self._noms.add(name)
                civility = "Mme" if woman else "M."
                return {"id": name, "civilite": civility, "prenom": first, "nom": last}


def nom_complet(personne: dict[str, Any]) -> str:
    """Return the name of a person as a list of members writes it."""
    known = (personne.get("civilite"), personne["prenom"], personne["nom"])
    return " ".join(filter(None, known))
