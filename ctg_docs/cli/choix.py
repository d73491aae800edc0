"""The choice of documents, formats and letters by a command; a wrong one is a usage error."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ctg_docs.building.ledger import CatalogueEntry
from ctg_docs.cli.console import usage

if TYPE_CHECKING:
    from datetime import date

    from ctg_docs.composing.families.lettre.selection import Selection

# Modules that read and refuse are loaded when there is something to read or to refuse.
# ruff: noqa: PLC0415

_LETTERS = ("departement", "du", "au")


def split(
    words: Iterable[str], catalogue: Sequence[CatalogueEntry], folders: Iterable[Path]
) -> tuple[list[str], list[str]]:
    """Return the documents and the territories that words name; a name of both is a document."""
    documents = {name for entry in catalogue for name in entry[:2]}
    territories = {folder.name for folder in folders} - documents
    named = list(words)
    return (
        [word for word in named if word not in territories],
        [word for word in named if word in territories],
    )


def documents(
    words: Sequence[str], catalogue: Sequence[CatalogueEntry], *, every: bool
) -> list[CatalogueEntry]:
    """Return the documents asked, each once; exits for an unknown one, or for none."""
    # A document that lists other files is never made without them.
    known = [entry for entry in catalogue if entry.par != "dossier"]
    names = list(dict.fromkeys(name for entry in known for name in (entry.famille, entry.id)))
    if every:
        return known
    if not words:
        usage(f"quel document faut-il construire ? Au catalogue : {', '.join(names)} ; ou --tout")
    gathered = {name for entry in catalogue if entry.par == "dossier" for name in entry[:2]}
    for name in words:
        if name in gathered:
            usage(f"« {name} » réunit des fichiers déjà construits : lancez « ctg dossier »")
        if name not in names:
            from ctg_docs.suggestions import nearest

            hint = nearest(name, names) or f"Documents possibles : {', '.join(names)}."
            usage(f"le document « {name} » n’est pas au catalogue. {hint}")
    asked = [entry for name in words for entry in known if name in entry[:2]]
    return list(dict.fromkeys(asked))


def formats(asked: str, entries: Sequence[CatalogueEntry]) -> list[str]:
    """Return the formats to keep; exits for one that no document has."""
    known = list(dict.fromkeys(name for entry in entries for name in entry.formats))
    kept = [name for word in asked.split(",") if (name := word.strip().lower().lstrip("."))]
    for name in kept:
        if name not in known:
            possible = ", ".join(known)
            usage(f"le format « {name} » n’existe pas ; formats possibles : {possible}")
    return kept


def letters_name(options: argparse.Namespace, territories: Sequence[str], *, spanning: bool) -> str:
    """Return the choice of letters as one name; exits when there is no letter to choose."""
    given = [key for key in _LETTERS if getattr(options, key) is not None]
    if given and not spanning:
        usage(f"« --{given[0]} » choisit une lettre : demandez le document « lettre »")
    words = [getattr(options, key) for key in _LETTERS]
    return "lettres?" + "&".join(word or "" for word in [*words, ",".join(territories)])


def selection(options: argparse.Namespace, territories: Sequence[str]) -> Selection:
    """Return the letters asked for; exits when nothing selects any."""
    from ctg_docs.composing.families.lettre.selection import Selection
    from ctg_docs.reference import departements

    code = options.departement.upper() if options.departement else None
    if code and not departements.par_code(code):
        usage(
            f"le département « {options.departement} » n’existe pas ; donnez son code : "
            "01, 2A, 92, 974…"
        )
    if (options.du is None) != (options.au is None):
        usage("« --du » et « --au » vont ensemble : le premier et le dernier jour de la période")
    if options.du is None:
        return Selection(code, territoires=frozenset(territories))
    du, au = _day(options.du, "--du"), _day(options.au, "--au")
    if au < du:
        usage("la période finit avant de commencer : « --au » précède « --du »")
    return Selection(code, (du, au), frozenset(territories))


def _day(text: str, option: str) -> date:
    """Read a day of the command line; exits for anything else."""
    from ctg_docs.model.types import read_date

    try:
        return read_date(text)
    except ValueError:
        usage(f"« {option} {text} » n’est pas une date : écrivez-la comme 2024-03-31")


def nothing(chosen: Selection) -> str:
    """Say that no signature matches the choice."""
    from ctg_docs.french.intervalles import en_intervalle

    asked = [
        f"pour {_named(sorted(chosen.territoires))}" if chosen.territoires else "",
        f"avec la caisse du département {chosen.departement}" if chosen.departement else "",
        en_intervalle(*chosen.jours) if chosen.jours else "",
    ]
    where = " ".join(filter(None, asked))
    return (
        f"aucune convention n’a été signée{f' {where}' if where else ''} : il n’y a pas de lettre "
        "à écrire. Une lettre annonce les conventions dont le « statut » est « signe » ou "
        "« executoire », à leur date de signature."
    )


def _named(territories: Sequence[str]) -> str:
    which = "le territoire" if len(territories) == 1 else "les territoires"
    return f"{which} {', '.join(f'« {name} »' for name in territories)}"
