"""Files of certificates: those of the authorities that one trusts, and that of whoever signs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ctg_docs.signing.received import content_of
from ctg_docs.signing.tool import quiet, refusal

# ruff: noqa: PLC0415 - the signing library is an optional extra

_LARGEST = 10_000_000
"""Bytes: the authorities of all of Europe take less."""


def roots(files: Sequence[Path]) -> list[Any]:
    """Return the certificates of trusted authorities; raises SourceError for a wrong file."""
    from pyhanko.keys import load_certs_from_pemder_data

    load: Any = load_certs_from_pemder_data
    found: list[Any] = []
    for file in files:
        content = content_of(file, _LARGEST)
        try:
            several = list(load(content))
            # Certificates are read as they are asked for: what is none would be known too late.
            found += [one for one in several if one.native and one.public_key]
        except Exception as error:
            message = "ce fichier n’est pas un certificat d’autorité"
            raise refusal(str(file), "signature-certificat", message) from error
    return found


def signing_key(certificat: Path, mot_de_passe: str) -> Any:
    """Return the key and the certificate of whoever signs; raises SourceError for a wrong file."""
    from pyhanko.sign.signers import SimpleSigner

    name = str(certificat)
    if not certificat.exists():
        raise refusal(name, "fichier-absent", "le certificat est introuvable")
    content = content_of(certificat, _LARGEST)
    load: Any = SimpleSigner.load_pkcs12_data
    try:
        with quiet():
            return load(content, other_certs=[], passphrase=mot_de_passe.encode())
    except Exception as error:
        message = "le certificat ne s’ouvre pas"
        hint = "Le mot de passe est faux, ou ce n’est pas un fichier .p12 (ou .pfx)."
        raise refusal(name, "signature-certificat", message, hint) from error
