"""The levels of an advanced signature in a PDF (ETSI EN 319 142-1, PAdES)."""

from __future__ import annotations

from enum import StrEnum


class NiveauSignature(StrEnum):
    """The level of a signature: the proofs that it holds, from least to most durable."""

    B_B = "B-B"
    """The signature alone."""
    B_T = "B-T"
    """With the time that a trusted third party states."""
    B_LT = "B-LT"
    """With the proofs that the certificates were valid."""
    B_LTA = "B-LTA"
    """With a time stamp over all of it, which can be renewed."""

    @property
    def horodate(self) -> bool:
        """Whether a time-stamping service is needed."""
        return self is not NiveauSignature.B_B

    @property
    def durable(self) -> bool:
        """Whether the proofs of validity go into the file."""
        return self in (NiveauSignature.B_LT, NiveauSignature.B_LTA)
