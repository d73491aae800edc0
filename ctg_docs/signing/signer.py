"""Signing one field of a PDF with the certificate of a person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from ctg_docs.signing.certificates import roots, signing_key
from ctg_docs.signing.levels import NiveauSignature
from ctg_docs.signing.prealables import (
    check_allowed,
    check_name,
    check_unbroken,
    check_validity,
    field_to_sign,
    fields_of,
)
from ctg_docs.signing.received import broken, content_of
from ctg_docs.signing.stamp import stamp
from ctg_docs.signing.tool import quiet, refusal, require

# ruff: noqa: PLC0415 - the signing library is an optional extra


@dataclass(frozen=True)
class Demande:
    """A signature to make: who signs, where, how durably.

    `champ` names the field; the first empty one when it is not given. `horodatage` is the address
    of a time-stamping service (RFC 3161). `racines` are certificates of authorities in PEM or DER;
    `police` is the font of what is seen of the signature. `forcer` signs in a field that is for
    somebody else.
    """

    certificat: Path
    mot_de_passe: str
    police: Path
    champ: str = ""
    niveau: NiveauSignature = NiveauSignature.B_B
    horodatage: str = ""
    racines: Sequence[Path] = ()
    forcer: bool = False


def sign(fichier: Path, demande: Demande, moment: datetime | None = None) -> tuple[bytes, str]:
    """Return the file with one more signature, and the name of the field that bears it.

    Nothing of what the file held changes: the signature is added after it. `moment` is now when it
    is not given. Raises SourceError for a wrong file, certificate, password or field, or when an
    earlier signature is broken; MissingToolError without the extra.
    """
    require()
    moment = moment or datetime.now(UTC)
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import signers
    from pyhanko.sign.fields import SigSeedSubFilter

    content = content_of(fichier)
    signer = signing_key(demande.certificat, demande.mot_de_passe)
    check_validity(signer.signing_cert, demande.certificat, moment)
    fields = fields_of(content, fichier)
    field = field_to_sign(fields, demande.champ, fichier)
    if not demande.forcer:
        check_name(signer.signing_cert, fields[field], fichier)
    if any(f.rempli for f in fields.values()):
        check_unbroken(content, fichier, moment)
    with quiet():
        writer = _opened(IncrementalPdfFileWriter, content, fichier)
        check_allowed(writer, field, fichier)
        metadata = signers.PdfSignatureMetadata(
            field_name=_as_library(writer, field, fichier),
            subfilter=SigSeedSubFilter.PADES,
            embed_validation_info=demande.niveau.durable,
            use_pades_lta=demande.niveau is NiveauSignature.B_LTA,
            validation_context=_trust(demande, signer),
        )
        tool = signers.PdfSigner(
            metadata, signer, timestamper=_timestamper(demande), stamp_style=stamp(demande.police)
        )
        return _signed(tool, writer, fichier), field


def _opened(writer: Any, content: bytes, fichier: Path) -> Any:
    from pyhanko.pdf_utils.misc import PdfError

    try:
        return writer(BytesIO(content))
    except PdfError as error:
        raise broken(fichier) from error


def _as_library(writer: Any, field: str, fichier: Path) -> str:
    """Return the name of a field, once the library that signs reads it as we do."""
    from pyhanko.sign.fields import enumerate_sig_fields

    if [name for name, _, _ in enumerate_sig_fields(writer)].count(field) == 1:
        return field
    message = f"le champ « {field} » se lit de plusieurs façons"
    raise refusal(str(fichier), "signature-champ", message)


def _trust(demande: Demande, signer: Any) -> Any:
    """Return the settings that gather proofs of validity, None when the level needs none."""
    from pyhanko_certvalidator import ValidationContext

    if not demande.niveau.durable:
        return None
    return ValidationContext(
        trust_roots=roots(demande.racines),
        other_certs=list(signer.cert_registry),
        allow_fetching=True,
        revocation_mode="hard-fail",
    )


def _timestamper(demande: Demande) -> Any:
    from pyhanko.sign.timestamps import HTTPTimeStamper

    if not demande.niveau.horodate:
        return None
    return HTTPTimeStamper(demande.horodatage)


def _signed(tool: Any, writer: Any, fichier: Path) -> bytes:
    from pyhanko.sign.general import SigningError
    from pyhanko.sign.timestamps import TimestampRequestError

    try:
        target: BytesIO = tool.sign_pdf(writer, existing_fields_only=True)
    except (TimestampRequestError, OSError) as error:
        message = "le service d’horodatage ne répond pas"
        hint = "Vérifiez l’adresse donnée par --horodatage, ou signez au niveau B-B."
        raise refusal(str(fichier), "signature-horodatage", message, hint) from error
    except SigningError as error:
        # With no proof that the certificate is valid, the library refuses to sign.
        message = "la validité du certificat ne peut pas être prouvée"
        hint = "Donnez par --racines le certificat de l’autorité, ou signez au niveau B-T."
        raise refusal(str(fichier), "signature-chaine", message, hint) from error
    return target.getvalue()
