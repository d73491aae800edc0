"""What a PDF says of itself: norms, fields, signatures, attached sources."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf

from ctg_docs.signing.levels import Niveau
from ctg_docs.signing.signer import roots
from ctg_docs.signing.tool import quiet, refusal, require

# ruff: noqa: PLC0415 - the signing library is an optional extra

_PART = re.compile(r"pdfaid:part(?:>|=\")(\d)")
_CONFORMANCE = re.compile(r"pdfaid:conformance(?:>|=\")([A-Z])")
_UA = re.compile(r"pdfuaid:part(?:>|=\")(\d)")


@dataclass(frozen=True)
class SignatureLue:
    """A signature as found: who, when, how durable, and what is wrong with it, if anything."""

    champ: str
    signataire: str
    moment: datetime | None
    horodatee: bool
    niveau: Niveau
    integre: bool
    defauts: tuple[str, ...]

    @property
    def valide(self) -> bool:
        """Whether nothing is wrong."""
        return not self.defauts


@dataclass(frozen=True)
class Controle:
    """A file as found; `pieces` maps the name of each attached source to its bytes."""

    normes: tuple[str, ...]
    pages: int
    champs: tuple[tuple[str, str], ...]
    """Name and description of each signature field, in order."""
    signatures: tuple[SignatureLue, ...]
    pieces: dict[str, bytes]

    @property
    def libres(self) -> list[str]:
        """Names of the fields that nobody has signed."""
        signed = {s.champ for s in self.signatures}
        return [name for name, _ in self.champs if name not in signed]


def control(fichier: Path, racines: Sequence[Path] = ()) -> Controle:
    """Return what a file holds.

    `racines` are the certificates of the authorities that one trusts. Raises SourceError when the
    file cannot be read as a PDF, MissingToolError without the extra.
    """
    require()
    try:
        content = fichier.read_bytes()
    except OSError as error:
        raise refusal(
            str(fichier), "fichier-illisible", "le fichier ne peut pas être lu"
        ) from error
    trusted = roots(racines)
    try:
        with pikepdf.open(BytesIO(content)) as pdf:
            normes, pages = tuple(_norms(pdf)), len(pdf.pages)
            champs = tuple(_fields(pdf))
            pieces = {name: spec.get_file().read_bytes() for name, spec in pdf.attachments.items()}
        signatures = tuple(_signatures(content, trusted))
    except Exception as error:
        # Whatever a broken file makes the libraries say, the reader is told one thing.
        message = "ce fichier n’est pas un PDF, ou il est abîmé"
        raise refusal(str(fichier), "signature-fichier", message) from error
    return Controle(normes, pages, champs, signatures, pieces)


def _norms(pdf: pikepdf.Pdf) -> Iterator[str]:
    packet = pdf.Root.Metadata.read_bytes().decode("utf-8") if "/Metadata" in pdf.Root else ""
    part, conformance = _PART.search(packet), _CONFORMANCE.search(packet)
    if part:
        yield f"PDF/A-{part[1]}{conformance[1].lower() if conformance else ''}"
    if ua := _UA.search(packet):
        yield f"PDF/UA-{ua[1]}"


def _fields(pdf: pikepdf.Pdf) -> Iterator[tuple[str, str]]:
    form = pdf.Root.get("/AcroForm")
    for field in form.Fields if form is not None else ():
        value = field.get("/V")
        stamp = value is not None and value.get("/Type") == "/DocTimeStamp"
        if field.get("/FT") == "/Sig" and not stamp:
            yield str(field.get("/T", "")), str(field.get("/TU", ""))


def _signatures(content: bytes, trusted: list[Any]) -> Iterator[SignatureLue]:
    from pyhanko.pdf_utils.reader import PdfFileReader

    with quiet():
        reader = PdfFileReader(BytesIO(content))
        stamps = len(reader.embedded_timestamp_signatures)
        for signature in reader.embedded_regular_signatures:
            yield _read(signature, reader, trusted, stamps > 0)


def _read(signature: Any, reader: Any, trusted: list[Any], archived: bool) -> SignatureLue:
    from pyhanko.sign.validation import validate_pdf_signature

    context, proofs = _context(reader, trusted)
    status = validate_pdf_signature(
        signature, signer_validation_context=context, ts_validation_context=context
    )
    stamp = status.timestamp_validity
    return SignatureLue(
        champ=str(signature.field_name),
        signataire=_common_name(signature.signer_cert),
        moment=stamp.timestamp if stamp else status.signer_reported_dt,
        horodatee=stamp is not None,
        niveau=_level(stamp is not None, proofs, archived),
        integre=bool(status.intact),
        defauts=tuple(_faults(status, trusted)),
    )


def _context(reader: Any, trusted: list[Any]) -> tuple[Any, bool]:
    """Return what a signature is judged with, and whether its proofs are in the file."""
    from pyhanko.sign.validation.dss import DocumentSecurityStore
    from pyhanko.sign.validation.errors import NoDSSFoundError
    from pyhanko_certvalidator import ValidationContext

    said: dict[str, Any] = {"trust_roots": trusted, "revocation_mode": "soft-fail"}
    try:
        store = DocumentSecurityStore.read_dss(reader)
    except NoDSSFoundError:
        return ValidationContext(**said), False
    return store.as_validation_context(said), bool(store.crls or store.ocsps)


def _level(stamped: bool, proofs: bool, archived: bool) -> Niveau:
    if not stamped:
        return Niveau.B_B
    if not proofs:
        return Niveau.B_T
    return Niveau.B_LTA if archived else Niveau.B_LT


def _faults(status: Any, trusted: list[Any]) -> Iterator[str]:
    from pyhanko.sign.diff_analysis import ModificationLevel

    if not status.intact:
        yield "le contenu signé a été modifié depuis"
    elif not status.valid:
        yield "la signature ne répond pas au certificat"
    elif (status.modification_level or ModificationLevel.NONE) > ModificationLevel.FORM_FILLING:
        yield "le fichier a été changé après la signature, au-delà d’une autre signature"
    if status.revoked:
        yield "le certificat est révoqué"
    elif not status.trusted and status.intact and status.valid:
        yield (
            "le certificat ne vient pas d’une autorité donnée par --racines, ou n’est plus valable"
            if trusted
            else "l’autorité du certificat n’est pas vérifiée : donnez-la par --racines"
        )
    if status.timestamp_validity and not status.timestamp_validity.valid:
        yield "l’horodatage est faux"


def _common_name(certificate: Any) -> str:
    said = certificate.subject.native
    return str(said.get("common_name") or certificate.subject.human_friendly)
