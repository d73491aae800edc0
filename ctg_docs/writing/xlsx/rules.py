"""Rules of a workbook: colours of states, bars of rates, lists of choices."""

from __future__ import annotations

from typing import Any

from ctg_docs.document.nodes import Column
from ctg_docs.writing.xlsx.styles import Styles

LONGEST_LIST = 255
"""Signs of a list of choices that stands in its rule (Excel's own limit)."""


def add_rules(
    sheet: Any, columns: tuple[Column, ...], first: int, last: int, styles: Styles
) -> None:
    """Give the rules of each column to its rows."""
    if last < first:
        return
    for rank, column in enumerate(columns):
        place = (first, rank, last, rank)
        if column.choices:
            _choices(sheet, place, column, styles)
        if column.unit == "pourcent":
            _bars(sheet, place, styles.bar)


def _choices(sheet: Any, place: tuple[int, int, int, int], column: Column, styles: Styles) -> None:
    labels = [choice.label for choice in column.choices]
    for choice in column.choices:
        if column.entry and choice.tone == "neutre":
            continue  # a grey cell is one that is locked
        label = choice.label.replace('"', '""')
        look = styles.tone(choice.tone)
        rule = {"type": "cell", "criteria": "==", "value": f'"{label}"', "format": look}
        sheet.conditional_format(*place, rule)
    if len(",".join(labels)) <= LONGEST_LIST and not any("," in label for label in labels):
        sheet.data_validation(*place, {"validate": "list", "source": labels})


def _bars(sheet: Any, place: tuple[int, int, int, int], colour: str) -> None:
    """Draw each rate as a bar, whose full length is the whole."""
    bar = {
        "type": "data_bar",
        "data_bar_2010": True,
        "bar_solid": True,
        "bar_color": colour,
        "bar_border_color": colour,
        "min_type": "num",
        "min_value": 0,
        "max_type": "num",
        "max_value": 1,
    }
    sheet.conditional_format(*place, bar)
