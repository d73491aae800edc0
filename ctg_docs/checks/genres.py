"""Genders: one office is not written in two, a pronoun has the gender of what it stands for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from ctg_docs.checks.territory import CheckedTerritory
from ctg_docs.french.agreement import function_title
from ctg_docs.model.gouvernance import Pilotage
from ctg_docs.problems import Problem
from ctg_docs.reading.positions import Chemin
from ctg_docs.reading.prose import Prose

_LINKS = ("du ", "de la ", "de l’", "de ", "d’")
_ARTICLE = re.compile(r"^(?:le |la |l’)")
Dite = tuple[Chemin, str]
"""Words that name an office, and where they stand."""


def check(territory: CheckedTerritory) -> Iterator[Problem]:
    """Yield the offices that are written in both genders, and the pronouns that disagree."""
    if pilotage := territory.convention.pilotage:
        yield from _bodies(territory, pilotage)
        yield from _posts(territory, pilotage)
    for path, value in territory.values:
        if isinstance(value, Prose):
            yield from _pronouns(territory, path, value)


def _bodies(territory: CheckedTerritory, pilotage: Pilotage) -> Iterator[Problem]:
    """Yield an office that the bodies of governance write in both genders for one party."""
    said: dict[tuple[str, str], str] = {}
    for rank, instance in enumerate(pilotage.instances):
        for n, membre in enumerate(instance.composition):
            path: Chemin = ("pilotage", "instances", rank, "composition", n, "fonction")
            if membre.fonction and membre.personne is None:
                yield from _seated(territory, said, (membre.partie, membre.fonction), path)
    for rank, instance in enumerate(pilotage.instances):
        words = (instance.presidence or "").lower()
        for party, office in list(said):
            other = function_title(office, "f")
            path = ("pilotage", "instances", rank, "presidence")
            for form in (office, other):
                if any(words.endswith(f"{form} {link}{party}".lower()) for link in _LINKS):
                    yield from _seated(territory, said, (party, form), path)


def _seated(
    territory: CheckedTerritory,
    said: dict[tuple[str, str], str],
    seat: tuple[str, str],
    path: Chemin,
) -> Iterator[Problem]:
    party, office = seat
    masculine = next(
        (
            known
            for p, known in said
            if p == party and office in (known, function_title(known, "f"))
        ),
        office,
    )
    first = said.setdefault((party, masculine), office)
    if first != office:
        message = f"« {office} » ici, « {first} » ailleurs, pour « {party} »"
        yield territory.avertissement(path, "fonction-divergente", message)


def _posts(territory: CheckedTerritory, pilotage: Pilotage) -> Iterator[Problem]:
    """Yield a post of coordination that a body of governance calls in the other gender."""
    offices = [(path, _ARTICLE.sub("", words.lower())) for path, words in _offices(pilotage)]
    for post in pilotage.cooperation:
        own = post.poste.lower()
        for path, office in offices:
            if own != office and own in (function_title(office, "f"), _masculine(own, office)):
                message = f"« {office} » ici, « {own} » parmi les postes de coopération"
                yield territory.avertissement(path, "fonction-divergente", message)
                break


def _masculine(own: str, office: str) -> str | None:
    """Return a post as it is written when the office is its feminine."""
    return own if function_title(own, "f") == office else None


def _offices(pilotage: Pilotage) -> Iterator[Dite]:
    for rank, instance in enumerate(pilotage.instances):
        path: Chemin = ("pilotage", "instances", rank)
        for key in ("presidence", "secretariat"):
            if words := getattr(instance, key):
                yield (*path, key), words
        for n, membre in enumerate(instance.composition):
            if membre.fonction:
                yield (*path, "composition", n, "fonction"), membre.fonction


_PHRASES = re.compile(
    r"\bau (?:moyen|sein|cours|titre|profit|regard|plus|moins|bénéfice|long|total|besoin)\b"
    r"|\bdu (?:fait|moins)\b|\ble (?:cas échéant|plus souvent)\b|\bà la fois\b|\bde la sorte\b",
    re.IGNORECASE,
)
"""Set phrases whose noun nothing stands for."""
_SUBJECT = re.compile(r"(La|Une|Le|Un) [^\W\d_]")
_PRONOUN = re.compile(
    r"(Il|Elle) (?!(?:est|était|sera|serait|faut|faudra|fallait|faudrait|s[’']agi\w*|y|n[’']y|"
    r"existe|convient|reste|manque|arrive|suffit|importe|semble|revient|appartient|vaut|paraît|"
    r"en (?:est|va|résulte|ressort|découle)|résulte|ressort|découle|apparaît|a (?:été|fallu)|"
    r"peut|doit|ne|n[’'])\b)"
)
"""A pronoun and a verb that is no impersonal turn."""
_EITHER = r"son|leur|chaque)\b|\b[ld][’'](?!une?\b)"
_CANDIDATES = {
    "m": re.compile(rf"\b(?:le|un|du|au|ce|cet|mon|tout|aucun|{_EITHER}"),
    "f": re.compile(rf"\b(?:la|une|cette|sa|ma|toute|aucune|{_EITHER}"),
}
"""Words before a noun of each gender, and those before a noun of either."""


def _pronouns(territory: CheckedTerritory, path: Chemin, text: Prose) -> Iterator[Problem]:
    """Yield « Il » after a sentence that holds nothing but feminine nouns, and the converse.

    « La direction recense les services. Il en tire un guide »: silent wherever another noun of the
    sentence might be meant.
    """
    sentences = re.split(r"(?<=[.!?])\s+", " ".join(text.split()))
    for before, after in pairwise(sentences):
        subject, pronoun = _SUBJECT.match(before), _PRONOUN.match(after)
        if not subject or not pronoun:
            continue
        own = "f" if subject[1] in ("La", "Une") else "m"
        other = "m" if pronoun[1] == "Il" else "f"
        rest = _PHRASES.sub("", before[subject.end() :])
        if own != other and not _CANDIDATES[other].search(rest):
            noun = " ".join(before.split()[:2])
            message = f"« {pronoun[1]} » ne s’accorde avec rien dans la phrase « {noun}… »"
            yield territory.avertissement(path, "pronom-discordant", message)
