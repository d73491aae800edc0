"""Sizes of files, as a file manager shows them: « 512 octets », « 248 Ko », « 1,4 Mo »."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from ctg_docs.french.numbers import compte, nombre
from ctg_docs.french.signs import NBSP

KIO = 1024
"""The step between two units: that of file managers, and of the limits of the gateways."""


def taille(octets: int) -> str:
    """Return a number of bytes in the unit that keeps it short, rounded; raises ValueError if < 0.

    « Ko » and « Mo » stand for 1 024 and 1 048 576 bytes.
    """
    if octets < 0:
        raise ValueError(f"une taille ne peut être négative : {octets}")
    if octets < KIO:
        return compte(octets, "octet")
    if octets < KIO * KIO:
        return f"{nombre(-(-octets // KIO))}{NBSP}Ko"
    tenths = (Decimal(octets) / KIO**2).quantize(Decimal("0.1"), ROUND_HALF_UP)
    whole = tenths == tenths.to_integral_value()
    return f"{nombre(int(tenths) if whole else tenths)}{NBSP}Mo"
