"""Texts, lists, choices and periods of an action, from the cells that it was given."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from ctg_docs.french.moments import bornes
from ctg_docs.importing.plans.gathering import GatheredAction, Given
from ctg_docs.importing.values import amounts, days, vocabularies, wordings
from ctg_docs.importing.values.numerals import written
from ctg_docs.starting.yaml_blocks import Paragraphes

LONGEST = 600
"""Signs of a text of one line."""

_NUMBERED = re.compile(
    r"(?:(?:fiche[- ]?action|fiche|action|axe|champ|th[èe]me|volet|domaine|orientation|enjeu|"
    r"mesure|op[ée]ration|objectif(?: (?:strat[ée]gique|op[ée]rationnel|g[ée]n[ée]ral))?|OS|OO|OG)"
    r"\s*(?:n\s*[°o])?\s*(?:\d+(?:[.\-]\d+)*|[IVX]+|[A-Z]\d*)\s*(?:[:.)–—\-]+\s*)+"
    r"|(?:\d+(?:\.\d+)+\.?|\d+\s*[.):–—\-]+|[A-Z]?\d+(?:[.\-]\d+)*\s*[:)–—\-]+)\s+)(?=\w)",
    re.IGNORECASE,
)
_PRIORITY = re.compile(
    r"(?:p|prio(?:rit[ée])?|niveau|rang)?\s*n?°?\s*([123])(?:\s*[-–:(/].*)?", re.I
)
_ETP = re.compile(
    r"(\d+(?:[.,]\d+)?)\s*(?:ETP|équivalents? temps plein)\b[\s:,.;–-]*(.*)", re.I | re.S
)
_STEP = re.compile(r"(.+?)\s*[:–—]\s*(.+)|(\S+(?: \S+){0,2}) - (.+)")


@dataclass
class Reading:
    """The value of a key, None when there is none, and the cells that could not be typed."""

    value: Any = None
    doubts: list[tuple[Given, str]] = field(default_factory=list)

    def doubt(self, given: Given, why: str = "") -> None:
        """Keep a cell for the author, with the reason when there is one to tell."""
        self.doubts.append((given, why))


def unnumbered(title: str) -> str:
    """Return a title without the number that the documents compute: « Axe 1 : », « 1.2 ».

    A number inside it belongs to the title: « Budget 2024 : préparer ».
    """
    found = _NUMBERED.match(title)
    return title[found.end() :] if found else title


def usable(given: Given, reading: Reading, *, is_prose: bool = False) -> bool:
    """Say whether the words of a cell may print; doubts it otherwise."""
    cell = given.cell
    if cell.broken:
        reading.doubt(given, "formule en erreur")
    elif wordings.provisional(cell.line):
        reading.doubt(given)
    elif why := wordings.refusal(
        wordings.markdown(cell.words) if is_prose else cell.line, is_prose=is_prose
    ):
        reading.doubt(given, why)
    else:
        return True
    return False


def line(given: Sequence[Given]) -> Reading:
    """Read a text of one line; a second cell is a doubt."""
    reading = Reading()
    for one in given:
        if not usable(one, reading):
            continue
        text = wordings.one_line(one.cell.words)
        if reading.value or len(text) > LONGEST:
            reading.doubt(one, "un seul texte court est attendu")
        else:
            reading.value = text
    return reading


def title(given: Sequence[Given]) -> Reading:
    """Read the title of an action, which it always has."""
    reading = Reading()
    first, *others = given
    text = unnumbered(wordings.one_line(first.cell.words))
    if len(text) > LONGEST:
        reading.doubt(first, "titre abrégé")
        text = text[: LONGEST - 2].rpartition(" ")[0] + "…"
    reading.value = text
    for one in others:
        if wordings.one_line(one.cell.words) != text and one.cell.value != first.cell.value:
            reading.doubt(one, "un seul titre est attendu")
    return reading


def prose(given: Sequence[Given]) -> Reading:
    """Read paragraphs; several cells follow one another."""
    reading = Reading()
    texts = [wordings.markdown(g.cell.words) for g in given if usable(g, reading, is_prose=True)]
    texts = list(dict.fromkeys(filter(None, texts)))
    if texts:
        whole = "\n\n".join(texts)
        reading.value = Paragraphes(whole) if len(whole) > 90 or "\n" in whole else whole
    return reading


def names(given: Sequence[Given], *, commas: bool) -> Reading:
    """Read a list of short texts."""
    reading = Reading()
    found: list[str] = []
    for one in given:
        if usable(one, reading):
            items = wordings.listed(one.cell.words, commas=commas)
            if all(len(item) <= LONGEST for item in items):
                found += items
            else:
                reading.doubt(one, f"plus de {LONGEST} signes")
    reading.value = list(dict.fromkeys(found))
    if len(reading.value) == 1:
        reading.value = reading.value[0]
    return reading


def etat(given: Sequence[Given]) -> Reading:
    """Read whether an action is new."""

    def read(one: Given) -> str | None:
        return vocabularies.etat(one.cell.line, asked="nouvel" in one.heading.intitule.lower())

    return _choice(given, read)


def priorite(given: Sequence[Given]) -> Reading:
    """Read a rank from 1 to 3."""

    def read(one: Given) -> int | None:
        found = _PRIORITY.fullmatch(one.cell.line)
        return int(found[1]) if found else None

    return _choice(given, read)


def _choice(given: Iterable[Given], read: Any) -> Reading:
    reading = Reading()
    for one in given:
        value = read(one)
        if value is None or reading.value not in (None, value):
            reading.doubt(one)
        else:
            reading.value = value
    return reading


def moyens_humains(given: Sequence[Given]) -> Reading:
    """Read staff: full-time equivalents, and words."""
    reading, words = Reading({}), []
    for one in given:
        etp = amounts.number(one.cell)
        parted = _ETP.fullmatch(one.cell.words.strip())
        if parted and etp is None:
            etp = amounts.decimal(parted[1])
        if etp is not None and etp >= 0 and "etp" not in reading.value:
            reading.value["etp"] = written(etp)
            if parted and parted[2]:
                words.append(wordings.markdown(parted[2]))
        elif etp is not None:
            reading.doubt(one)
        elif usable(one, reading, is_prose=True):
            words.append(wordings.markdown(one.cell.words))
    if words:
        reading.value["texte"] = "\n\n".join(words)
    reading.value = reading.value or None
    return reading


def calendrier(action: GatheredAction) -> Reading:
    """Read the period of an action and its milestones."""
    reading = Reading({})
    bounds: dict[str, str] = reading.value
    for cle in ("debut", "fin"):
        for one in action.of(f"calendrier.{cle}"):
            said = days.moment(one.cell)
            if said is None or cle in bounds:
                reading.doubt(one)
            else:
                bounds[cle] = said
    for one in action.of("calendrier"):
        _period(one, bounds, reading)
    _marked_years(action.of("calendrier.annees"), bounds, reading)
    steps = [step for one in action.of("calendrier.jalons") for step in _steps(one, reading)]
    reading.value = {key: bounds[key] for key in ("debut", "fin") if key in bounds}
    if _is_reversed(bounds):
        reading.value = {}
        for one in action.given:
            if one.cle in _BOUNDS:
                reading.doubt(one, "la fin vient avant le début")
    if steps:
        reading.value["jalons"] = steps
    reading.value = reading.value or None
    return reading


_BOUNDS = ("calendrier", "calendrier.debut", "calendrier.fin", "calendrier.annees")


def _is_reversed(bounds: dict[str, str]) -> bool:
    """Tell whether the end is over before the beginning may begin."""
    first, last = (bornes(bounds.get(key, "")) for key in ("debut", "fin"))
    return bool(first and last and last[1] < first[0])


def _period(one: Given, bounds: dict[str, str], reading: Reading) -> None:
    found = days.period(one.cell)
    said = {k: v for k, v in (found._asdict() if found else {}).items() if v}
    if not said or any(bounds.get(key, value) != value for key, value in said.items()):
        reading.doubt(one)
    else:
        bounds.update(said)


def _marked_years(given: Sequence[Given], bounds: dict[str, str], reading: Reading) -> None:
    """Read the years whose column bears a mark, when they follow one another."""
    years = sorted({one.heading.annee for one in given if one.heading.annee})
    if not years:
        return
    said = {"debut": str(years[0]), "fin": str(years[-1])}
    if years != list(range(years[0], years[-1] + 1)) or bounds not in ({}, said):
        for one in given:
            reading.doubt(one, f"année {one.heading.annee}")
    else:
        bounds.update(said)


def _steps(one: Given, reading: Reading) -> list[dict[str, Any]]:
    """Return the milestones of a cell, one a line: « 01/03/2025 : ouverture »."""
    found: list[dict[str, Any]] = []
    for text in wordings.listed(one.cell.words, commas=False):
        parted = _STEP.fullmatch(text)
        when, what = (parted[1] or parted[3], parted[2] or parted[4]) if parted else ("", "")
        day, year = days.day_of(when), re.fullmatch(r"(?:en )?(20\d\d)", when)
        if (not day and not year) or len(what) > LONGEST:
            reading.doubt(one)
            return []
        dated: dict[str, Any] = {"date": day} if day else {"annee": year[1] if year else ""}
        found.append({**dated, "libelle": what})
    return found
