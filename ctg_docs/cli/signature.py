"""`ctg signer` and `ctg controler`: a certificate on a file, and what a file is worth."""

from __future__ import annotations

import argparse
import getpass
import os
import sys
from pathlib import Path

from ctg_docs.cli.sorties import Sortie, usage
from ctg_docs.signing.levels import Niveau

# The signing library is an optional extra, imported by the command that needs it.
# ruff: noqa: PLC0415

SECRET = "CTG_MOT_DE_PASSE"
SIGNED = "-signee"


def add_signing(parser: argparse.ArgumentParser) -> None:
    """Declare what `ctg signer` takes."""
    parser.add_argument("fichier", type=Path, help="le PDF à signer")
    parser.add_argument("--certificat", type=Path, required=True, help="le fichier .p12 ou .pfx")
    parser.add_argument("--champ", default="", help="le champ à signer ; sinon le premier libre")
    parser.add_argument(
        "--niveau", type=Niveau, choices=list(Niveau), default=Niveau.B_B, help="durabilité (PAdES)"
    )
    parser.add_argument("--horodatage", default="", help="adresse du service d’horodatage")
    _roots(parser)
    parser.add_argument(
        "--sortie", type=Path, help="le fichier signé, s’il doit porter un autre nom"
    )


def add_control(parser: argparse.ArgumentParser) -> None:
    """Declare what `ctg controler` takes."""
    parser.add_argument("fichier", type=Path, help="le PDF à contrôler")
    _roots(parser)


def _roots(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--racines",
        type=Path,
        nargs="+",
        default=[],
        metavar="CERTIFICAT",
        help="certificats des autorités auxquelles on se fie",
    )


def signer(options: argparse.Namespace) -> int:
    """Sign one field; the file first built stays as it is."""
    from ctg_docs.building.publishing import publish
    from ctg_docs.reading.house import templates_folder
    from ctg_docs.signing.controle import control
    from ctg_docs.signing.signer import Demande, sign

    if options.niveau.horodate and not options.horodatage:
        usage(
            f"le niveau {options.niveau} demande un service d’horodatage : --horodatage https://…"
        )
    fresh = not control(options.fichier).signatures
    target = options.sortie or _target(options.fichier, fresh=fresh)
    demande = Demande(
        certificat=options.certificat,
        mot_de_passe=_password(options.certificat),
        police=templates_folder() / "maison/fonts/SourceSans3-Regular.ttf",
        champ=options.champ,
        niveau=options.niveau,
        horodatage=options.horodatage,
        racines=options.racines,
    )
    content, field = sign(options.fichier, demande)
    publish(target, content)
    print(f"{target} : champ {field} signé au niveau {options.niveau}")
    left = control(target).libres
    if left:
        print(f"Il reste à signer : {', '.join(left)}.")
    return Sortie.TOUT_CONSTRUIT


def _target(fichier: Path, *, fresh: bool) -> Path:
    """Return where the signed file goes: apart from what a build would write again."""
    return fichier.with_stem(fichier.stem + SIGNED) if fresh else fichier


def _password(certificat: Path) -> str:
    """Return the password of a certificate, asked for unless the environment gives it."""
    if SECRET in os.environ:
        return os.environ[SECRET]
    if not sys.stdin.isatty():
        usage(f"le mot de passe du certificat se donne au clavier, ou par la variable {SECRET}")
    return getpass.getpass(f"Mot de passe de {certificat.name} : ")


def controler(options: argparse.Namespace) -> int:
    """Say what a file holds and whether it can be trusted."""
    from ctg_docs.pipeline.rebuilding import compare
    from ctg_docs.signing.controle import control
    from ctg_docs.signing.report import report

    found = control(options.fichier, options.racines)
    likeness = compare(options.fichier.read_bytes(), found.pieces)
    lines, sound = report(options.fichier.name, found, likeness)
    print("\n".join(lines))
    return Sortie.TOUT_CONSTRUIT if sound else Sortie.SOURCES_A_CORRIGER
