"""Numbers as an author types them in the sources: « 12 000 », "0,5"."""

from __future__ import annotations

from decimal import Decimal

from ctg_docs.model.intended.quantities import two_readings
from ctg_docs.starting.yaml_text import Verbatim, nombre


def written(value: Decimal) -> str:
    """Return a number as YAML: whole ones in groups of digits, the others between quotes."""
    if value == value.to_integral_value():
        return nombre(int(value)) if abs(value) >= 1000 else Verbatim(int(value))
    text = f"{value.normalize():f}".replace(".", ",")
    # Three decimals could be thousands: a fourth says that they are not.
    return f"{text}0" if two_readings(text) else text
