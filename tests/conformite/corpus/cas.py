"""The whole corpus on the disk, and what each checker says of its share."""

from __future__ import annotations

from pathlib import Path

from conformite.controles import CONTROLES, controle
from conformite.corpus import (
    mauvais_courriel,
    mauvais_excel,
    mauvais_html,
    mauvais_pdf,
    mauvais_powerpoint,
    mauvais_word,
)
from conformite.corpus.bons import ecrire
from conformite.corpus.mauvais import Mauvais
from conformite.faute import Fautes

TOUS: tuple[Mauvais, ...] = (
    *mauvais_pdf.MAUVAIS,
    *mauvais_word.MAUVAIS,
    *mauvais_powerpoint.MAUVAIS,
    *mauvais_excel.MAUVAIS,
    *mauvais_html.MAUVAIS,
    *mauvais_courriel.MAUVAIS,
)
EXTERNES = tuple(c.nom for c in CONTROLES if not c.interne)
INTERNES = tuple(c.nom for c in CONTROLES if c.interne)


def cas(controles: tuple[str, ...]) -> list[tuple[str, Mauvais]]:
    """Return each checker with each bad file that it must see."""
    return [(nom, mauvais) for nom in controles for mauvais in TOUS if nom in mauvais.attendus]


class Corpus:
    """The good files in a folder, and the bad ones made of them."""

    def __init__(self, dossier: Path) -> None:
        self.bons = ecrire(dossier)
        (dossier / "mauvais").mkdir()
        self.mauvais = {
            str(un): un.ecrire(self.bons[un.suffixe], dossier / "mauvais" / str(un)) for un in TOUS
        }
        self._dits: dict[str, Fautes] = {}

    def dit(self, nom: str) -> Fautes:
        """Return what a checker says of the good files, and of the bad ones that it must see."""
        if nom not in self._dits:
            juge = controle(nom)
            bons = [bon for suffixe, bon in self.bons.items() if suffixe in juge.suffixes]
            self._dits[nom] = juge.juge([*bons, *(self.mauvais[str(un)] for _, un in cas((nom,)))])
        return self._dits[nom]

    def contre(self, nom: str, un: Mauvais) -> list[str]:
        """Return what a checker says of a bad file."""
        return self.dit(nom)[self.mauvais[str(un)]]

    def contre_les_bons(self, nom: str) -> dict[str, list[str]]:
        """Return what a checker says of the good files, those of which it says nothing apart."""
        bons = self.bons.values()
        return {f.name: fautes for f, fautes in self.dit(nom).items() if f in bons and fautes}
