"""Trust in certificates: at which moment, with which proofs (ETSI EN 319 102-1)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

# ruff: noqa: PLC0415 - the signing library is an optional extra


@dataclass(frozen=True)
class ArchiveStamp:
    """A trusted time-stamp over a whole revision of a file."""

    revision: int
    moment: datetime


class Trust:
    """The grounds on which the signatures of one file are judged, at one moment.

    `reader` is the file, `roots` are the certificates of the authorities that one trusts.
    """

    def __init__(self, reader: Any, roots: Sequence[Any], moment: datetime) -> None:
        self._reader = reader
        self._roots = list(roots)
        self.moment = moment

    @property
    def known(self) -> bool:
        """Whether any authority is trusted."""
        return bool(self._roots)

    def context(self, moment: datetime, *, proved: bool = False, revision: int = -1) -> Any:
        """Return the context in which certificates are judged: a moment, and no network.

        `proved` asks that the file itself prove that none was revoked, with what it held at a
        `revision`, at the end when none is given.
        """
        from pyhanko.sign.validation.dss import DocumentSecurityStore
        from pyhanko.sign.validation.errors import NoDSSFoundError
        from pyhanko_certvalidator import ValidationContext

        said: dict[str, Any] = {
            "trust_roots": self._roots,
            "moment": moment,
            "revocation_mode": "hard-fail" if proved else "soft-fail",
            "retroactive_revinfo": True,
        }
        reader = self._reader
        try:
            revised = reader if revision < 0 else reader.get_historical_resolver(revision)
            store = DocumentSecurityStore.read_dss(revised)
        except NoDSSFoundError:
            return None if proved else ValidationContext(**said)
        return store.as_validation_context(said)

    @cached_property
    def archives(self) -> list[ArchiveStamp]:
        """The time-stamps over the file that count, the last first.

        Each is judged at the moment of the next one, which proves that it stood then.
        """
        found: list[ArchiveStamp] = []
        for stamp in reversed(self._reader.embedded_timestamp_signatures):
            moment = self._stamped(stamp, found[-1].moment if found else self.moment)
            if moment:
                found.append(ArchiveStamp(stamp.signed_revision, moment))
        return found

    def _stamped(self, stamp: Any, at: datetime) -> datetime | None:
        from pyhanko.sign.validation import SignatureCoverageLevel, validate_pdf_timestamp

        status = validate_pdf_timestamp(stamp, self.context(at), skip_diff=True)
        whole = status.coverage >= SignatureCoverageLevel.ENTIRE_REVISION
        return status.timestamp if whole and counts(status, at) else None

    def after(self, revision: int) -> list[ArchiveStamp]:
        """Return the time-stamps that count and cover a revision, the first one last."""
        return [a for a in self.archives if a.revision > revision]


def counts(stamp: Any, at: datetime) -> bool:
    """Tell whether a time-stamp proves its moment: sound, trusted, and of a clock then valid."""
    if stamp is None or not (stamp.intact and stamp.valid and stamp.trusted):
        return False
    clock = stamp.signing_cert
    return bool(clock.not_valid_before <= stamp.timestamp <= min(at, clock.not_valid_after))
