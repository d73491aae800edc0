"""Conditions of signing: a valid certificate, its own field, earlier signatures unbroken."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import pikepdf

from ctg_docs.french.dates import date_longue
from ctg_docs.problems import Place, Problem, SourceError
from ctg_docs.signing.locks import Locks
from ctg_docs.signing.objects import opened
from ctg_docs.signing.received import broken, protected
from ctg_docs.signing.signature_fields import SignatureField, signature_fields
from ctg_docs.signing.titulaire import answers, certificate_name
from ctg_docs.signing.tool import refusal
from ctg_docs.suggestions import nearest

# ruff: noqa: PLC0415 - the signing library is an optional extra


class OtherNameError(SourceError):
    """The field asked is for somebody that the certificate does not name."""


def check_validity(certificate: Any, file: Path, moment: datetime) -> None:
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


def check_name(certificate: Any, champ: SignatureField, fichier: Path) -> None:
    """Refuse a certificate that is not that of whoever the field is for."""
    name = certificate_name(certificate)
    if not answers(name, champ.description):
        who = champ.description.removeprefix("Signature\u00a0: ")
        message = (
            f"le champ « {champ.nom} » est celui de « {who} », "
            f"et le certificat est celui de « {name} »"
        )
        hint = "Choisissez le champ par --champ, ou signez quand même par --forcer."
        raise OtherNameError([Problem(Place(str(fichier)), "signature-nom", message, hint)])


def check_unbroken(content: bytes, fichier: Path, moment: datetime) -> None:
    """Refuse a file whose earlier signatures are broken: signing again would hide it."""
    from ctg_docs.signing.jugement import judge

    try:
        found = judge(content, [], moment)
        wrong = [f"{s.champ} ({s.defauts[0]})" for s in found if not s.integre]
    except Exception:
        # A signature that the library cannot read cannot be vouched for, whatever it says of it.
        wrong = ["elle ne se lit pas"]
    if wrong:
        message = f"une signature du fichier n’est plus valide : {wrong[0]}"
        hint = "Reprenez la dernière version où elle l’était."
        raise refusal(str(fichier), "signature-rompue", message, hint)


def check_allowed(writer: Any, champ: str, fichier: Path) -> None:
    """Refuse a field that an earlier signature forbids: that one would be broken."""
    for earlier in writer.prev.embedded_regular_signatures:
        if Locks(earlier).forbid(champ):
            message = f"la signature du champ « {earlier.field_name} » interdit d’en ajouter une"
            raise refusal(str(fichier), "signature-champ", message)


def fields_of(content: bytes, fichier: Path) -> dict[str, SignatureField]:
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


def field_to_sign(fields: dict[str, SignatureField], champ: str, fichier: Path) -> str:
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
