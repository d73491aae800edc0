"""The summary sheet of a dossier: its files with their fingerprints, and the day of signature."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from ctg_docs.composing.facts.transmission import ActeSuivi, Transmission
from ctg_docs.composing.facts.vue import Vue
from ctg_docs.composing.families.dossier.inventaire import Prevue
from ctg_docs.document.words import inline_text

LIMITE = 150 * 1024 * 1024
"""Bytes that an archive sent to the control of legality never exceeds."""


@dataclass(frozen=True)
class Fichier:
    """A file of the dossier, as it stands in it: `rang` counts from 1, `sha256` is hexadecimal.

    `mention` is what it bears across its pages (« PROJET »), empty for none.
    """

    rang: int
    nom: str
    prevue: Prevue
    titre: str
    mention: str
    pages: int
    octets: int
    sha256: str

    @property
    def nature(self) -> str:
        """The kind of paper."""
        return self.prevue.nature

    @property
    def destinataires(self) -> str:
        """The recipients, empty for nobody."""
        return self.prevue.destinataires(self.mention)


@dataclass(frozen=True)
class Bordereau:
    """The files of a dossier, in order, and the acts that they follow."""

    vue: Vue
    fichiers: tuple[Fichier, ...]

    @cached_property
    def transmission(self) -> Transmission:
        """The progress of the acts."""
        return Transmission(self.vue.a_la_signature)

    @property
    def groupes(self) -> list[tuple[Any, list[Fichier]]]:
        """The files under their titles, in order."""
        groups: dict[Any, list[Fichier]] = {}
        for fichier in self.fichiers:
            groups.setdefault(fichier.prevue.groupe, []).append(fichier)
        return list(groups.items())

    @property
    def octets(self) -> int:
        """The bytes of all the files."""
        return sum(fichier.octets for fichier in self.fichiers)

    @property
    def limite(self) -> int:
        """The bytes that they may not exceed."""
        return LIMITE

    @property
    def pages(self) -> int:
        """The pages of all the files."""
        return sum(fichier.pages for fichier in self.fichiers)

    def donnees(self) -> dict[str, Any]:
        """Return the same facts as plain data: days as 2021-12-07, None for what is not known."""
        identite, signature = self.vue.sources.convention, self.transmission
        return {
            "convention": identite.id,
            "statut": identite.statut.value,
            "partielle": identite.partielle,
            "signature": {
                "conclusion": signature.phrase,
                "possible_a_compter_du": _iso(signature.possible),
                "date": _iso(signature.signature),
            },
            "assemblees": [_line(line) for line in signature.lignes],
            "octets": self.octets,
            "limite_octets": self.limite,
            "fichiers": [_file(fichier) for fichier in self.fichiers],
        }


def _line(line: ActeSuivi) -> dict[str, Any]:
    step = line.etape
    return {
        "partie": step.partie.id,
        "organe": inline_text(line.nom),
        "date": _iso(step.jour),
        "numero": step.numero,
        "a_transmettre": step.soumise,
        "transmise_le": _iso(step.transmise),
        "publiee_le": _iso(step.publiee),
        "communiquee_le": _iso(step.communiquee),
        "executoire_depuis": _iso(step.executoire),
        "manques": [m.value for m in step.manques],
    }


def _file(fichier: Fichier) -> dict[str, Any]:
    return {
        "rang": fichier.rang,
        "nom": fichier.nom,
        "nature": fichier.nature,
        "titre": fichier.titre,
        "groupe": inline_text(fichier.prevue.groupe),
        "pour": fichier.destinataires or None,
        "mention": fichier.mention or None,
        "pages": fichier.pages,
        "octets": fichier.octets,
        "sha256": fichier.sha256,
    }


def _iso(day: Any) -> str | None:
    return day.isoformat() if day else None
