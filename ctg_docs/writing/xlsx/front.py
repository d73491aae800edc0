"""The front sheet: the words that stand in no table, with links to the sheets of tables."""

from __future__ import annotations

from typing import Any

from ctg_docs.writing.xlsx.cells import height
from ctg_docs.writing.xlsx.lines import Line
from ctg_docs.writing.xlsx.outline import Outline, TableSheet
from ctg_docs.writing.xlsx.styles import Styles

WIDTH = 120
"""Signs of a line."""
GROWTH = {"titre-1": 1.6, "titre-2": 1.5, "titre-3": 1.2, "titre-4": 1.2, "chiffre": 1.5}
"""How much taller some lines are than the others: their type, and the space above a title."""
_FIGURE_SIZE = 15


def draw_front(sheet: Any, outline: Outline, styles: Styles) -> None:
    """Write the lines one under the other."""
    sheet.set_column(0, 0, WIDTH)
    for row, item in enumerate(outline.front):
        match item:
            case TableSheet():
                target = item.name.replace("'", "''")
                look = styles.link()
                sheet.write_url(row, 0, f"internal:'{target}'!A1", look, item.title)
            case Line():
                size = GROWTH.get(item.role, 1.0)
                words = f"{item.lead} {item.words}".strip()
                sheet.set_row(row, styles.height(height(words, WIDTH / size)) * size)
                _line(sheet, row, item, styles)


def _line(sheet: Any, row: int, line: Line, styles: Styles) -> None:
    look = styles.line(line.role)
    if not line.lead or not line.words:
        sheet.write_string(row, 0, line.lead or line.words, look)
        return
    size = {"font_size": _FIGURE_SIZE} if line.role == "chiffre" else {}
    lead = styles.make(bold=True, **size)
    sheet.write_rich_string(row, 0, lead, line.lead, styles.make(), f" {line.words}", look)
