"""Changes to the parts of an office file, to make a bad one from a good one."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable
from io import BytesIO
from typing import TypeAlias
from zipfile import ZIP_DEFLATED, ZipFile

from conformite.corpus.mauvais import Mauvais

Entrees: TypeAlias = list[tuple[str, bytes]]
Remplacement: TypeAlias = str | Callable[[re.Match[str]], str]
LIEN = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATION = '<Relationship Id="{id}" Type="{lien}/{genre}" Target="{cible}" TargetMode="{mode}"/>'
VIDE = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    "{}</Relationships>"
)


def refait(
    nom: str, suffixe: str, changer: Callable[[Entrees], Entrees], attendus: dict[str, str]
) -> Mauvais:
    """Change the entries of the archive."""

    def refaire(contenu: bytes) -> bytes:
        with ZipFile(BytesIO(contenu)) as archive:
            entrees = [(n, archive.read(n)) for n in archive.namelist()]
        ecrit = BytesIO()
        with ZipFile(ecrit, "w", ZIP_DEFLATED) as archive, warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)  # The same name twice is what we want.
            for entree, octets in changer(entrees):
                archive.writestr(entree, octets)
        return ecrit.getvalue()

    return Mauvais(nom, suffixe, refaire, attendus)


def retouche(
    nom: str,
    fichier: str,
    avant: str,
    apres: Remplacement,
    attendus: dict[str, str],
    *,
    fois: int = 1,
) -> Mauvais:
    """Change a pattern in the first part of a name that holds it; `fois=0` changes all."""
    suffixe, _, partie = fichier.partition(":")

    def changer(entrees: Entrees) -> Entrees:
        trouve = False
        faites = []
        for entree, octets in entrees:
            if not trouve and re.fullmatch(partie, entree):
                ecrit, nombre = re.subn(avant, apres, octets.decode(), count=fois, flags=re.DOTALL)
                trouve = bool(nombre)
                faites.append((entree, ecrit.encode()))
            else:
                faites.append((entree, octets))
        assert trouve, f"{nom} ne change rien"
        return faites

    return refait(nom, suffixe, changer, attendus)


def relier(partie: str, genre: str, cible: str) -> Callable[[Entrees], Entrees]:
    """Add a relation to the outside to a part."""
    dossier, _, feuille = partie.rpartition("/")
    nom = f"{dossier}/_rels/{feuille}.rels"
    ligne = RELATION.format(id="rIdX", lien=LIEN, genre=genre, cible=cible, mode="External")

    def changer(entrees: Entrees) -> Entrees:
        relations = dict(entrees).get(nom, VIDE.format("").encode()).decode()
        relations = relations.replace("</Relationships>", f"{ligne}</Relationships>")
        return [*((n, o) for n, o in entrees if n != nom), (nom, relations.encode())]

    return changer


def oter(motif: str) -> Callable[[Entrees], Entrees]:
    def changer(entrees: Entrees) -> Entrees:
        ote = next(nom for nom, _ in entrees if re.fullmatch(motif, nom))
        return [(nom, octets) for nom, octets in entrees if nom != ote]

    return changer
