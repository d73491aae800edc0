"""`ctg figer`: the version that the parties signed, kept as it is."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from ctg_docs.cli.console import ExitCode, chosen, say, territories, usage, warn
from ctg_docs.cli.options import add_sources

if TYPE_CHECKING:
    from datetime import date

    from ctg_docs.pipeline.keeping import DraftVersion

# A command loads what it needs, and no other does.
# ruff: noqa: PLC0415


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of this command."""
    parser.add_argument(
        "territoire",
        nargs="?",
        help="le territoire, par le nom de son dossier ; sinon, le seul qu’il y a",
    )
    parser.add_argument(
        "--depuis",
        type=Path,
        metavar="FICHIER",
        help="le PDF ou le fichier Word signé, quand les sources ont changé depuis",
    )
    parser.add_argument(
        "--nom",
        metavar="NOM",
        help="nom du dossier de la version ; sinon, le numéro du dernier avenant, ou 0",
    )
    add_sources(parser)


def figer(options: argparse.Namespace) -> int:
    """Keep a version, and tell the fingerprint by which an avenant names it."""
    import os

    from ctg_docs.building.publishing import publish_folder
    from ctg_docs.pipeline.keeping import version_of_file, version_of_folder
    from ctg_docs.reading.kept_versions import kept_version
    from ctg_docs.reading.walking import VERSIONS

    folder = _folder(options)
    made = version_of_file(options.depuis, folder) if options.depuis else version_of_folder(folder)
    place = folder / VERSIONS / _name(options, made)
    if os.path.lexists(place):
        usage(f"« {place} » existe déjà : une version figée ne change plus. Rien n’est écrit.")
    publish_folder(place, made.written(made.signed))
    for remarque in made.remarques:
        warn(f"À vérifier : {remarque}")
    if not made.statut.signee and not options.depuis:
        warn(
            f"À vérifier : le statut de la convention figée est « {made.statut} ».",
            "  Si elle est signée, supprimez ce dossier, écrivez « statut: signe » dans les "
            "sources et figez à nouveau.",
        )
    if made.signed is None and made.last_signed:
        _ask_for_the_day(made, made.last_signed)
    kept = kept_version(place)
    next_one = made.avenants + 1
    what = "La version signée" if made.signed else "Cette version, que personne n’a signée,"
    say(
        f"{what} est gardée dans « {place} » : ne la modifiez plus.",
        f"  empreinte : {kept.empreinte}",
        f"Pour l’avenant n° {next_one}, modifiez les sources, puis ajoutez-y :",
        "  avenants:",
        f"    - numero: {next_one}",
        "      objet: …",
        f"      depuis: {kept.empreinte}",
        f"  ctg construire avenant --territoire {folder.name}",
    )
    return ExitCode.TOUT_CONSTRUIT


def _ask_for_the_day(made: DraftVersion, day: date) -> None:
    """Tell the day that the signatures give, which the version of a file built before lacks."""
    from ctg_docs.french.dates import date_longue

    where = f"à l’avenant n° {made.avenants}" if made.avenants else "sous « signature »"
    warn(
        f"À vérifier : la dernière signature du fichier est du {date_longue(day)}.",
        "  Les papiers de l’avenant citent ce jour : si vos sources ne le disent pas encore, "
        f"écrivez-y « date: {day} » {where}.",
    )


def _folder(options: argparse.Namespace) -> Path:
    folders = territories(options)
    if options.territoire:
        return chosen([options.territoire], folders)[0]
    if len(folders) != 1:
        usage("quel territoire ?", f"Territoires : {', '.join(one.name for one in folders)}.")
    return folders[0]


def _name(options: argparse.Namespace, made: DraftVersion) -> str:
    """Return the name of a version; one that nobody signed has none of its own."""
    from ctg_docs.problems import Place
    from ctg_docs.reading.folder import name_problem

    if options.nom:
        if refused := name_problem(options.nom, Place(options.nom)):
            usage(f"{refused.message} {refused.hint}")
        return str(options.nom)
    if made.signed is None and options.depuis:
        usage(
            f"« {options.depuis} » ne dit pas la date de sa signature : il a été construit avant.",
            "S’il porte les signatures de toutes les parties, nommez la version d’après le numéro "
            f"du dernier avenant, 0 pour la convention : « --nom {made.avenants} ».",
        )
    if made.signed is None:
        what = f"l’avenant n° {made.avenants}" if made.avenants else "la convention"
        usage(
            f"{what} n’a pas de date de signature : un avenant ne change que ce qui est signé.",
            "Écrivez cette date dans les sources. Pour garder ce texte sans attendre les "
            "signatures, donnez-lui un nom : « --nom projet ».",
        )
    return str(made.avenants)
