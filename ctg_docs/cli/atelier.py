"""`ctg atelier`: write, see and correct a convention in a browser."""

from __future__ import annotations

import argparse
import errno

from ctg_docs.cli.console import ExitCode, chosen, say, usage, whole_number

_MISSING = (
    'l’atelier demande deux bibliothèques : installez-les par « pip install "ctg-docs[atelier]" ».'
)
_LAST_PORT = 65_535


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of this command alone."""
    parser.add_argument(
        "territoire", nargs="?", help="territoire à ouvrir, par le nom de son dossier"
    )
    parser.add_argument("--port", metavar="N", help="port de cette machine ; sinon, un port libre")
    parser.add_argument(
        "--sans-navigateur", action="store_true", help="écrire l’adresse sans l’ouvrir"
    )


def atelier(options: argparse.Namespace) -> int:
    """Serve the atelier on this machine until it is stopped, and return the exit code."""
    try:
        from ctg_docs.atelier.serving import serve  # noqa: PLC0415 - the help needs none of it
    except ModuleNotFoundError as error:
        if error.name not in ("starlette", "uvicorn"):
            raise
        usage(_MISSING)
    from ctg_docs.atelier.parts import PARTS  # noqa: PLC0415
    from ctg_docs.atelier.workshop import Workshop  # noqa: PLC0415

    port = whole_number(options.port, "--port", 0) if options.port else 0
    if port > _LAST_PORT:
        usage(f"« --port {port} » : un port est un nombre entier, {_LAST_PORT} au plus.")
    workshop = Workshop(options.sources, options.sortie)
    first = "/"
    if options.territoire:
        chosen([options.territoire], [options.sources / name for name in workshop.territories])
        first = f"/t/{options.territoire}/{PARTS[0].name}"
    try:
        serve(workshop, port, first, lambda address: _open(address, options.sans_navigateur))
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        usage(f"« --port {port} » : un autre programme occupe ce port ; donnez-en un autre.")
    say("L’atelier est fermé : tout ce que vous avez écrit est dans les fichiers.")
    return ExitCode.TOUT_CONSTRUIT


def _open(address: str, unopened: bool) -> None:
    """Tell where the atelier is, and open it."""
    say(
        "L’atelier est ouvert sur cette machine, et sur elle seule :",
        f"  {address}",
        "Cette adresse sert une fois. Ctrl+C ferme l’atelier ; il se ferme aussi tout seul,",
        "dix minutes après sa page.",
    )
    if not unopened:
        import webbrowser  # noqa: PLC0415 - it loads what no other command needs

        webbrowser.open(address)
