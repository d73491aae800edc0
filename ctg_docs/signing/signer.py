"""Signing one field of a PDF with the certificate of a person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf

from ctg_docs.french.dates import date_longue
from ctg_docs.problems import Place, Problem, SourceError, one_line
from ctg_docs.signing.champs import Champ, signature_fields
from ctg_docs.signing.levels import Niveau
from ctg_docs.signing.noms import answers
from ctg_docs.signing.objects import opened
from ctg_docs.signing.received import broken, content_of, protected
from ctg_docs.signing.stamp import stamp
from ctg_docs.signing.tool import quiet, refusal, require, roots
from ctg_docs.suggestions import nearest

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
    niveau: Niveau = Niveau.B_B
    horodatage: str = ""
    racines: Sequence[Path] = ()
    forcer: bool = False


class OtherNameError(SourceError):
    """The field asked is for somebody that the certificate does not name."""


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
    signer = _signer(demande)
    _check_validity(signer.signing_cert, demande.certificat, moment)
    fields = _fields(content, fichier)
    field = _field(fields, demande.champ, fichier)
    if not demande.forcer:
        _check_name(signer.signing_cert, fields[field], fichier)
    if any(f.rempli for f in fields.values()):
        _check_unbroken(content, fichier, moment)
    with quiet():
        writer = _opened(IncrementalPdfFileWriter, content, fichier)
        metadata = signers.PdfSignatureMetadata(
            field_name=_as_library(writer, field, fichier),
            subfilter=SigSeedSubFilter.PADES,
            embed_validation_info=demande.niveau.durable,
            use_pades_lta=demande.niveau is Niveau.B_LTA,
            validation_context=_trust(demande, signer),
        )
        tool = signers.PdfSigner(
            metadata, signer, timestamper=_timestamper(demande), stamp_style=stamp(demande.police)
        )
        return _signed(tool, writer, fichier), field


def _signer(demande: Demande) -> Any:
    from pyhanko.sign.signers import SimpleSigner

    name = str(demande.certificat)
    if not demande.certificat.is_file():
        raise refusal(name, "fichier-absent", "le certificat est introuvable")
    with quiet():
        load: Any = SimpleSigner.load_pkcs12
        signer = load(name, passphrase=demande.mot_de_passe.encode())
    if signer is None:
        message = "le certificat ne s’ouvre pas"
        hint = "Le mot de passe est faux, ou ce n’est pas un fichier .p12 (ou .pfx)."
        raise refusal(name, "signature-certificat", message, hint)
    return signer


def _check_validity(certificate: Any, file: Path, moment: datetime) -> None:
    """Refuse a certificate that is not valid yet, or no more: its signature would prove nothing."""
    first, last = certificate.not_valid_before, certificate.not_valid_after
    if first <= moment <= last:
        return
    day = date_longue((first if moment < first else last).date())
    message = (
        f"le certificat n’est valable qu’à partir du {day}"
        if moment < first
        else f"le certificat n’est plus valable depuis le {day}"
    )
    raise refusal(str(file), "signature-certificat", message)


def _check_name(certificate: Any, champ: Champ, fichier: Path) -> None:
    said = certificate.subject.native
    name = str(said.get("common_name") or certificate.subject.human_friendly)
    if not answers(name, champ.description):
        who = champ.description.removeprefix("Signature\u00a0: ")
        message = (
            f"le champ « {champ.nom} » est celui de « {who} », "
            f"et le certificat est celui de « {name} »"
        )
        hint = "Choisissez le champ par --champ, ou signez quand même par --forcer."
        raise OtherNameError([Problem(Place(str(fichier)), "signature-nom", message, hint)])


def _check_unbroken(content: bytes, fichier: Path, moment: datetime) -> None:
    """Refuse a file whose earlier signatures are broken: signing again would hide it."""
    from ctg_docs.signing.jugement import judge

    try:
        wrong = [(s.champ, s.defauts[0]) for s in judge(content, [], moment) if not s.integre]
    except Exception:
        # What the library cannot read cannot be vouched for, whatever it says of it.
        wrong = [("", "une signature du fichier ne se lit pas")]
    if wrong:
        name, fault = wrong[0]
        message = f"une signature du fichier n’est plus valide : {name} ({fault})"
        hint = "Reprenez la dernière version où elle l’était."
        raise refusal(str(fichier), "signature-rompue", message, hint)


def _fields(content: bytes, fichier: Path) -> dict[str, Champ]:
    """Return the signature fields by their full names, as `ctg controler` reads them."""
    try:
        with opened(content) as pdf:
            if pdf.is_encrypted:
                raise refusal(str(fichier), "signature-fichier", "le fichier est chiffré")
            return {f.nom: f for f in signature_fields(pdf) if not f.horodatage}
    except pikepdf.PasswordError as error:
        raise protected(fichier) from error
    except (pikepdf.PdfError, ValueError, TypeError, RecursionError) as error:
        raise broken(fichier) from error


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
    message = f"le champ « {one_line(field)} » se lit de plusieurs façons"
    raise refusal(str(fichier), "signature-champ", message)


def _field(fields: dict[str, Champ], champ: str, fichier: Path) -> str:
    """Return the name of the field to sign: the one asked, else the first that is empty."""
    empty = [name for name, field in fields.items() if not field.rempli]
    if not fields:
        message = "ce fichier n’a aucun champ de signature"
        hint = "Construisez la convention avec « statut: a_signer »."
        raise refusal(str(fichier), "signature-champ", message, hint)
    if champ and champ not in fields:
        message = f"le champ « {champ} » n’existe pas"
        hint = nearest(champ, list(fields)) or f"Champs libres : {', '.join(empty) or 'aucun'}."
        raise refusal(str(fichier), "signature-champ", message, hint)
    if champ and fields[champ].rempli:
        message = f"le champ « {champ} » est déjà signé"
        hint = f"Champs libres : {', '.join(empty) or 'aucun'}."
        raise refusal(str(fichier), "signature-champ", message, hint)
    if not empty:
        raise refusal(str(fichier), "signature-champ", "tous les champs sont déjà signés")
    return champ or empty[0]


def _trust(demande: Demande, signer: Any) -> Any:
    """Return what the proofs of validity are gathered with, None when the level needs none."""
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
