"""Builds every document of every territory as a user does, and judges all the files."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

from conformite.controles import CONTROLES
from conformite.faute import Controle, Fautes
from conformite.outils import RACINE, lancer
from conformite.table import familles, fautes, table
from ctg_docs.pipeline.dossier import FOLDER

SUFFIXES = {suffixe for c in CONTROLES for suffixe in c.suffixes}
MODIFIE = "exemple-avenant"
"""The territory whose signed version is compared with today: its marked copies are judged too."""
Groupes = Mapping[tuple[str, str], Sequence[Path]]


def main() -> int:
    """Return 0 when no checker tells a fault, 1 when one does, the code of `ctg` when it fails."""
    parser = argparse.ArgumentParser(prog="conformite")
    parser.add_argument("--territoire")
    territoire = parser.parse_args().territoire
    with TemporaryDirectory() as nom:
        racine = Path(nom).resolve()
        debut = monotonic()
        print("Construction des documents…", file=sys.stderr, flush=True)
        if code := construire(racine, territoire):
            return code
        files = list(a_juger(racine))
        print(f"Contrôle de {len(files)} fichiers…", file=sys.stderr, flush=True)
        groupes = familles(files, racine)
        rendus = juger(groupes)
        dites = list(fautes(racine, rendus))
        print(*table(groupes, CONTROLES, rendus), "", *dites, sep="\n")
        print(_bilan(len(files), len(dites), monotonic() - debut))
    return 1 if dites else 0


def construire(racine: Path, territoire: str | None) -> int:
    """Build into a folder with the command that everyone uses; what it says shows if it fails."""
    choix = ["--territoire", territoire] if territoire else []
    ctg = Path(sys.executable).with_name("ctg")
    os.chdir(RACINE)
    # The default engine of the PDF draws in the folder itself, the other one below it.
    other: list[str | Path] = ["--moteur", "weasyprint", "--sortie", racine / "weasyprint"]
    commandes: list[list[str | Path]] = [
        ["construire", "--tout", "--sortie", racine],
        ["construire", "--tout", "--format", "pdf", *other],
        ["dossier", "--sortie", racine],
        ["dossier", *other],
    ]
    commandes = [[*commande, *choix] for commande in commandes]
    if territoire in (None, MODIFIE):
        commandes += comparaisons(racine)
    for commande in commandes:
        run = lancer([ctg, *commande])
        if run.returncode:
            print(run.stderr, file=sys.stderr)
            return run.returncode
    return 0


def comparaisons(racine: Path) -> list[list[str | Path]]:
    """Return the commands that mark what changed since the signature, one for each engine."""
    today = Path("sources") / MODIFIE
    versions = [today / "versions" / "0" / "sources", today]
    return [
        ["comparer", *versions, "--moteur", moteur, "--sortie", folder / MODIFIE / "comparaison"]
        for moteur, folder in (("typst", racine), ("weasyprint", racine / "weasyprint"))
    ]


def a_juger(racine: Path) -> Iterator[Path]:
    """Yield the files of the output folder, without those that a dossier only gathers.

    These are, byte for byte, files built apart, which are judged there, or given by the
    territory, for which the house does not answer.
    """
    trouves = [f for f in racine.rglob("*") if f.suffix in SUFFIXES]
    reunis = [f for f in trouves if f.parent.name == FOLDER]
    apart = [f for f in trouves if f.parent.name != FOLDER]
    donnes = [f for f in (RACINE / "sources").rglob("*") if f.is_file()]
    connus = {f.read_bytes() for f in (*apart, *donnes)} if reunis else set()
    yield from apart
    yield from (f for f in reunis if f.read_bytes() not in connus)


def juger(groupes: Groupes) -> dict[str, Fautes]:
    """Ask every checker, as many at once as there are processors."""
    with ThreadPoolExecutor(os.cpu_count()) as executor:
        vus = {c.nom: executor.submit(_rendu, c, groupes) for c in CONTROLES}
        return {nom: rendu.result() for nom, rendu in vus.items()}


def _rendu(controle: Controle, groupes: Groupes) -> Fautes:
    files = []
    for groupe in groupes.values():
        for suffixe in controle.suffixes:
            lisibles = [file for file in groupe if file.suffix == suffixe]
            files += lisibles[:1] if controle.un_par_famille else lisibles
    return controle.juge(files) if files else {}


def _bilan(fichiers: int, nombre: int, secondes: float) -> str:
    dit = f"{nombre} fautes" if nombre > 1 else "une faute" if nombre else "aucune faute"
    return f"{fichiers} fichiers, {len(CONTROLES)} contrôles : {dit} ({secondes:.0f} s)."


if __name__ == "__main__":
    raise SystemExit(main())
