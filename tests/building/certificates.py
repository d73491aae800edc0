"""An authority made for the tests, and the certificate of a machine that it vouches for."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

DAY = timedelta(days=1)


def write_certificates(folder: Path) -> None:
    """Write `autorite.pem`, and `machine.pem` with its key, as the guide names them."""
    authority = ec.generate_private_key(ec.SECP256R1())
    above = _name("Autorité d’essai")
    signed = _certificate(above, above, authority.public_key(), authority, ca=True)
    machine = ec.generate_private_key(ec.SECP256R1())
    mine = _certificate(_name("machine"), above, machine.public_key(), authority, ca=False)
    (folder / "autorite.pem").write_bytes(signed.public_bytes(Encoding.PEM))
    (folder / "machine.pem").write_bytes(mine.public_bytes(Encoding.PEM))
    key = machine.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    (folder / "machine.key").write_bytes(key)


def _name(words: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, words)])


def _certificate(
    subject: x509.Name,
    issuer: x509.Name,
    key: ec.EllipticCurvePublicKey,
    signer: ec.EllipticCurvePrivateKey,
    *,
    ca: bool,
) -> x509.Certificate:
    now = datetime.now(UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - DAY)
        .not_valid_after(now + DAY)
        .add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
        .sign(signer, hashes.SHA256())
    )
