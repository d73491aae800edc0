"""`ctg exemple`: synthetic territories, for load tests."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from ctg_docs.cli.console import ExitCode, say, usage, whole_number
from ctg_docs.cli.own_name import quoted
from ctg_docs.french.counting import accorde


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of this command."""
    parser.add_argument(
        "dossier", type=Path, help="dossier à créer, un sous-dossier par territoire"
    )
    parser.add_argument(
        "--territoires", default="50", metavar="N", help="nombre de territoires ; 50 sinon"
    )
    parser.add_argument(
        "--graine", default="1", metavar="N", help="nombre dont tout est tiré ; 1 sinon"
    )


def exemple(options: argparse.Namespace) -> int:
    """Write the territories of a seed in a new folder, and tell how to use them."""
    from ctg_docs.building.publishing import publish_many  # noqa: PLC0415
    from ctg_docs.starting.samples.ensemble import NoPlaceLeftError  # noqa: PLC0415

    wanted = whole_number(options.territoires, "--territoires", 1)
    seed = whole_number(options.graine, "--graine", 0)
    folder: Path = options.dossier
    try:
        publish_many(folder, _files(wanted, seed))
    except NoPlaceLeftError:
        usage(f"{wanted} territoires, c’est plus qu’il n’y a de lieux : demandez-en moins.")
    except FileExistsError:
        usage(f"« {folder} » existe déjà : rien n’est écrit. Donnez un autre nom de dossier.")
    say(*_next_steps(wanted, folder))
    return ExitCode.TOUT_CONSTRUIT


def _files(wanted: int, seed: int) -> Iterator[tuple[str, bytes]]:
    from ctg_docs.reading.house import SCHEMA, schema_file  # noqa: PLC0415
    from ctg_docs.starting.samples.ensemble import ensemble  # noqa: PLC0415

    yield SCHEMA, schema_file().read_bytes()
    for territory, files in ensemble(wanted, seed):
        for name, content in files.items():
            yield f"{territory}/{name}", content


def _next_steps(wanted: int, folder: Path) -> list[str]:
    sources = quoted(str(folder))
    several = f"{wanted} territoires d’essai sont écrits"
    written = accorde(wanted, "Un territoire d’essai est écrit", several)
    return [
        f"{written} dans « {folder} ». Seuls les lieux sont réels.",
        f"  ctg verifier --sources {sources}",
        f"  ctg construire convention --sources {sources}",
    ]
