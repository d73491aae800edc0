"""The verdict of `ctg controler`, as one model: the report prints it, machines read it as JSON."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, computed_field

from ctg_docs.lines import one_line
from ctg_docs.signing.levels import NiveauSignature
from ctg_docs.signing.likeness import Comparaison, Ressemblance

_LONGEST = 300


def _abridged(value: str) -> str:
    line = one_line(value)
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


Ligne = Annotated[str, AfterValidator(_abridged)]
"""Words that may come from the file: one line, every sign of it visible."""


class _Constat(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Heure(StrEnum):
    """The source of the moment of a signature."""

    CERTIFIEE = "certifiee"
    """A time-stamp of a trusted authority."""
    NON_VERIFIEE = "horodatage-non-verifie"
    """A time-stamp that proves nothing: nobody vouches for its authority."""
    ORDINATEUR = "ordinateur"
    """The clock of the computer that signed."""


class Etat(StrEnum):
    """The state of a signature field."""

    A_SIGNER = "a-signer"
    SIGNE = "signe"
    NON_JUGE = "non-juge"
    """Signed, and the extra that judges signatures is missing."""
    ILLISIBLE = "illisible"
    """Filled with something that is no signature that we can read."""


class SignatureLue(_Constat):
    """A signature as found: who, when, how durable, and what is wrong with it, if anything.

    `integre` tells that what was signed stands as it was, whoever signed; `remarques` are what does
    not make it wrong.
    """

    champ: Ligne
    signataire: Ligne
    moment: datetime | None
    heure: Heure
    niveau: NiveauSignature
    integre: bool
    defauts: tuple[Ligne, ...] = ()
    remarques: tuple[Ligne, ...] = ()

    @computed_field  # type: ignore[prop-decorator]
    @property
    def valide(self) -> bool:
        """Whether nothing is wrong."""
        return not self.defauts


class ChampLu(_Constat):
    """A signature field as found; `page` is 0 when no page shows it."""

    nom: Ligne
    description: Ligne
    page: int
    etat: Etat
    signature: SignatureLue | None = None


class FichierLu(_Constat):
    """A file that the controlled one carries; `refus` says why it was not read, if it was not."""

    nom: Ligne
    octets: int
    refus: Ligne = ""


class Verdict(_Constat):
    """The findings on one file; `version` changes with the meaning of a key."""

    version: Literal[1] = 1
    fichier: Ligne
    sorte: Literal["pdf", "docx"]
    pages: int | None
    normes: tuple[Ligne, ...] = ()
    champs: tuple[ChampLu, ...] = ()
    pieces: tuple[FichierLu, ...] = ()
    alertes: tuple[Ligne, ...] = ()
    non_juge: tuple[Ligne, ...] = ()
    comparaison: Comparaison | None = None

    @computed_field  # type: ignore[prop-decorator]
    @property
    def en_ordre(self) -> bool:
        """Whether nothing that was judged is wrong, and no signature was left unjudged."""
        other = self.comparaison and self.comparaison.mots is Ressemblance.AUTRE
        return not other and not self.non_juge and all(map(_sound, self.champs))


def _sound(champ: ChampLu) -> bool:
    if champ.signature:
        return champ.signature.valide
    return champ.etat is Etat.A_SIGNER
