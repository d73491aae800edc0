"""`ctg signer` and `ctg controler`: signing a file with a certificate, and checking a file."""

from __future__ import annotations

import argparse
import getpass
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ctg_docs.cli.console import ExitCode, emit, print_problems, say, usage
from ctg_docs.lines import one_line
from ctg_docs.signing.levels import NiveauSignature

if TYPE_CHECKING:
    from ctg_docs.signing.controle import Controle
    from ctg_docs.signing.signer import Demande

# The signing library is an optional extra, imported by the command that needs it.
# ruff: noqa: PLC0415

SECRET = "CTG_MOT_DE_PASSE"
SIGNED = "-signee"


def add_signing(parser: argparse.ArgumentParser) -> None:
    """Declare the options of `ctg signer`."""
    parser.add_argument("fichier", type=Path, help="le PDF à signer")
    parser.add_argument(
        "--certificat",
        type=Path,
        metavar="FICHIER",
        required=True,
        help="le fichier .p12 ou .pfx",
    )
    parser.add_argument("--champ", default="", help="le champ à signer ; sinon le premier libre")
    parser.add_argument(
        "--niveau",
        choices=[str(niveau) for niveau in NiveauSignature],
        default=str(NiveauSignature.B_B),
        help="durabilité (PAdES)",
    )
    parser.add_argument(
        "--horodatage", default="", metavar="ADRESSE", help="adresse du service d’horodatage"
    )
    _roots(parser)
    parser.add_argument(
        "--sortie",
        type=Path,
        metavar="FICHIER",
        help="le fichier signé, s’il doit porter un autre nom",
    )
    parser.add_argument(
        "--forcer", action="store_true", help="signer dans la case d’une autre personne"
    )


def add_control(parser: argparse.ArgumentParser) -> None:
    """Declare the options of `ctg controler`."""
    parser.add_argument("fichier", type=Path, help="le PDF, ou le fichier Word, à contrôler")
    _roots(parser)
    parser.add_argument("--json", action="store_true", help="le même verdict, pour une machine")


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
    from ctg_docs.signing.signer import Demande

    niveau = NiveauSignature(options.niveau)
    if niveau.horodate and not options.horodatage:
        usage(f"le niveau {niveau} demande un service d’horodatage : --horodatage https://…")
    target = _target(options.fichier, options.sortie, control(options.fichier))
    demande = Demande(
        certificat=options.certificat,
        mot_de_passe=_password(options.certificat),
        police=templates_folder() / "maison/fonts/SourceSans3-Regular.ttf",
        champ=options.champ,
        niveau=niveau,
        horodatage=options.horodatage,
        racines=options.racines,
        forcer=options.forcer,
    )
    content, field = _signed(options.fichier, demande)
    publish(target, content)
    say(f"{target} : champ {field} signé au niveau {niveau}")
    left = control(target).libres
    if left:
        say(f"Il reste à signer : {', '.join(left)}.")
    return ExitCode.TOUT_CONSTRUIT


def _signed(fichier: Path, demande: Demande) -> tuple[bytes, str]:
    """Sign; the user confirms before signing in a field that is for somebody else."""
    from dataclasses import replace

    from ctg_docs.signing.prealables import OtherNameError
    from ctg_docs.signing.signer import sign

    try:
        return sign(fichier, demande)
    except OtherNameError as error:
        if not sys.stdin.isatty():
            raise
        print_problems(error.problems)
        if input("Signer quand même dans ce champ ? (oui/non) ").strip().lower() != "oui":
            raise
        return sign(fichier, replace(demande, forcer=True))


def _target(fichier: Path, sortie: Path | None, found: Controle) -> Path:
    """Return the path of the signed file: apart from the files that a build would write again.

    Another signature is added to the file itself. Raises SourceError when a file that is not that
    one would be lost.
    """
    from ctg_docs.signing.tool import refusal
    from ctg_docs.signing.verdict import Etat

    signed = any(champ.etat is not Etat.A_SIGNER for champ in found.champs)
    own = fichier if signed else fichier.with_stem(fichier.stem + SIGNED)
    target = sortie or own
    if target.exists() and not (signed and target.samefile(fichier)):
        message = "ce fichier existe déjà, et signer l’effacerait"
        hint = "Signez-le lui-même s’il est déjà signé, ou donnez un autre nom par --sortie."
        raise refusal(str(target), "signature-sortie", message, hint)
    return target


def _password(certificat: Path) -> str:
    """Return the password of a certificate, asked for unless the environment gives it."""
    if SECRET in os.environ:
        return os.environ[SECRET]
    if not sys.stdin.isatty():
        usage(f"le mot de passe du certificat se donne au clavier, ou par la variable {SECRET}")
    return getpass.getpass(f"Mot de passe de {one_line(certificat.name)} : ")


def controler(options: argparse.Namespace) -> int:
    """Report the content of a file, and whether it can be trusted."""
    from ctg_docs.pipeline.comparing import compare_apart
    from ctg_docs.signing.controle import control
    from ctg_docs.signing.report import report

    found = control(options.fichier, options.racines)
    verdict = found.verdict(compare_apart(found.contenu, found.sources, found.sorte))
    if options.json:
        emit(f"{verdict.model_dump_json(indent=2)}\n")
    else:
        say(*report(verdict))
    if verdict.non_juge:
        return ExitCode.OUTIL_ABSENT
    return ExitCode.TOUT_CONSTRUIT if verdict.en_ordre else ExitCode.SOURCES_A_CORRIGER
