"""What checks an office file from outside: its schema, its structure, whether it opens."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from pptx.exc import PackageNotFoundError

from conformite.explicite import explicite
from conformite.faute import Fautes
from conformite.outils import RACINE, lancer, python, rang

POLICES = RACINE / "templates" / "maison" / "fonts"
FONTCONFIG = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{polices}</dir><cachedir>{cache}</cachedir></fontconfig>"""


def schema(files: Sequence[Path]) -> Fautes:
    """Validate against the Open XML schemas and their rules: openxml-audit, strict."""
    with rang(files) as noms:
        dossier = next(iter(noms.values())).parent
        options = ("--recursive", "--policy", "strict", "--max-errors", "0", "--output", "json")
        run = lancer([python("openxml-audit"), dossier, *options])
        rendus = {Path(r["file"]).name: r for r in json.loads(run.stdout)}
        return {file: _schema(rendus.get(nom.name)) for file, nom in noms.items()}


def _schema(rendu: dict[str, object] | None) -> list[str]:
    if rendu is None:
        return ["aucun verdict"]
    erreurs = rendu["errors"]
    assert isinstance(erreurs, list)
    fautes = [f"{e.get('part_uri') or 'fichier'} : {e['description']}" for e in erreurs]
    return fautes or ([] if rendu["valid"] else ["refusé sans motif"])


def integrite(files: Sequence[Path]) -> Fautes:
    """Check structure and, in a deck, what overflows: ooxml-integrity, nothing left to say."""
    with TemporaryDirectory() as nom:
        dossier = Path(nom)
        copies = {file: dossier / f"{n:04}{file.suffix}" for n, file in enumerate(files)}
        for file, copie in copies.items():
            copie.write_bytes(_lisible(file))
        # Text is measured with the fonts of the house, which no machine has.
        reglage = dossier / "polices.conf"
        reglage.write_text(FONTCONFIG.format(polices=POLICES, cache=dossier / "cache"))
        options = ("--json", "--no-config", "--fail-on", "info")
        run = lancer(
            [python("ooxml-integrity"), "check", *options, *copies.values()],
            env=os.environ | {"FONTCONFIG_FILE": str(reglage)},
        )
        rendus = {r["path"]: r["findings"] for r in json.loads(run.stdout)["files"]}
        muet = [{"code": "", "message": "aucun verdict"}]
        return {
            file: [_constat(c) for c in rendus.get(str(copie), muet)]
            for file, copie in copies.items()
        }


def _lisible(file: Path) -> bytes:
    if file.suffix == ".pptx":
        try:
            return explicite(file)
        except (PackageNotFoundError, KeyError, ValueError):
            # The checker says itself what the library could not open.
            return file.read_bytes()
    return file.read_bytes()


def _constat(constat: dict[str, str]) -> str:
    lieu = constat.get("where") or constat.get("part") or "fichier"
    return f"{lieu} : {constat['code']} {constat['message']}"


def libreoffice(files: Sequence[Path]) -> Fautes:
    """Open each file in LibreOffice, which refuses what it would have to repair."""
    with rang(files) as noms, TemporaryDirectory() as nom:
        dossier = Path(nom)
        profil = f"-env:UserInstallation=file://{dossier}/profil"
        commande = ("soffice", profil, "--headless", "--convert-to", "pdf", "--outdir", dossier)
        run = lancer([*commande, *noms.values()])
        rate = [f"ne s’ouvre pas (code {run.returncode})"]
        return {
            file: [] if (dossier / f"{nom.stem}.pdf").is_file() else rate
            for file, nom in noms.items()
        }
