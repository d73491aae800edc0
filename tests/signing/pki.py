"""A chain of certificates made for the tests, with its revocation lists and time-stamp authority.

An HTTP server of this machine answers for both, as the services of a real authority would.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from asn1crypto import keys as asn1_keys
from asn1crypto import tsp
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore

PASSWORD = "essai"
SIGNATORIES = ["Anne-Lise Corvaisier", "Gérald Pastourel", "Odile Brémontier"]
BEFORE, LIFE = timedelta(days=30), timedelta(days=365)
LONG = 10 * LIFE
"""How long authorities and clocks are valid: longer than whoever signs."""


@dataclass(frozen=True)
class Span:
    """When a certificate is valid."""

    first: datetime
    last: datetime


@dataclass(frozen=True)
class Holder:
    """A key and its certificate."""

    key: rsa.RSAPrivateKey
    certificate: x509.Certificate


def _holder(
    name: str,
    issuer: Holder | None,
    span: Span,
    *extensions: tuple[x509.ExtensionType, bool],
    crl: str = "",
) -> Holder:
    key = rsa.generate_private_key(65537, 2048)
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    above = issuer or Holder(key, None)  # type: ignore[arg-type]
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer.certificate.subject if issuer else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(span.first)
        .not_valid_after(span.last)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(above.key.public_key()), False
        )
    )
    for extension, critical in extensions:
        builder = builder.add_extension(extension, critical)
    if crl:
        point = x509.DistributionPoint([x509.UniformResourceIdentifier(crl)], None, None, None)
        builder = builder.add_extension(x509.CRLDistributionPoints([point]), False)
    return Holder(key, builder.sign(above.key, hashes.SHA256()))


def _usage(**said: bool) -> x509.KeyUsage:
    names = (
        "digital_signature",
        "content_commitment",
        "key_encipherment",
        "data_encipherment",
        "key_agreement",
        "key_cert_sign",
        "crl_sign",
        "encipher_only",
        "decipher_only",
    )
    return x509.KeyUsage(**{name: said.get(name, False) for name in names})


_AUTHORITY = (
    (x509.BasicConstraints(ca=True, path_length=None), True),
    (_usage(key_cert_sign=True, crl_sign=True), True),
)
_PERSON = ((_usage(digital_signature=True, content_commitment=True), True),)
_CLOCK = (
    (_usage(digital_signature=True), True),
    (x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), True),
)


class Authority:
    """The root, the authority below it, the persons and the clock, with their server."""

    def __init__(
        self,
        folder: Path,
        persons: list[str],
        *,
        name: str = "d’essai",
        moment: datetime | None = None,
    ) -> None:
        self.folder = folder
        # Whoever signs does so now: certificates are dated from there, and tests look ahead.
        self.moment = moment or datetime.now(UTC)
        long = self.span(LONG)
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self.address = f"http://127.0.0.1:{self._server.server_port}"
        crl = f"{self.address}/revoked"
        self._root = _holder(f"Racine {name}", None, long, *_AUTHORITY)
        self._below = _holder(f"Autorité {name}", self._root, long, *_AUTHORITY, crl=f"{crl}/root")
        self._clock = _holder(f"Horodatage {name}", self._below, long, *_CLOCK, crl=f"{crl}/below")
        self.revoked: list[x509.Certificate] = []
        self.persons: dict[str, Holder] = {}
        for person in persons:
            self.enrol(person, self.span(LIFE))
        self.stamps = 0
        self.lying = False
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def span(self, life: timedelta) -> Span:
        """Return a life that began a month ago."""
        return Span(self.moment - BEFORE, self.moment - BEFORE + life)

    def enrol(self, person: str, span: Span) -> None:
        """Give a person a certificate."""
        crl = f"{self.address}/revoked/below"
        self.persons[person] = _holder(person, self._below, span, *_PERSON, crl=crl)

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    @property
    def root(self) -> Path:
        path = self.folder / f"racine-{self._server.server_port}.pem"
        path.write_bytes(self._root.certificate.public_bytes(serialization.Encoding.PEM))
        return path

    def p12(self, name: str) -> Path:
        """Return the file that a person signs with, its chain inside."""
        person = self.persons[name]
        path = self.folder / f"{name.replace(' ', '-')}.p12"
        secret = serialization.BestAvailableEncryption(PASSWORD.encode())
        chain = [self._below.certificate, self._root.certificate]
        path.write_bytes(
            pkcs12.serialize_key_and_certificates(
                name.encode(), person.key, person.certificate, chain, secret
            )
        )
        return path

    def crl(self, issuer: str) -> bytes:
        above = self._root if issuer == "root" else self._below
        builder = (
            x509.CertificateRevocationListBuilder()
            .issuer_name(above.certificate.subject)
            .last_update(self.moment - BEFORE)
            .next_update(self.moment + LONG)
            .add_extension(
                x509.AuthorityKeyIdentifier.from_issuer_public_key(above.key.public_key()), False
            )
            .add_extension(x509.CRLNumber(1), False)
        )
        for certificate in self.revoked:
            gone = (
                x509.RevokedCertificateBuilder()
                .serial_number(certificate.serial_number)
                .revocation_date(self.moment - BEFORE)
            )
            builder = builder.add_revoked_certificate(gone.build())
        return builder.sign(above.key, hashes.SHA256()).public_bytes(serialization.Encoding.DER)

    def stamp(self, request: bytes) -> bytes:
        """Answer a request for the time; a `lying` clock states that of something else."""
        self.stamps += 1
        asked = tsp.TimeStampReq.load(request)
        if self.lying:
            imprint = asked["message_imprint"]
            imprint["hashed_message"] = bytes(len(imprint["hashed_message"].native))
        store = SimpleCertificateStore()
        for holder in (self._below, self._root):
            store.register(_asn1(holder.certificate))
        secret = self._clock.key.private_bytes(
            serialization.Encoding.DER,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        clock = DummyTimeStamper(
            _asn1(self._clock.certificate),
            asn1_keys.PrivateKeyInfo.load(secret),
            certs_to_embed=store,
        )
        answer: bytes = clock.request_tsa_response(asked).dump()
        return answer


def _asn1(certificate: x509.Certificate) -> Any:
    return asn1_x509.Certificate.load(certificate.public_bytes(serialization.Encoding.DER))


def _handler(authority: Authority) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._answer(authority.crl(self.path.rsplit("/", 1)[1]), "application/pkix-crl")

        def do_POST(self) -> None:
            request = self.rfile.read(int(self.headers["Content-Length"]))
            self._answer(authority.stamp(request), "application/timestamp-reply")

        def _answer(self, content: bytes, kind: str) -> None:
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: Any) -> None:
            pass

    return Handler
