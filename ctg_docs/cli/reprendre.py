"""`ctg reprendre`: a Word file that comes back edited, shown first, written on demand."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ctg_docs.cli.console import say
from ctg_docs.cli.returns import account, add_return, finish, given, receiver

if TYPE_CHECKING:
    from ctg_docs.importing.relecture.suggestions import Suggestion
    from ctg_docs.pipeline.coming_back import Return
    from ctg_docs.pipeline.reviewing import Reviewed

# A command that has nothing to do must end at once.
# ruff: noqa: PLC0415

_CONFLICT = "les sources ont changé depuis, ou le document dit deux choses ; rien n’en est écrit"
_AROUND = 6
"""Words shown on either side of those that change."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of this command."""
    add_return(parser, "document Word construit par ctg, relu et modifié (.docx)")
    parser.add_argument(
        "--auteur", default="", metavar="NOM", help="qui a fait les changements que rien ne signe"
    )
    parser.add_argument(
        "--refus", type=Path, metavar="FICHIER", help="document Word de ce qui n’est pas repris"
    )


def reprendre(options: argparse.Namespace) -> int:
    """Show what a reviewed document changes in the sources, and write it when asked to."""
    from ctg_docs.pipeline.reviewing import received, review

    with received(given(options)) as document:
        folder = receiver(options, document.territory, "ce document est de")
        outcome = review(document, folder, options.auteur)
        if options.refus:
            _answer(options.refus, document, outcome)
    code = finish(options, folder, outcome, {"document": options.fichier.name}, _entry)
    say(*_account(options, folder, outcome))
    return code


def _account(
    options: argparse.Namespace, folder: Path, outcome: Return[Suggestion]
) -> Iterator[str]:
    if not outcome.proposals:
        yield f"{options.fichier.name} : rien n’a changé depuis qu’il a été construit."
        return
    from dataclasses import replace

    from ctg_docs.pipeline.reviewing import RESTATED

    if any(one.note == RESTATED for one in outcome.proposals):
        yield f"{options.fichier.name} : {RESTATED}."
    rest = [one for one in outcome.proposals if one.note != RESTATED]
    yield from account(options, folder, replace(outcome, proposals=rest), line, _CONFLICT)
    if options.refus:
        yield f"Réponse à envoyer, avec ce qui n’est pas repris et pourquoi : {options.refus}"


def _answer(path: Path, document: Reviewed, outcome: Return[Suggestion]) -> None:
    from ctg_docs.building.publishing import publish
    from ctg_docs.pipeline.answers import answer

    publish(path, answer(document, outcome))


def line(one: Suggestion) -> str:
    """Return a suggestion on one line: « …:16 : « 30 juin » → « 31 mai » (Juriste Caf) »."""
    heading = one.heading.lstrip(" –—-")  # Word counts the articles: no number is in the text
    place = one.source or (f"« {heading} »" if heading else "document")
    who = ", ".join(filter(None, (one.author, one.day)))
    said = f" ({who})" if who else ""
    if one.comment:
        words = f"{place} : commentaire « {one.comment} »{said}"
    elif one.before and not one.after:
        words = f"{place} : « {one.before} » supprimé{said}"
    elif one.after and not one.before:
        words = f"{place} : « {one.after} » ajouté{said}"
    elif one.before:
        before, after = excerpt(one.before, one.after)
        words = f"{place} : « {before} » → « {after} »{said}"
    else:
        words = place
    notes = [one.note] if one.note else []
    if one.others and one.state == "repris":
        notes.append(f"imprimé aussi sous {', '.join(f'« {other} »' for other in one.others)}")
    return " ; ".join((words, *notes))


def excerpt(before: str, after: str) -> tuple[str, str]:
    """Return two texts around what they do not share, a few words on either side."""
    old, new = before.split(), after.split()
    low = 0
    while low < min(len(old), len(new)) and old[low] == new[low]:
        low += 1
    high = 0
    while high < min(len(old), len(new)) - low and old[-1 - high] == new[-1 - high]:
        high += 1
    start, rest = max(low - _AROUND, 0), max(high - _AROUND, 0)
    first, second = (_shown(words, start, len(words) - rest) for words in (old, new))
    return first, second


def _shown(words: list[str], start: int, end: int) -> str:
    shown = " ".join(words[start:end])
    return ("… " if start else "") + shown + (" …" if end < len(words) else "")


def _entry(one: Suggestion) -> dict[str, Any]:
    return {
        "etat": one.state,
        "chemin": one.path,
        "lieu": one.source,
        "titre": one.heading,
        "avant": one.before,
        "apres": one.after,
        "auteur": one.author,
        "date": one.day,
        "commentaire": one.comment,
        "note": one.note,
        "aussi": list(one.others),
        "dit": line(one),
    }
