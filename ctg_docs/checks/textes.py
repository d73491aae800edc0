"""Prose of the sources: the accepted Markdown only, and no gap left in a final version."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ctg_docs.checks.territory import CheckedTerritory
from ctg_docs.document.markdown import MarkdownError, prose
from ctg_docs.document.nodes import Paragraph
from ctg_docs.french.dates import weekday_errors
from ctg_docs.french.moments import date_en_chiffres, en_francais
from ctg_docs.problems import Problem
from ctg_docs.reading.positions import Chemin
from ctg_docs.reading.prose import Phrase, Prose

_PLACEHOLDER = re.compile(
    r"\b(?:TODO|FIXME|TBD|XX+|xxx+|lorem ipsum)\b|\?{3,}"
    r"|\[(?:nombre|date|nom|prénom|montant|lieu|adresse|commune|numéro|année)\b[^\]]{0,60}\](?!\()"
    r"|[\[(]\s*(?:à (?:compléter|préciser|définir|confirmer)|\.{3}|…)[^\])]{0,200}[\])]"
    r"|^\s*à (?:compléter|préciser|définir)\W*$|\.{4,}|…{2,}|_{3,}",
)


def check(territory: CheckedTerritory) -> Iterator[Problem]:
    """Yield Markdown that is not accepted, words that stand for a missing text, false weekdays."""
    for path, value in territory.values:
        if isinstance(value, Prose):
            yield from _markdown(territory, path, value)
        if isinstance(value, str):
            yield from _placeholder(territory, path, value)
            yield from _figures(territory, path, value)
            yield from _typed_reference(territory, path, value)
            for message in weekday_errors(value):
                yield territory.erreur(path, "jour-faux", message)


def _figures(territory: CheckedTerritory, path: Chemin, text: str) -> Iterator[Problem]:
    """Yield a date that a sentence gives as machines do: it would print so."""
    found = date_en_chiffres(text) if isinstance(text, Prose) else None
    if found:
        try:
            hint = f"Écrivez la date en toutes lettres : « {en_francais(found)} »."
        except ValueError as error:
            hint = f"{error} : corrigez-la, et écrivez-la en toutes lettres."
        yield territory.avertissement(
            path, "date-en-chiffres", f"« {found} » s’imprimerait tel quel", hint
        )


_TYPED = re.compile(
    r"(?<![\w.])(?:article \d+|page \d+)\b"
    r"(?! *(?:,|et|à)? *(?:\d+ )?(?:du|de la|de l[’']|des|de son|susvisé))",
    re.IGNORECASE,
)
_CITED = ("visas", "considerants", "autres", "dispositif")
"""Keys of texts that cite the articles of laws."""


def _typed_reference(territory: CheckedTerritory, path: Chemin, text: str) -> Iterator[Problem]:
    """Yield a number of an article or of a page that was typed: nothing keeps it right."""
    if not territory.final or not isinstance(text, Prose) or any(key in path for key in _CITED):
        return
    if found := _TYPED.search(text):
        message = f"« {found[0]} » : ce numéro est écrit à la main, et peut changer"
        hint = "Nommez ce dont il s’agit : « l’article sur l’évaluation »."
        yield territory.avertissement(path, "renvoi-ecrit", message, hint)


def _markdown(territory: CheckedTerritory, path: Chemin, text: Prose) -> Iterator[Problem]:
    try:
        blocks = prose(text)
        if isinstance(text, Phrase) and [type(block) for block in blocks] != [Paragraph]:
            message = "plusieurs paragraphes, une liste ou un tableau dans une phrase"
            raise MarkdownError("markdown-bloc", message, _second(text))
    except MarkdownError as error:
        place = territory.place(path)
        line = territory.positions.content_line(path) + error.line
        yield Problem(replace(place, line=line), error.code, str(error), error.hint)


def _second(text: str) -> int:
    """Return the line where the second block of a text begins, 0 when the first is at fault."""
    lines = text.split("\n")
    first = next((rank for rank, line in enumerate(lines) if not line.strip()), 0)
    return next((rank for rank in range(first, len(lines)) if lines[rank].strip()), 0)


def _placeholder(territory: CheckedTerritory, path: Chemin, text: str) -> Iterator[Problem]:
    if found := _PLACEHOLDER.search(text):
        tell = territory.erreur if territory.final else territory.avertissement
        yield tell(path, "texte-provisoire", f"« {found[0]} » : ce texte n’est pas définitif")
