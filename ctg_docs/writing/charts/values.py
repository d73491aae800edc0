"""The values of a chart as an office suite prints them."""

from __future__ import annotations

from decimal import Decimal

from ctg_docs.document.nodes import Chart
from ctg_docs.french.signs import FINE, NBSP
from ctg_docs.writing.office.codes import quoted, signed

_UNITS = {"€": f"{NBSP}€", "%": f"{FINE}%"}
"""Units that follow each value, as everywhere in our documents (`french.numbers.grandeur`)."""


def number_format(chart: Chart, *, shares: bool = False) -> str:
    """Return the format code of the values, with as many decimals as the one that has most.

    `shares` says that percentages are held as shares of one, as in the cells of a workbook.
    """
    places = max((_places(v) for s in chart.series for v in s.values if v is not None), default=0)
    if places and chart.unit == "€":
        places = 2
    digits = f"#,##0{'.' + '0' * places if places else ''}"
    if shares:
        return signed(f"{digits}{quoted(FINE)}%")
    return signed(digits + quoted(_UNITS.get(chart.unit, "")))


def _places(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return max(0, -int(exponent))
