"""The values of a chart as an office suite prints them."""

from __future__ import annotations

from decimal import Decimal

from ctg_docs.document.nodes import Chart
from ctg_docs.french.signs import FINE, MINUS, NBSP

_SIGNS = {"€": f"{NBSP}€", "%": f"{FINE}%"}
"""Units that follow each value, as everywhere in our documents (`french.numbers.grandeur`)."""
_FRENCH = "[$-40C]"


def number_format(chart: Chart) -> str:
    """Return the format code of the values (ECMA-376, part 1, 18.8.31), with as many decimals
    as the value that has most of them."""
    places = max((_places(v) for s in chart.series for v in s.values if v is not None), default=0)
    if places and chart.unit == "€":
        places = 2
    sign = _SIGNS.get(chart.unit, "")
    quoted = f'"{sign}"' if sign else ""
    digits = f"#,##0{'.' + '0' * places if places else ''}{quoted}"
    return f'{_FRENCH}{digits};{_FRENCH}"{MINUS}"{digits}'


def _places(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return max(0, -int(exponent))
