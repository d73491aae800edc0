"""Judgement of the signatures of a PDF."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any

import pikepdf

from ctg_docs.signing.changes import changes
from ctg_docs.signing.levels import NiveauSignature
from ctg_docs.signing.locks import Locks
from ctg_docs.signing.objects import Number, opened
from ctg_docs.signing.revision import Revision
from ctg_docs.signing.tail import strays
from ctg_docs.signing.titulaire import certificate_name
from ctg_docs.signing.tool import quiet
from ctg_docs.signing.trust import Trust, counts
from ctg_docs.signing.verdict import Heure, SignatureLue

# ruff: noqa: PLC0415 - the signing library is an optional extra

_MENDED = "le fichier est abîmé : les changements faits après la signature ne se lisent pas"
_STRAY = "des octets que rien n’annonce suivent le fichier"


def judge(content: bytes, roots: Sequence[Any], moment: datetime) -> list[SignatureLue]:
    """Return the judgement on each signature of a file at a moment, for trusted authorities.

    Raises what the library raises for a broken file.
    """
    from pyhanko.pdf_utils.reader import PdfFileReader

    with quiet():
        reader = PdfFileReader(BytesIO(content))
        trust = Trust(reader, roots, moment)
        known = [_value(signature) for signature in reader.embedded_signatures]
        signatures = reader.embedded_regular_signatures
        return [_Judgement(content, s, trust, known).read() for s in signatures]


def _value(signature: Any) -> Number:
    reference = signature.sig_field.raw_get("/V").reference
    return reference.idnum, reference.generation


@dataclass(frozen=True)
class _Judgement:
    """One signature being judged; `known` are all those of the file, as objects."""

    content: bytes
    signature: Any
    trust: Trust
    known: Sequence[Number]

    def read(self) -> SignatureLue:
        """Return the judgement on the signature.

        A certificate is judged at the moment that a trusted time-stamp proves; failing that, now.
        """
        after = self.trust.after(self.signature.signed_revision)
        latest = after[-1].moment if after else self.trust.moment
        stamp = self._status(self.trust.context(latest)).timestamp_validity
        certified = counts(stamp, latest)
        at = stamp.timestamp if certified else latest
        status = self._status(self.trust.context(at), self.trust.context(latest))
        faults = list(dict.fromkeys(self._faults(status)))
        return SignatureLue(
            champ=str(self.signature.field_name),
            signataire=certificate_name(self.signature.signer_cert),
            moment=stamp.timestamp if stamp else status.signer_reported_dt,
            heure=_source(stamp, certified),
            niveau=self._level(at, latest) if certified else NiveauSignature.B_B,
            integre=not faults,
            defauts=(*faults, *self._doubts(status)),
            remarques=tuple(_remarks(stamp, certified)),
        )

    def _status(self, signer: Any, clock: Any = None) -> Any:
        from pyhanko.sign.validation import validate_pdf_signature

        return validate_pdf_signature(
            self.signature,
            signer_validation_context=signer,
            ts_validation_context=clock or signer,
            skip_diff=True,  # stricter than the library: see `changes`
        )

    def _level(self, at: datetime, latest: datetime) -> NiveauSignature:
        """Return the level of a time-stamped signature, as the file itself proves it."""
        after = self.trust.after(self.signature.signed_revision)
        if any(self._proved(at, latest, archive.revision) for archive in after):
            return NiveauSignature.B_LTA
        return NiveauSignature.B_LT if self._proved(at, latest, -1) else NiveauSignature.B_T

    def _proved(self, at: datetime, latest: datetime, revision: int) -> bool:
        """Tell whether the proofs of a revision show that signer and clock were valid."""
        signer = self.trust.context(at, proved=True, revision=revision)
        clock = self.trust.context(latest, proved=True, revision=revision)
        if signer is None or clock is None:
            return False
        status = self._status(signer, clock)
        return bool(status.trusted and counts(status.timestamp_validity, latest))

    def _faults(self, status: Any) -> Iterator[str]:
        """Yield the signs that the file is not the one that was signed."""
        from pyhanko.sign.validation import SignatureCoverageLevel

        if not status.intact:
            yield "le contenu signé a été modifié depuis"
        elif not status.valid:
            yield "la signature ne répond pas au certificat"
        if Counter(self.known)[_value(self.signature)] > 1:
            yield "une même signature remplit plusieurs champs"
        if status.intact and status.coverage < SignatureCoverageLevel.ENTIRE_REVISION:
            yield "la signature ne couvre pas tout le fichier tel qu’il a été signé"
        elif status.intact and status.coverage < SignatureCoverageLevel.ENTIRE_FILE:
            yield from (f"changé après la signature : {change}" for change in self._changes())

    def _changes(self) -> list[str]:
        *_, start, length = map(int, self.signature.byte_range)
        if strays(self.content, start + length):
            return [_STRAY]
        try:
            with (
                opened(self.content[: start + length], mend=False) as before,
                opened(self.content, mend=False) as after,
            ):
                locks = Locks(self.signature)
                return changes(Revision(before), Revision(after), self.known, locks.forbid)
        except (pikepdf.PdfError, ValueError, TypeError, RecursionError):
            return [_MENDED]

    def _doubts(self, status: Any) -> Iterator[str]:
        """Yield the reasons why the certificate proves nothing."""
        stamp = status.timestamp_validity
        if status.revoked:
            yield "le certificat est révoqué"
        elif not status.trusted and status.intact and status.valid:
            yield (
                "le certificat ne vient pas d’une autorité donnée par --racines, "
                "ou n’est plus valable"
                if self.trust.known
                else "l’autorité du certificat n’est pas vérifiée : donnez-la par --racines"
            )
        if stamp and not (stamp.intact and stamp.valid):
            yield "l’horodatage est faux"


def _source(stamp: Any, certified: bool) -> Heure:
    if stamp is None:
        return Heure.ORDINATEUR
    return Heure.CERTIFIEE if certified else Heure.NON_VERIFIEE


def _remarks(stamp: Any, certified: bool) -> Iterator[str]:
    if stamp and not certified and stamp.intact and stamp.valid:
        yield (
            "l’horodatage ne compte pas : son autorité n’est pas donnée par --racines, "
            "ou son certificat n’était pas valable"
        )
