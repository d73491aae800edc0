"""Control of a received file: norms, fields, signatures, attached sources."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

import pikepdf

from ctg_docs.machine import stops_everything
from ctg_docs.problems import MissingToolError, SourceError
from ctg_docs.signing.alertes import alerts
from ctg_docs.signing.carried_files import FichierJoint
from ctg_docs.signing.certificates import roots
from ctg_docs.signing.joints import attached
from ctg_docs.signing.likeness import Comparaison
from ctg_docs.signing.metadonnees import norms
from ctg_docs.signing.objects import opened
from ctg_docs.signing.received import broken, content_of, protected
from ctg_docs.signing.revision import Revision
from ctg_docs.signing.signature_fields import SignatureField
from ctg_docs.signing.titulaire import answers
from ctg_docs.signing.tool import refusal, require
from ctg_docs.signing.verdict import ChampLu, Etat, FichierLu, SignatureLue, Verdict
from ctg_docs.signing.word import WordFile

# ruff: noqa: PLC0415 - the signing library is an optional extra

_ZIP = b"PK\x03\x04"


@dataclass(frozen=True)
class Controle:
    """A file as found, before it is compared with its sources."""

    fichier: Path
    contenu: bytes
    sorte: Literal["pdf", "docx"]
    pages: int | None = None
    normes: tuple[str, ...] = ()
    champs: tuple[ChampLu, ...] = ()
    pieces: tuple[FichierJoint, ...] = ()
    alertes: tuple[str, ...] = ()
    non_juge: tuple[str, ...] = ()

    @property
    def signatures(self) -> list[SignatureLue]:
        """The signatures that could be judged, in the order of their fields."""
        return [champ.signature for champ in self.champs if champ.signature]

    @property
    def libres(self) -> list[str]:
        """Names of the fields that nobody has signed."""
        return [champ.nom for champ in self.champs if champ.etat is Etat.A_SIGNER]

    @property
    def sources(self) -> dict[str, bytes]:
        """The attached sources that could be read, by their names."""
        return {piece.nom: piece.contenu for piece in self.pieces if not piece.refus}

    def verdict(self, comparaison: Comparaison | None) -> Verdict:
        """Return the verdict on the file, compared with its sources or not."""
        return Verdict(
            fichier=self.fichier.name,
            sorte=self.sorte,
            pages=self.pages,
            normes=self.normes,
            champs=self.champs,
            pieces=tuple(FichierLu(nom=p.nom, octets=p.octets, refus=p.refus) for p in self.pieces),
            alertes=self.alertes,
            non_juge=self.non_juge,
            comparaison=comparaison,
        )


def control(
    fichier: Path, racines: Sequence[Path] = (), moment: datetime | None = None
) -> Controle:
    """Return the content of a file, as of a moment, now when none is given.

    `racines` are the certificates of the authorities that one trusts. Raises SourceError when the
    file can be read neither as a PDF nor as a Word file.
    """
    content = content_of(fichier)
    if content.startswith(_ZIP):
        return _word(fichier, content)
    try:
        with opened(content) as pdf:
            return _pdf(fichier, content, Revision(pdf), racines, moment or datetime.now(UTC))
    except pikepdf.PasswordError as error:
        raise protected(fichier) from error
    except SourceError:
        raise
    except Exception as error:
        if stops_everything(error):
            raise
        # A broken file makes libraries raise errors of any kind; the reader is told one thing.
        raise broken(fichier) from error


def _word(fichier: Path, content: bytes) -> Controle:
    try:
        word = WordFile(content)
        return Controle(
            fichier, content, "docx", pieces=tuple(word.sources), alertes=tuple(word.alerts)
        )
    except ValueError as error:
        message = "ce fichier n’est ni un PDF ni un document Word, ou il est abîmé"
        raise refusal(str(fichier), "signature-fichier", message) from error


def _pdf(
    fichier: Path, content: bytes, revision: Revision, racines: Sequence[Path], moment: datetime
) -> Controle:
    fields = [f for f in revision.fields if not f.horodatage]
    judged, unjudged = _judged(content, fields, racines, moment)
    return Controle(
        fichier,
        content,
        "pdf",
        pages=len(revision.pages),
        normes=tuple(norms(revision.pdf)),
        champs=tuple(_read(f, judged.get(f.nom), unjudged) for f in fields),
        pieces=tuple(attached(revision.pdf)),
        alertes=tuple(alerts(revision)),
        non_juge=unjudged,
    )


def _judged(
    content: bytes, fields: Sequence[SignatureField], racines: Sequence[Path], moment: datetime
) -> tuple[dict[str, SignatureLue], tuple[str, ...]]:
    """Return the signatures by their field, and what could not be judged, in French."""
    if not any(f.rempli for f in fields):
        return {}, ()
    try:
        require()
    except MissingToolError as error:
        return {}, (f"les signatures n’ont pas été jugées. {error}",)
    from ctg_docs.signing.jugement import judge

    trusted = roots(racines)
    try:
        return {s.champ: s for s in judge(content, trusted, moment)}, ()
    except Exception:
        # A signature that the library cannot read is told as such, whatever it says of it.
        return {}, ()


def _read(
    found: SignatureField, signature: SignatureLue | None, unjudged: tuple[str, ...]
) -> ChampLu:
    if signature and not answers(signature.signataire, found.description):
        other = "le certificat ne porte pas le nom de la personne qui signe dans cette case"
        signature = signature.model_copy(update={"remarques": (*signature.remarques, other)})
    if not found.rempli:
        etat = Etat.A_SIGNER
    elif unjudged:
        etat = Etat.NON_JUGE
    else:
        etat = Etat.SIGNE if signature else Etat.ILLISIBLE
    return ChampLu(
        nom=found.nom,
        description=found.description.removeprefix("Signature\u00a0: "),
        page=found.page,
        etat=etat,
        signature=signature if found.rempli else None,
    )
