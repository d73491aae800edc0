"""Signing one field of a PDF with the certificate of a person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from ctg_docs.signing.levels import Niveau
from ctg_docs.signing.stamp import stamp
from ctg_docs.signing.tool import quiet, refusal, require
from ctg_docs.suggestions import nearest

# ruff: noqa: PLC0415 - the signing library is an optional extra


@dataclass(frozen=True)
class Demande:
    """A signature to make: who signs, where, how durably.

    `champ` names the field; the first empty one when it is not given. `horodatage` is the address
    of a time-stamping service (RFC 3161). `racines` are certificates of authorities in PEM or DER;
    `police` is the font of what is seen of the signature.
    """

    certificat: Path
    mot_de_passe: str
    police: Path
    champ: str = ""
    niveau: Niveau = Niveau.B_B
    horodatage: str = ""
    racines: Sequence[Path] = ()


def sign(fichier: Path, demande: Demande) -> tuple[bytes, str]:
    """Return the file with one more signature, and the name of the field that bears it.

    Nothing of what the file held changes: the signature is added after it. Raises SourceError
    for a wrong file, certificate, password or field, MissingToolError without the extra.
    """
    require()
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import signers
    from pyhanko.sign.fields import SigSeedSubFilter

    content = _content(fichier)
    signer = _signer(demande)
    with quiet():
        writer = _opened(IncrementalPdfFileWriter, content, fichier)
        field = _field(writer, demande.champ, fichier)
        metadata = signers.PdfSignatureMetadata(
            field_name=field,
            subfilter=SigSeedSubFilter.PADES,
            embed_validation_info=demande.niveau.durable,
            use_pades_lta=demande.niveau is Niveau.B_LTA,
            validation_context=_trust(demande, signer),
        )
        tool = signers.PdfSigner(
            metadata, signer, timestamper=_timestamper(demande), stamp_style=stamp(demande.police)
        )
        return _signed(tool, writer, fichier), field


def _content(fichier: Path) -> bytes:
    try:
        return fichier.read_bytes()
    except OSError as error:
        raise refusal(
            str(fichier), "fichier-illisible", "le fichier ne peut pas être lu"
        ) from error


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


def _opened(writer: Any, content: bytes, fichier: Path) -> Any:
    from pyhanko.pdf_utils.misc import PdfError

    try:
        return writer(BytesIO(content))
    except PdfError as error:
        message = "ce fichier n’est pas un PDF, ou il est abîmé"
        raise refusal(str(fichier), "signature-fichier", message) from error


def _field(writer: Any, champ: str, fichier: Path) -> str:
    """Return the name of the field to sign: the one asked, else the first that is empty."""
    from pyhanko.sign.fields import enumerate_sig_fields

    fields = {name: value is not None for name, value, _ in enumerate_sig_fields(writer)}
    empty = [name for name, filled in fields.items() if not filled]
    if not fields:
        message = "ce fichier n’a aucun champ de signature"
        hint = "Construisez la convention avec « statut: a_signer »."
        raise refusal(str(fichier), "signature-champ", message, hint)
    if champ and champ not in fields:
        message = f"le champ « {champ} » n’existe pas"
        hint = nearest(champ, list(fields)) or f"Champs libres : {', '.join(empty) or 'aucun'}."
        raise refusal(str(fichier), "signature-champ", message, hint)
    if champ and fields[champ]:
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


def roots(files: Sequence[Path]) -> list[Any]:
    """Return the certificates of trusted authorities; raises SourceError for a wrong file."""
    from pyhanko.keys import load_certs_from_pemder

    load: Any = load_certs_from_pemder
    found: list[Any] = []
    for file in files:
        try:
            found += load([str(file)])
        except (OSError, ValueError) as error:
            message = "ce fichier n’est pas un certificat d’autorité"
            raise refusal(str(file), "signature-certificat", message) from error
    return found


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
